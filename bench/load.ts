import { connect, type Socket } from 'node:net'
import { once } from 'node:events'

/** One keep-alive connection that sends a request and waits for its answer: as light as a client can be made. */
class Line {
  readonly #socket: Socket
  readonly #port: number
  #waiting: ((answer: { status: number; body: string }) => void) | undefined
  #got = ''
  private constructor(socket: Socket, port: number) {
    this.#socket = socket
    this.#port = port
    socket.setNoDelay(true)
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => this.#read(text))
  }
  static async to(port: number): Promise<Line> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new Line(socket, port)
  }
  #read(text: string): void {
    this.#got += text
    const end = this.#got.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#got.slice(0, end)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    const body = this.#got.slice(end + 4)
    if (Buffer.byteLength(body) < length) return
    this.#got = ''
    this.#waiting?.({ status: Number(head.slice(9, 12)), body })
  }
  send(method: string, path: string, headers: string, body = ''): Promise<{ status: number; body: string }> {
    return new Promise((done) => {
      this.#waiting = done
      const content = body ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` : ''
      this.#socket.write(`${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${this.#port}\r\n${headers}${content}\r\n${body}`)
    })
  }
  close(): void {
    this.#socket.destroy()
  }
}

export interface Request {
  method: string
  path: string
  body?: string
}

/** Loads a server with so many clients for so many seconds. `next` makes a client's next request. Times in ms. */
export async function load(
  port: number,
  headers: string,
  clients: number,
  seconds: number,
  next: (client: number, round: number) => Request,
): Promise<{ perSecond: number; p50: number; p99: number; failed: number }> {
  const times: number[] = []
  let failed = 0
  const until = performance.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const line = await Line.to(port)
      for (let round = 0; performance.now() < until; round++) {
        const { method, path, body } = next(client, round)
        const from = performance.now()
        const { status } = await line.send(method, path, headers, body)
        times.push(performance.now() - from)
        if (status !== 200) failed++
      }
      line.close()
    }),
  )
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), failed }
}

/** Signs staff in and returns the headers that a page would send. */
export async function signedIn(port: number, login: string, password: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session/staff`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  const cookies = answer.headers.getSetCookie().map((c) => c.split(';')[0] ?? '')
  const csrf = cookies.find((c) => c.startsWith('minxin_csrf='))?.slice('minxin_csrf='.length) ?? ''
  return `cookie: ${cookies.join('; ')}\r\nx-csrf: ${csrf}\r\n`
}
