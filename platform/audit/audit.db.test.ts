import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, systemActor } from '#platform/db/actor.ts'
import { type TestCounty, testCounty } from '#platform/db/test-county.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { record } from './record.ts'
import { sealedOf } from './seal-in-test.ts'
import { sealAudit } from './seal.ts'
import { verifyAudit } from './verify.ts'

let county: TestCounty
before(async () => {
  county = await testCounty()
})
after(() => county.close())

const clerk: Actor = { kind: 'staff', id: '7', name: '', role: 'town_clerk', place: '330381116', person: null }
const act = (who: Actor, name: string, fail = false) =>
  inTransaction(county.db, who, county.now, async (tx) => {
    await record(tx, who, { act: name, subjectKind: 'case', subjectId: 'x' })
    if (fail) throw new Error('undone')
  })

test('acts are sealed once, in order, and a fresh chain verifies', async () => {
  for (let i = 0; i < 20; i++) await act(systemActor('test', '330381'), `act.${i}`)
  await assert.rejects(act(clerk, 'act.undone', true))
  assert.equal(await sealedOf(county, 8), 8)
  assert.equal(await sealedOf(county, 12), 12)
  assert.equal(await sealAudit(county.db, county.now), 0)
  await act(clerk, 'act.later')
  assert.equal(await sealedOf(county, 1), 1)
  const found = await verifyAudit(county.db)
  assert.deepEqual([found.sealed, found.unsealed, found.brokenAt], [21, 0, null])
})

test('the application may add to the record and never change or remove', async () => {
  for (const sql of ['update audit_event set act = $1', 'delete from audit_event where act = $1', 'delete from audit_seal where hash = $1'])
    await assert.rejects(
      inTransaction(county.db, systemActor('x', '330381'), county.now, (tx) => tx.line.query(sql, ['x'])),
      { code: '42501' },
      sql,
    )
})

test('a changed word, a removed act and a changed seal are found at their place', async () => {
  const pool = county.db.pool
  const tries: [string, string, number][] = [
    [`update audit_event set act = 'other' where id = (select event_id from audit_seal where seq = 5)`, '', 5],
    [`update audit_seal set hash = 'x' where seq = 9`, '', 9],
    [`update audit_event set detail = '{"a": 1}' where id = (select event_id from audit_seal where seq = 2)`, '', 2],
  ]
  for (const [sql, , seq] of tries) {
    const copy = await pool.query('select * from audit_event order by id')
    const seals = await pool.query('select * from audit_seal order by seq')
    await pool.query(sql)
    assert.equal((await verifyAudit(county.db)).brokenAt, seq, sql)
    for (const r of copy.rows)
      await pool.query('update audit_event set act = $2, detail = $3 where id = $1', [r.id, r.act, JSON.stringify(r.detail)])
    for (const s of seals.rows) await pool.query('update audit_seal set hash = $2 where seq = $1', [s.seq, s.hash])
  }
  assert.equal((await verifyAudit(county.db)).brokenAt, null)
  await pool.query('delete from audit_seal where seq = 7')
  assert.equal((await verifyAudit(county.db)).brokenAt, 7)
})
