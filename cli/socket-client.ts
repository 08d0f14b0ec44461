import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { Reply, Request } from './socket-path.ts'

function reach(path: string): Promise<Socket | undefined> {
  return new Promise((done) => {
    const socket = connect(path)
    socket.once('connect', () => done(socket))
    socket.once('error', () => done(undefined))
  })
}

/** Whether a server listens at this socket. */
export async function serverAnswers(path: string): Promise<boolean> {
  const socket = await reach(path)
  socket?.destroy()
  return socket !== undefined
}

/** Lets the running server carry a command out. Returns its exit code, or undefined when no server runs. */
export async function askServer(
  path: string,
  request: Request,
  say: (line: string) => void,
  warn: (line: string) => void,
): Promise<number | undefined> {
  const socket = await reach(path)
  if (!socket) return undefined
  socket.write(`${JSON.stringify(request)}\n`)
  return new Promise((done) => {
    let exit: number | undefined
    const lines = createInterface({ input: socket })
    lines.on('line', (text) => {
      const reply = JSON.parse(text) as Reply
      if ('say' in reply) say(reply.say)
      else if ('warn' in reply) warn(reply.warn)
      else exit = reply.exit
    })
    socket.on('error', () => {})
    lines.on('close', () => {
      if (exit === undefined) warn('服务器在命令完成之前停下了。请重新启动服务器，再运行一次这条命令。')
      done(exit ?? 1)
    })
  })
}
