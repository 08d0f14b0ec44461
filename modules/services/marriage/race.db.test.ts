import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { ok } from '#demo/on-books.ts'
import { type Desk, newPerson, openDesk } from '#demo/test-registry.ts'
import { systemActor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { enterRelation } from './register/file.ts'

let desk: Desk

before(async () => {
  desk = await openDesk()
})
after(() => desk.close())

const place = '330381-M01'

/** People of the register, made without a desk. */
async function people(n: number): Promise<string[]> {
  const { rows } = await desk.db.pool.query<{ id: string }>(
    `insert into person (id, place, town, name, name_py, name_initials, sex, birth_date, id_hash, id_sealed, id_mask)
     select gen_random_uuid(), $2, $2, '女' || g, 'nv', 'n', 'F', '1990-01-01', gen_random_uuid()::text, 'x', 'x' from generate_series(1, $1::int) g returning id`,
    [n, place],
  )
  return rows.map((r) => r.id)
}

test('fifty desks marry one man at the same moment: one marriage stands', async () => {
  const [man = '', ...women] = await people(51)
  const actor = systemActor('test', place)
  const outcomes = await Promise.allSettled(
    women.map((womanId) =>
      inTransaction(desk.db, actor, desk.now, (tx) =>
        enterRelation(tx, { place, source: 'REGISTERED', registeredOn: tx.today, certNo: null, registryName: '瑞安', manId: man, womanId }),
      ),
    ),
  )
  const refused = outcomes.flatMap((o) => (o.status === 'rejected' ? [(o.reason as { code: string }).code] : []))
  assert.equal(refused.length, 49)
  assert.deepEqual([...new Set(refused)], ['marriage.already_married'])
  const { rows } = await desk.db.pool.query('select count(*)::int as n from marriage_spouse where person_id = $1', [man])
  assert.equal(rows[0].n, 1, 'of the refused nothing is left')
  const { rows: relations } = await desk.db.pool.query("select count(*)::int as n from marriage_relation where registry_name = '瑞安'")
  assert.equal(relations[0].n, 1)
})

test('fifty desks take one man in: one case is open, and the others are told which', async () => {
  const man = newPerson('抢一', '1990-01-01', 'M')
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      desk.registrar.post('/api/marriage/check-in', {
        requestId: randomUUID(),
        kind: 'M1',
        man,
        woman: newPerson(`抢妻${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${'东南西北中'[Math.floor(i / 10)]}`, '1992-02-02', 'F'),
      }),
    ),
  )
  assert.equal(answers.filter((a) => a.status === 200).length, 1)
  for (const a of answers.filter((x) => x.status !== 200)) assert.equal(a.body.code, 'marriage.open_case')
})

test('twelve couples at once, each pressed three times: twelve numbers without a gap, two sheets each', async () => {
  const cases: string[] = []
  for (let i = 0; i < 12; i++)
    cases.push(await desk.reviewed(newPerson(`同${i}夫`, '1991-01-01', 'M'), newPerson(`同${i}妻`, '1992-01-01', 'F')))
  const answers = await Promise.all(cases.flatMap((caseId) => [1, 2, 3].map(() => desk.move(desk.registrar, caseId, 'register'))))
  assert.equal(answers.filter((a) => a.status === 200).length, cases.length)
  const { rows } = await desk.db.pool.query<{ seq: number }>(
    "select seq from marriage_registration where series = 'J' and year = 2026 order by seq",
  )
  assert.deepEqual(
    rows.map((r) => r.seq),
    cases.map((_, i) => i + 1),
  )
  const { rows: sheets } = await desk.db.pool.query("select count(distinct serial)::int as n from certificate_blank where state = 'ISSUED'")
  assert.equal(sheets[0].n, cases.length * 2)
})

test('no blanks left: nobody is registered and no number is used', async () => {
  const caseId = await desk.reviewed(newPerson('无证夫', '1991-05-01', 'M'), newPerson('无证妻', '1992-05-01', 'F'))
  const before = await desk.db.pool.query("select last from number_series where series like 'certificate J %'")
  await desk.db.pool.query(
    "update certificate_blank set state = 'SPOILED', used_on = '2026-11-26' where kind = 'MARRIAGE' and state = 'IN_STOCK'",
  )
  const refused = await desk.move(desk.registrar, caseId, 'register')
  assert.equal(refused.body.code, 'certificate.no_blanks')
  assert.deepEqual((await desk.db.pool.query("select last from number_series where series like 'certificate J %'")).rows, before.rows)
  const { rows } = await desk.db.pool.query('select count(*)::int as n from marriage_registration where case_id = $1', [caseId])
  assert.equal(rows[0].n, 0)
  assert.equal(ok(await desk.registrar.get(`/api/cases/${caseId}?reason=查看`)).step, 'reviewed')
})
