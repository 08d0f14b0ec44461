// Two people at once, the same request five times, a form of yesterday: each has one defined answer and nothing twice.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { applicationOf, linApplication } from '#demo/application.ts'
import { type Answer, type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayuVillage } from '#demo/village.ts'
import { castOf } from '#demo/year/cast.ts'
import { playUntil } from '#demo/year/schedule.ts'
import { walk } from '#demo/year/walk.ts'
import { forgetAttempts } from '#platform/http/attempts.ts'
import type { ApplicationInput } from './public.ts'

const on = '2020-09-15'
let county: DemoCounty
before(async () => {
  county = await demoCounty(`${on}T09:30:00+08:00`)
})
after(() => county.close())
beforeEach(() => forgetAttempts())

const count = async (sql: string) => (await county.db.pool.query<{ n: number }>(sql)).rows[0]?.n
const codes = (answers: Answer[]) => answers.map((a) => (a.status === 200 ? 'ok' : a.body.code)).sort()
const file = (who: Browser, answers: object, requestId = randomUUID()) => who.post('/api/subsistence/applications', { requestId, answers })

test('the same submit five times at once is one case and five equal answers', async () => {
  const resident = await county.resident('19900000001')
  const requestId = randomUUID()
  const answers = await Promise.all(Array.from({ length: 5 }, () => file(resident, linApplication(on), requestId)))
  assert.deepEqual(codes(answers), ['ok', 'ok', 'ok', 'ok', 'ok'])
  for (const a of answers) assert.deepEqual(a.body, answers[0]?.body)
  assert.equal(await count('select count(*)::int as n from case_file'), 1)
  assert.equal(await count('select count(*)::int as n from message where case_id is not null'), 1)
})

test('a request id of somebody else is not answered with their reply', async () => {
  const one = await county.resident('19900000002')
  const requestId = randomUUID()
  assert.equal((await file(one, applicationOf('cai', on), requestId)).status, 200)
  const other = await county.resident('19900000006')
  const answer = await file(other, applicationOf('wang', on), requestId)
  assert.equal(answer.body.code, 'request.not_yours')
})

test('two phones with the same household at once: one is filed, the other is told', async () => {
  const phones = [await county.resident('19900000004'), await county.resident('19900000014')]
  const answers = await Promise.all(phones.map((p) => file(p, applicationOf('miao', on))))
  assert.deepEqual(codes(answers), ['ok', 'subsistence.already_applied'])
})

test('two clerks at once: one acts, the other is asked to look again', async () => {
  const { rows } = await county.db.pool.query<{ id: string; version: number }>(
    `select id, version from case_file where title like '林秀兰%'`,
  )
  const clerks = [await county.staff('wumin'), await county.staff('zhengjianguo')]
  const answers = await Promise.all(
    clerks.map((c) => c.post(`/api/cases/${rows[0]?.id}/moves/accept`, { requestId: randomUUID(), version: rows[0]?.version, input: {} })),
  )
  assert.equal(codes(answers).filter((c) => c === 'ok').length, 1)
  assert.match(String(codes(answers).find((c) => c !== 'ok')), /^case\.(changed_meanwhile|wrong_step)$/)
  assert.equal(await count(`select count(*)::int as n from letter where kind = 'acceptance'`), 1)
})

test('two heads decide at once: one decision, one letter, one entitlement', async () => {
  const cast = await castOf(county.db, mayuVillage, 'x')
  const wang = applicationOf(
    'zheng',
    '2020-08-03',
    {},
    {
      郑志强: { labour: 'NONE', illness: 'SERIOUS' },
      黄阿香: { labour: 'NONE', illness: 'SERIOUS' },
      郑小波: { labour: 'NONE', illness: 'SERIOUS' },
    },
  )
  await playUntil(
    [walk(county.db, { form: wang as ApplicationInput, start: '2020-08-03', ending: 'granted', cast, order: 1 })],
    new Date('2020-08-29T08:00:00+08:00'),
  )
  const { rows } = await county.db.pool.query<{ id: string; version: number }>(
    `select id, version from case_file where step = 'county_proposed'`,
  )
  const heads = [await county.staff('kezhang'), await county.staff('juzhang')]
  const answers = await Promise.all(
    heads.map((h, i) =>
      h.post(`/api/cases/${rows[0]?.id}/moves/${i ? 'refuse' : 'grant'}`, {
        requestId: randomUUID(),
        version: rows[0]?.version,
        input: { reason: '按规定不予确认' },
      }),
    ),
  )
  assert.equal(codes(answers).filter((c) => c === 'ok').length, 1, JSON.stringify(codes(answers)))
  assert.equal(await count(`select count(*)::int as n from letter where kind like 'decision%'`), 1)
  const granted = await count(`select count(*)::int as n from case_file where step = 'granted'`)
  assert.equal(await count('select count(*)::int as n from entitlement_row'), granted)
})

test('a form of an older version is told what to do, and nothing of it is kept', async () => {
  const resident = await county.resident('19900000006')
  const answer = await file(resident, { ...applicationOf('wang', on), formVersion: 0 })
  assert.equal(answer.body.code, 'case.old_form')
  assert.match(answer.body.message, /[\u4e00-\u9fff].*。/)
  assert.equal(await count(`select count(*)::int as n from case_file where title like '王秀珍%'`), 0)
})

test('bad input of every known kind has its sentence, and nothing is half-written', async () => {
  const resident = await county.resident('19900000006')
  const form = applicationOf('wang', on) as { members: Record<string, unknown>[] }
  const self = form.members[0] ?? {}
  const tries: [string, object, string][] = [
    ['a wrong check sign', { members: [{ ...self, idNumber: '330399195401010001' }] }, 'citizen_id.checksum'],
    ['a birthday that is to come', { members: [{ ...self, idNumber: '330399203001010018' }] }, 'citizen_id.'],
    ['no such village', { village: '330381999999' }, 'subsistence.unknown_village'],
    ['the same person twice', { members: [self, { ...self, ref: 'B', relation: 'SPOUSE' }] }, 'subsistence.person_twice'],
    ['nobody is the applicant', { members: [{ ...self, relation: 'CHILD' }] }, 'subsistence.one_applicant'],
    ['paid to a stranger', { payee: { ref: 'Z', bank: '瑞安农商银行', account: '6230000000000000001' } }, 'subsistence.unknown_ref'],
    ['no promise', { consent: { promise: false, nearRelative: { has: false }, signatures: [{ ref: 'A', signedOn: on }] } }, 'input.bad'],
    ['an amount with three decimals', { members: [{ ...self, incomes: [{ kind: 'WAGE', monthly: 10.5 }] }] }, 'input.bad'],
    ['a negative amount', { assets: { financial: -1 } }, 'input.bad'],
    ['a telephone that is none', { phone: '123' }, 'input.bad'],
    ['a paper of somebody else', { files: [{ fileId: randomUUID(), kind: 'photo' }] }, 'file.not_found'],
  ]
  const before = await count(
    'select (select count(*) from case_file)::int + (select count(*) from subsistence_person)::int + (select count(*) from message)::int as n',
  )
  for (const [what, change, code] of tries) {
    const answer = await file(resident, { ...form, ...change })
    assert.ok(answer.status >= 400 && answer.status < 500, `${what}: ${answer.status} ${JSON.stringify(answer.body)}`)
    assert.ok(String(answer.body.code).startsWith(code), `${what}: ${JSON.stringify(answer.body)}`)
    assert.match(answer.body.message, /[\u4e00-\u9fff]{4}.*。$/, what)
  }
  assert.equal(
    await count(
      'select (select count(*) from case_file)::int + (select count(*) from subsistence_person)::int + (select count(*) from message)::int as n',
    ),
    before,
  )
})

test('a renamed executable is no photograph', async () => {
  const resident = await county.resident('19900000006')
  const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(2000, 7)])
  const answer = await resident.upload(`/api/files?kind=photo&name=a.jpg&requestId=${randomUUID()}`, exe)
  assert.equal(answer.status, 415)
  assert.match(answer.body.message, /[\u4e00-\u9fff]{4}/)
})
