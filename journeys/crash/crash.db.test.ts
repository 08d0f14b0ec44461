// The server is killed at random moments of submit, decide and a month of money; the client sends again. MINXIN_KILLS says how often.
import assert from 'node:assert/strict'
import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { replyTo } from '#demo/bank-reply.ts'
import { randomFrom } from '#demo/random.ts'
import { openDatabase } from '#platform/db/open.ts'
import { demoPassword } from '#platform/identity/demo.ts'
import { requireAgreement } from './agrees.ts'
import { countyConfig, now, type Prepared, prepare } from './prepare.ts'
import { killing } from './killed-while.ts'
import { type Victim, victimOn } from './victim.ts'

// The embedded engine starts slowly: it is killed more often by `npm run test:crash`.
const kills = Number(process.env.MINXIN_KILLS ?? (process.env.DATABASE_URL ? 10 : 4))
const seed = Number(process.env.MINXIN_SEED ?? randomInt(1_000_000))
const random = randomFrom(seed)
const dir = mkdtempSync(join(tmpdir(), 'minxin-crash-'))
const schema = process.env.DATABASE_URL ? `crash${randomBytes(5).toString('hex')}` : undefined
const config = countyConfig(dir, schema)
let prepared: Prepared
let victim: Victim
const answered = { before: 0 }
const cookies = { village: '', head: '', clerk: '', one: '', two: '' }

before(async () => {
  const each = Math.ceil(kills / 3) + 1
  prepared = await prepare(config, each, each)
  victim = await victimOn({ MINXIN_DATA: dir, MINXIN_NOW: now, ...(schema ? { MINXIN_SCHEMA: schema } : {}) })
  await victim.start()
  cookies.village = await victim.signIn('cunhai', demoPassword)
  cookies.head = await victim.signIn('kezhang', demoPassword)
  cookies.clerk = await victim.signIn('keyuan', demoPassword)
  cookies.one = await victim.signIn('caiwu', demoPassword)
  cookies.two = await victim.signIn('caiwu2', demoPassword)
})
after(async () => {
  await victim?.kill()
  if (schema) {
    const db = await openDatabase(config)
    await db.pool.query(`drop schema ${schema} cascade`)
    await db.close()
  }
  rmSync(dir, { recursive: true, force: true })
})

const killedWhile = (who: string, path: string, body: object, refusal = '') => killing(victim, random, answered)(who, path, body, refusal)

const submit = () => {
  const answers = prepared.forms.pop()
  const onBehalf = { authority: 'SPOKEN', note: '本人口头委托' }
  return killedWhile(cookies.village, '/api/subsistence/applications', {
    requestId: randomUUID(),
    answers: { ...answers, village: '330381116207' },
    onBehalf,
  })
}

const decide = () => {
  const next = prepared.toDecide.pop()
  assert.ok(next, 'a case to decide')
  return killedWhile(cookies.head, `/api/cases/${next.caseId}/moves/grant`, { requestId: randomUUID(), version: next.version, input: {} })
}

let month = 9
const run = { month: '', recompute: '', runId: '', batchId: '' }
let stage = 0

/** One month of money, one kill each: simulated, put in force, opened, approved, filed, answered by the bank. */
const stages: (() => Promise<void>)[] = [
  async () => {
    month++
    run.month = `${2020 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}`
    run.recompute = (await killedWhile(cookies.clerk, '/api/recomputes', { requestId: randomUUID(), month: run.month })).body.batchId
  },
  async () => {
    const approval = { requestId: randomUUID() }
    const heard = await killedWhile(cookies.head, `/api/recomputes/${run.recompute}/approval`, approval, 'recompute.outdated')
    // A household was granted since it was simulated: the month is simulated again.
    if (heard.status !== 200) {
      stage = -1
      month--
    }
  },
  async () => {
    const opening = { requestId: randomUUID(), programme: 'subsistence', month: run.month }
    run.runId = (await killedWhile(cookies.one, '/api/payments/runs', opening)).body.runId
  },
  async () => void (await killedWhile(cookies.two, `/api/payments/runs/${run.runId}/approval`, { requestId: randomUUID() })),
  async () => {
    const filing = { requestId: randomUUID(), template: 'rural-bank' }
    run.batchId = (await killedWhile(cookies.one, `/api/payments/runs/${run.runId}/bank-file`, filing)).body.batchId
  },
  async () => {
    const file = await victim.read(cookies.one, `/api/payments/batches/${run.batchId}/file`)
    const text = replyTo(run.batchId, file)
    await killedWhile(cookies.one, `/api/payments/batches/${run.batchId}/reply`, { requestId: randomUUID(), text })
  },
]

async function pay(): Promise<void> {
  await stages[stage]?.()
  stage = (stage + 1) % stages.length
}

test(`${kills} kills: nothing lost, nothing twice`, async (t) => {
  t.diagnostic(`seed ${seed}`)
  for (let n = 0; n < kills; n++) await [submit, decide, pay][n % 3]?.()
  await victim.kill()
  t.diagnostic(`${answered.before} of ${kills} requests were answered before the kill`)
  const db = await openDatabase(config)
  try {
    await requireAgreement(db)
    const { rows } = await db.pool.query<{ submitted: number; granted: number }>(
      `select count(*) filter (where step = 'submitted')::int as submitted, count(*) filter (where step = 'granted')::int as granted from case_file`,
    )
    assert.deepEqual(rows, [{ submitted: Math.ceil(kills / 3), granted: 1 + Math.ceil((kills - 1) / 3) }])
  } finally {
    await db.close()
  }
})
