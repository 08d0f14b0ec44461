import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { databaseCommands } from './database-commands.ts'
import { commandNames, runCommand } from './run.ts'
import { askServer, serverAnswers } from './socket-client.ts'
import { listenForCommands } from './socket-server.ts'
import { usages } from './usage.ts'

const folder = mkdtempSync(join(tmpdir(), 'minxin-cli-'))
const socket = join(folder, 'minxin.sock')
let county: DemoCounty
before(async () => {
  county = await demoCounty('2020-09-15T09:30:00+08:00')
})
after(async () => {
  await county.close()
  rmSync(folder, { recursive: true, force: true })
})

async function say(...words: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommand(words, { say: (l) => void out.push(l), warn: (l) => void err.push(l), folder })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('every command is explained, and a wrong one is answered with the explanation', async () => {
  for (const name of commandNames.filter((n) => n !== 'parameters')) assert.ok(usages[name], name)
  assert.equal((await say()).code, 2)
  assert.match((await say('dance')).err, /没有命令“dance”/)
  assert.match((await say('help')).out, /evaluate subsistence/)
  assert.equal((await say('evaluate', 'marriage', 'x')).code, 2)
})

test('evaluate takes and prints the exchange format: one case or a list, days beside, variants', async () => {
  const examples = JSON.parse(
    readFileSync(new URL('../modules/assistance/subsistence/examples/determination.json', import.meta.url), 'utf8'),
  ) as { id: string; result: unknown }[]
  writeFileSync(join(folder, 'one.json'), JSON.stringify(examples[0]))
  writeFileSync(join(folder, 'all.json'), JSON.stringify(examples))
  const one = await say('evaluate', 'subsistence', 'one.json')
  assert.equal(one.code, 0, one.err)
  assert.equal(JSON.parse(one.out)[0].id, examples[0]?.id)
  const all = JSON.parse((await say('evaluate', 'subsistence', 'all.json')).out)
  assert.deepEqual(
    all.map((a: { id: string }) => a.id),
    examples.map((e) => e.id),
  )
  writeFileSync(join(folder, 'bad.json'), '{')
  assert.match((await say('evaluate', 'subsistence', 'bad.json')).err, /不是 JSON/)
  assert.match((await say('evaluate', 'subsistence', 'nowhere.json')).err, /打不开文件/)
})

test('a running server carries commands out, over a socket of its own user, and says failures in words', async () => {
  const server = await listenForCommands(county.db, socket, databaseCommands, county.clock)
  try {
    assert.equal(statSync(socket).mode & 0o777, 0o600)
    assert.equal(await serverAnswers(socket), true)
    const ask = async (command: string, ...args: string[]) => {
      const lines: string[] = []
      const code = await askServer(
        socket,
        { command, args, secret: null },
        (l) => void lines.push(l),
        (l) => void lines.push(l),
      )
      return { code, text: lines.join('\n') }
    }
    assert.match((await ask('audit', 'verify')).text, /核对相符/)
    assert.match((await ask('payments', 'open', '2020-10')).text, /没有要发放的对象/)
    assert.equal((await ask('payments', 'open', '2020-13')).code, 2)
    assert.match((await ask('dance')).text, /不认识命令/)
    const doctor = await ask('doctor')
    assert.match(doctor.text, /✔ 行级权限/)
    assert.match((await ask('migrate')).text, /数据库已是最新/)
  } finally {
    await server.close()
  }
  assert.equal(await serverAnswers(socket), false)
})

test('the first account of a county is made here, with a password that must be changed; a wrong one is refused in words', async () => {
  const lines: string[] = []
  const run = async (...args: string[]) => {
    const command = await databaseCommands.staff?.()
    const put = (line: string) => void lines.push(line)
    return command?.(county.db, { args, say: put, warn: put, clock: county.clock, secret: null })
  }
  assert.equal(await run('add', 'chenjing', '陈静', 'operator', '330381'), 0)
  const password = /初始密码：([a-z0-9-]{19})/.exec(lines.at(-1) ?? '')?.[1] ?? ''
  const signIn = (with_: string) => county.stranger.post('/api/session/staff', { login: 'chenjing', password: with_ })
  assert.equal((await signIn(password)).status, 200)
  assert.equal((await county.stranger.get('/api/operations')).body.code, 'session.password_must_change')
  assert.equal(await run('add', 'chenjing', '陈静', 'auditor', '330381'), 0)
  assert.match(lines.at(-1) ?? '', /密码没有变/)
  await assert.rejects(run('add', 'chenjing', '别人', 'auditor', '330381') as Promise<number>, { code: 'identity.other_name' })
  await assert.rejects(run('add', 'x', '某人', 'king', '330381') as Promise<number>, { code: 'identity.no_such_role' })
  await assert.rejects(run('add', 'x', '某人', 'auditor', '330302') as Promise<number>, { code: 'identity.no_such_place' })
  assert.equal(await run('reset', 'chenjing'), 0)
  assert.equal((await county.stranger.get('/api/operations')).status, 401, 'what was open is closed')
  assert.equal((await signIn(password)).status, 401)
  await assert.rejects(run('reset', 'nobody') as Promise<number>, { code: 'identity.no_such_login' })
  const acts = await county.db.pool.query(`select act from audit_event where act like 'identity.staff%' order by id`)
  assert.deepEqual(
    acts.rows.map((r) => r.act),
    ['identity.staff_add', 'identity.staff_add', 'identity.staff_reset'],
  )
})

test('a socket file left by a killed server does not stand in the way', async () => {
  writeFileSync(socket, '')
  const server = await listenForCommands(county.db, socket, databaseCommands, county.clock)
  assert.equal(await serverAnswers(socket), true)
  await server.close()
})

test('a short passphrase, or none, makes no backup', async () => {
  const kept = process.env.MINXIN_BACKUP_PASSPHRASE
  delete process.env.MINXIN_BACKUP_PASSPHRASE
  assert.match((await say('backup', 'x')).err, /没有口令/)
  process.env.MINXIN_BACKUP_PASSPHRASE = 'short'
  assert.match((await say('backup', 'x')).err, /口令太短/)
  if (kept === undefined) delete process.env.MINXIN_BACKUP_PASSPHRASE
  else process.env.MINXIN_BACKUP_PASSPHRASE = kept
})
