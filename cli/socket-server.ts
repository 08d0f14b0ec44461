import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { Db } from '#platform/db/database.ts'
import type { DatabaseCommands } from './command.ts'
import { failureOf } from './failure.ts'
import { serverAnswers } from './socket-client.ts'
import type { Reply, Request } from './socket-path.ts'

/** Asks for commands at a local socket that only the server's own user may open. */
export interface CommandSocket {
  close(): Promise<void>
}

/**
 * Listens for the command line. A socket file left by a killed server is replaced; one that answers belongs to another
 * server of the same folder and is left to it.
 */
export async function listenForCommands(db: Db, path: string, commands: DatabaseCommands, clock: () => Date): Promise<CommandSocket> {
  if (await serverAnswers(path)) return { close: async () => {} }
  const pipe = process.platform === 'win32'
  if (!pipe) rmSync(path, { force: true })
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
    answer(db, socket, commands, clock)
  })
  // The file is made with the umask of this moment: nobody else may open it, not even before chmod.
  const umask = pipe ? 0 : process.umask(0o177)
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(path, done)
    if (!pipe) process.umask(umask)
  })
  if (!pipe) chmodSync(path, 0o600)
  server.unref()
  return {
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy()
        server.close(() => done())
      }),
  }
}

function answer(db: Db, socket: Socket, commands: DatabaseCommands, clock: () => Date): void {
  const send = (reply: Reply) => void (socket.writable && socket.write(`${JSON.stringify(reply)}\n`))
  createInterface({ input: socket }).once('line', (text) => {
    run(db, text, commands, clock, send)
      .catch((error) => {
        const { line, code } = failureOf(error)
        send({ warn: line })
        return code
      })
      .then((exit) => {
        send({ exit })
        socket.end()
      })
  })
}

async function run(db: Db, text: string, commands: DatabaseCommands, clock: () => Date, send: (reply: Reply) => void): Promise<number> {
  const { command, args, secret } = JSON.parse(text) as Request
  const load = Object.hasOwn(commands, command) ? commands[command] : undefined
  if (!load) {
    send({ warn: `运行中的服务器不认识命令“${command}”。请用同一版本的程序。` })
    return 2
  }
  const call = { args, secret, clock, say: (line: string) => send({ say: line }), warn: (line: string) => send({ warn: line }) }
  return (await load())(db, call)
}
