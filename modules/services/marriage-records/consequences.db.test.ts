import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { ok } from '#demo/on-books.ts'
import { type Desk, newPerson, openDesk } from '#demo/test-registry.ts'
import { recordDeaths } from '#modules/core/life-events/public.ts'
import type { Actor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'

// A husband dies; the file says so and his wife is widowed. It was somebody else: the marriage stands again.
let desk: Desk
let eventId = ''
const man = newPerson('周建国', '1960-05-20', 'M')
const woman = newPerson('林小梅', '1962-06-01', 'F')
const keyuan = (): Promise<Actor> => actorOf('keyuan')
async function actorOf(login: string): Promise<Actor> {
  const { rows } = await desk.db.pool.query(
    'select s.id, s.name, p.role, p.place from staff s join staff_post p on p.staff_id = s.id where login = $1',
    [login],
  )
  return { kind: 'staff', person: null, ...rows[0] }
}
const seen = async () => ok(await desk.registrar.post('/api/marriage-records/look-up', woman))

before(async () => {
  desk = await openDesk()
  ok(await desk.move(desk.registrar, await desk.reviewed(man, woman), 'register'))
  desk.now = new Date('2026-12-20T09:00:00+08:00')
  desk.registrar = await desk.staff('dengji')
})
after(() => desk.close())

test('a death ends the marriage, the file has a note, the one who is left is widowed', async () => {
  const actor = await keyuan()
  const { rows } = await desk.db.pool.query("select id from person where name = '周建国'")
  const [done] = await inTransaction(desk.db, actor, desk.now, (tx) =>
    recordDeaths(tx, actor, [
      { personId: rows[0].id, happenedOn: '2026-12-15', source: 'hospital', sourceRef: 'x1', proof: '死亡医学证明 1' },
    ]),
  )
  eventId = done?.eventId ?? ''
  const now = await seen()
  assert.match(now.marital, /^丧偶（2026年12月15日起）/)
  assert.equal(now.marriages[0].statusLabel, '一方去世')
  assert.match(now.marriages[0].notes[0].text, /2026年12月15日去世，婚姻终止/)
  const event = ok(await (await desk.staff('keyuan')).get(`/api/life-events/${eventId}`))
  assert.equal(event.lines.find((l: { title: string }) => l.title === '婚姻登记').state, 'done')
})

test('a widow gets her certificate again, and it says so', async () => {
  const now = await seen()
  const { caseId, why } = ok(
    await desk.registrar.post('/api/marriage-records/reissues', {
      requestId: randomUUID(),
      ...woman,
      relationId: now.marriages[0].relationId,
      want: 'MARRIAGE',
      asker: 'SELF',
      loss: '遗失',
    }),
  )
  assert.equal(why, null)
  assert.match(ok(await desk.registrar.get(`/api/marriage-records/${caseId}`)).note, /已去世/)
})

test('it was a mistake: the marriage stands again and she is married as before', async () => {
  const [asker, decider] = [await desk.staff('keyuan'), await desk.staff('kezhang')]
  ok(await asker.post(`/api/life-events/${eventId}/withdrawal`, { requestId: randomUUID(), eventId, reason: '同名同姓，报错了人' }))
  ok(
    await decider.post(`/api/life-events/${eventId}/withdrawal/decision`, {
      requestId: randomUUID(),
      eventId,
      agree: true,
      reason: '核实健在',
    }),
  )
  const now = await seen()
  assert.match(now.marital, /^初婚/)
  assert.equal(now.marriages[0].statusLabel, '存续')
  assert.match(now.marriages[0].notes.at(-1).text, /婚姻恢复/)
  await assert.rejects(
    desk.db.pool.query('insert into marriage_spouse select gen_random_uuid(), side, person_id, place, true from marriage_spouse'),
  )
})
