// One more registration at the desk moves the published figure by one, under the next number of the year.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { loadMarriages } from '#demo/marriages.ts'
import { loadPeople } from '#demo/people.ts'
import { type Desk, newPerson, openDesk } from '#demo/test-registry.ts'

let desk: Desk
before(async () => {
  desk = await openDesk('2020-12-31T09:00:00+08:00')
  await loadPeople(desk.db, { seed: 7, people: 2000, on: '2020-12-31' })
  await loadMarriages(desk.db, {
    seed: 1,
    year: 2020,
    until: '2020-12-30',
    marriages: 46,
    divorces: 17,
    marriageReissues: 8,
    divorceReissues: 2,
  })
})
after(() => desk.close())

test('from 46 to 47: value, list, statistics, workload and archive', async () => {
  const figure = async () => (await desk.head.get('/api/figures/marriage.registrations?year=2020')).body.value
  assert.equal(await figure(), 46)
  const caseId = await desk.reviewed(newPerson('周建国', '1996-05-20', 'M'), newPerson('林小梅', '1998-06-01', 'F'))
  assert.equal(await figure(), 46, 'nobody is married before it is registered')
  const done = await desk.move(desk.registrar, caseId, 'register')
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.equal(await figure(), 47)
  const { items } = (await desk.head.get('/api/figures/marriage.registrations/records?year=2020')).body
  assert.equal(items.at(-1).label, 'J330381-2020-000047')
  assert.equal((await desk.head.get('/api/marriage-statistics?year=2020')).body.totals.marriages, 47)
  const [found] = (await desk.registrar.get('/api/marriage-files?q=J330381-2020-000047')).body.items
  assert.equal(found.man.name, '周建国')
  const file = (await desk.registrar.get(`/api/marriage-files/${found.registrationId}?openPurpose=registration`)).body
  assert.equal(file.caseId, caseId)
  assert.equal(file.parties[0].statusBefore, '未婚')
  assert.equal(file.blanks.length, 2)
  // Whoever registered it does not review it, from the desk's own record.
  const taken = await desk.head.post('/api/marriage-reviews', { requestId: crypto.randomUUID(), registrationId: found.registrationId })
  const list = (await desk.registrar.get('/api/marriage-reviews')).body.items
  assert.equal(list.find((r: { reviewId: string }) => r.reviewId === taken.body.reviewId).mayReview, false)
})
