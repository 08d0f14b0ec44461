import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The product's own server as a process, timed from nothing to its first line that it serves. */
export interface Served {
  seconds: number
  port: number
  /** Most memory it ever held, in MB. */
  peakMb(): number
  /** Memory now, in MB. */
  nowMb(): number
  stop(): Promise<void>
}

export async function serveDemonstration(env: Record<string, string>, port: number): Promise<Served> {
  const from = performance.now()
  const child: ChildProcess = spawn(process.execPath, ['--no-warnings', '--max-semi-space-size=4', 'server.ts', '--demo'], {
    cwd: root,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((done, failed) => {
    child.stdout?.on('data', (text) => String(text).includes('民心已启动') && done())
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)))
  })
  const seconds = (performance.now() - from) / 1000
  // A bench that fails half-way leaves no server behind.
  process.once('exit', () => child.kill('SIGKILL'))
  const status = (field: string) =>
    Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024
  return {
    seconds,
    port,
    peakMb: () => status('VmHWM'),
    nowMb: () => status('VmRSS'),
    stop: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
