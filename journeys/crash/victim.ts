import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

/** A server that is killed and started again, and a client that behaves as a phone does: it sends again until it hears. */
export interface Victim {
  start(): Promise<void>
  /** SIGKILL: nothing is said goodbye to. */
  kill(): Promise<void>
  /** Sends once; undefined when the line broke. */
  once(cookies: string, path: string, body: object): Promise<Heard | undefined>
  /** Sends the same until an answer comes. */
  surely(cookies: string, path: string, body: object): Promise<Heard>
  /** Reads a file; the server is up. */
  read(cookies: string, path: string): Promise<string>
  /** Signs staff in; returns the cookies. */
  signIn(login: string, password: string): Promise<string>
}

export interface Heard {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the server said.
  body: any
  cookies: string[]
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  await new Promise((done) => probe.close(done))
  return port
}

/** Prepares a victim on the given environment; nothing runs yet. */
export async function victimOn(env: Record<string, string>): Promise<Victim> {
  const port = await freePort()
  let child: ChildProcess | undefined
  const send = async (cookies: string, path: string, body: object): Promise<Heard | undefined> => {
    const csrf = /minxin_csrf=([^;]*)/.exec(cookies)?.[1] ?? ''
    try {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: cookies, 'x-csrf': csrf, connection: 'close' },
        body: JSON.stringify(body),
      })
      return { status: answer.status, body: await answer.json(), cookies: answer.headers.getSetCookie() }
    } catch {
      return undefined
    }
  }
  const victim: Victim = {
    start: async () => {
      child = spawn(process.execPath, ['--no-warnings', fileURLToPath(new URL('server.ts', import.meta.url))], {
        env: { ...process.env, ...env, PORT: String(port) },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const [first] = await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), once(child, 'exit')])
      if (!String(first).includes('ready')) throw new Error(`the server did not start: ${first}`)
    },
    kill: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    once: send,
    surely: async (cookies, path, body) => {
      for (let tries = 0; tries < 50; tries++) {
        const heard = await send(cookies, path, body)
        if (heard) return heard
        await new Promise((done) => setTimeout(done, 100))
      }
      throw new Error(`no answer at ${path}`)
    },
    read: async (cookies, path) =>
      (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie: cookies, connection: 'close' } })).text(),
    signIn: async (login, password) => {
      const heard = await victim.surely('', '/api/session/staff', { login, password })
      if (heard.status !== 200) throw new Error(`sign-in: ${JSON.stringify(heard.body)}`)
      return heard.cookies.map((c) => c.split(';')[0]).join('; ')
    },
  }
  return victim
}
