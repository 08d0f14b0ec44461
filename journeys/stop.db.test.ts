// The product's own server as a process: what it says when it is told to stop, what it logs, and who may open its folder.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '#platform/db/open.ts'
import { makeDemoStaff } from '#platform/identity/demo.ts'
import { mayuVillage } from '#demo/village.ts'
import { countyConfig } from './crash/prepare.ts'

const dir = mkdtempSync(join(tmpdir(), 'minxin-stop-'))
const schema = process.env.DATABASE_URL ? `s${randomBytes(6).toString('hex')}` : undefined
const config = countyConfig(dir, schema)
const root = fileURLToPath(new URL('..', import.meta.url))
let port = 0

before(async () => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  port = (probe.address() as { port: number }).port
  await new Promise((done) => probe.close(done))
  const db = await openDatabase(config)
  await makeDemoStaff(db, mayuVillage)
  await db.close()
})
after(async () => {
  for (const child of started) child.kill('SIGKILL')
  if (schema) {
    const db = await openDatabase(config)
    await db.pool.query(`drop schema ${schema} cascade`)
    await db.close()
  }
  rmSync(dir, { recursive: true, force: true })
})

const env = { ...process.env, MINXIN_DATA: dir, MINXIN_SCHEMA: schema ?? '', MINXIN_LOG: '1' }
const started: ChildProcess[] = []
interface Running {
  child: ChildProcess
  log: () => string
}
async function serving(): Promise<Running> {
  let out = ''
  const child = spawn(process.execPath, ['--no-warnings', 'server.ts', '--port', String(port)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  child.stdout?.on('data', (text) => (out += text))
  while (!out.includes('"msg":"started"') && child.exitCode === null) await new Promise((go) => setTimeout(go, 20))
  assert.equal(child.exitCode, null, out)
  return { child, log: () => out }
}

const body = JSON.stringify({ login: 'wumin', password: 'not the password' })
const head = `POST /api/session/staff HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`

/** A request of which the server has the beginning: it is under way. The rest is sent when told. */
async function begun(): Promise<{ rest: () => Promise<string> }> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  let answer = ''
  socket.on('data', (text) => (answer += text))
  socket.on('error', () => {})
  const closed = once(socket, 'close')
  socket.write(head + body.slice(0, 10))
  return {
    rest: async () => {
      socket.write(body.slice(10))
      await closed
      return answer
    },
  }
}

test('told to stop, it answers what is under way, takes nobody new and ends well; its log is JSON lines', async () => {
  const { child, log } = await serving()
  assert.equal((await fetch(`http://127.0.0.1:${port}/api/health/ready`)).status, 200)
  const waiting = await Promise.all(Array.from({ length: 5 }, begun))
  await new Promise((go) => setTimeout(go, 300))
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await new Promise((go) => setTimeout(go, 300))
  await assert.rejects(fetch(`http://127.0.0.1:${port}/api/health/live`), 'nobody new')
  for (const answer of await Promise.all(waiting.map((w) => w.rest()))) assert.match(answer, /^HTTP\/1\.1 401 /)
  assert.deepEqual(await gone, [0, null])
  const lines = log().trim().split('\n')
  for (const line of lines) assert.equal(typeof JSON.parse(line).msg, 'string', line)
  const served = lines.map((l) => JSON.parse(l)).filter((l) => l.msg === 'served')
  assert.ok(served.filter((l) => l.route === '/api/session/staff' && l.status === 401 && l.code && l.reqId).length === 5)
  assert.deepEqual(JSON.parse(lines.at(-1) ?? '{}').late, [])
  assert.doesNotMatch(log(), /wumin|not the password/)
})

test('the command line works beside a running server; a second server of an embedded folder is refused', async () => {
  const { child } = await serving()
  const run = async (...words: string[]) => {
    const other = spawn(process.execPath, ['--no-warnings', ...words], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const stream of [other.stdout, other.stderr]) stream?.on('data', (chunk) => (text += chunk))
    const [code] = await once(other, 'exit')
    return { code, text }
  }
  process.env.MINXIN_BACKUP_PASSPHRASE = 'six larks above the field'
  Object.assign(env, { MINXIN_BACKUP_PASSPHRASE: process.env.MINXIN_BACKUP_PASSPHRASE })
  const made = await run('cli.ts', 'backup', join(dir, 'now.minxin'))
  assert.equal(made.code, 0, made.text)
  assert.match(made.text, /操作记录链：\d+ 条/)
  const looked = await run('cli.ts', 'backup', 'verify', join(dir, 'now.minxin'))
  assert.match(looked.text, /备份完好，可以恢复/)
  assert.match((await run('cli.ts', 'restore', join(dir, 'now.minxin'))).text, /服务器正在运行，不能恢复/)
  if (!schema) {
    const second = await run('server.ts', '--port', '0')
    assert.equal(second.code, 1)
    assert.match(second.text, /正由另一个进程（\d+）使用/)
  }
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  assert.deepEqual(await gone, [0, null])
})
