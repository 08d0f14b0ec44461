import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type Actor, systemActor } from '#platform/db/actor.ts'
import { type TestCounty, testCounty } from '#platform/db/test-county.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import type { BookingRules } from './booking.ts'
import { cancel, move } from './change.ts'
import { acceptInstead, liftClosure, planClosure, settleClosure } from './closures.ts'
import { extend, holdExclusive } from './exclusive.ts'
import { book, confirm, hold, walkIn } from './hold.ts'
import { moveUp } from './move-up.ts'
import { freeSlots, keepResource, keepSlots } from './slots.ts'
import { checkIn, markAbsent, markDone, startVisit } from './visit.ts'
import { acceptOffer, joinWait, leaveWait } from './waiting.ts'

// One counter on Wednesday 17 March 2021: slots of one, two and three online seats and one for walk-ins each.
const place = '330381-M01'
const rules: BookingRules = {
  holdMin: 15,
  offer: { farMin: 120, nearMin: 30, nearHours: 24 },
  noShow: { withinDays: 180, blockDays: 30 },
  noShowAfterMin: 30,
}
let county: TestCounty
let resourceId: string
let slots: string[]
const office = systemActor('office', '330381')
const desk: Actor = { kind: 'staff', id: 'd1', name: '登记员', role: 'registrar', place, person: null }
const other: Actor = { ...desk, id: 'c1', place: '330381116', role: 'town_clerk' }
const citizen = (id: string): Actor => ({ kind: 'resident', id, name: '', role: 'applicant', place: '', person: null })
const at = (text: string) => {
  county.now = new Date(`${text}+08:00`)
}
const run = <R>(who: Actor, work: (tx: Tx) => Promise<R>) => inTransaction(county.db, who, county.now, work)
const party = (couple: string, keys = [`m-${couple}`, `f-${couple}`]) => ({
  service: 'S',
  holderKeys: keys,
  contentSealed: couple,
  accountId: `a-${couple}`,
})
const ask = (couple: string, slotId: string, keys?: string[], requestId: string = randomUUID()) =>
  run(citizen(`a-${couple}`), (tx) =>
    hold(tx, citizen(`a-${couple}`), { ...party(couple, keys), slotId, requestId, source: 'ONLINE' }, rules),
  )
const statusOf = async (id: string) => (await county.db.pool.query('select status from booking where id = $1', [id])).rows[0].status
const refused = (code: string) => ({ code })

before(async () => {
  county = await testCounty('2021-03-01T09:00:00+08:00')
  await run(office, async (tx) => {
    resourceId = await keepResource(tx, { place, code: 'S', name: '窗口' })
    const slot = (day: string, hour: string, online: number) => ({
      resourceId,
      place,
      day,
      starts: new Date(`${day}T${hour}:00+08:00`),
      ends: new Date(new Date(`${day}T${hour}:00+08:00`).getTime() + 3_600_000),
      opens: new Date('2021-02-15T00:00:00+08:00'),
      online,
      walkIn: 1,
      group: null,
    })
    const list = [
      slot('2021-03-17', '13:30', 1),
      slot('2021-03-17', '14:30', 2),
      slot('2021-03-17', '15:30', 3),
      slot('2021-03-18', '08:30', 3),
    ]
    assert.equal(await keepSlots(tx, list), 4)
    assert.equal(await keepSlots(tx, list), 0, 'a slot is made once')
  })
  const { rows } = await county.db.pool.query('select id from booking_slot order by starts_at')
  slots = rows.map((r) => r.id)
})
after(() => county.close())
const s = (i: number) => slots[i] as string

test('a seat is held for fifteen minutes; then somebody else has it, and it cannot be confirmed any more', async () => {
  at('2021-03-02T09:00:00')
  const first = await ask('A', s(0))
  await assert.rejects(ask('B', s(0)), refused('booking.full'))
  at('2021-03-02T09:14:59')
  await assert.rejects(ask('B', s(0)), refused('booking.full'))
  at('2021-03-02T09:15:00')
  await assert.rejects(
    run(citizen('a-A'), (tx) => confirm(tx, citizen('a-A'), first.bookingId)),
    refused('booking.hold_over'),
  )
  const second = await ask('B', s(0))
  assert.deepEqual([await statusOf(first.bookingId), await statusOf(second.bookingId)], ['EXPIRED', 'HELD'])
  await run(citizen('a-B'), (tx) => confirm(tx, citizen('a-B'), second.bookingId))
  assert.equal(await statusOf(second.bookingId), 'CONFIRMED')
})

test('the clock of the machine put back brings no hold to life and doubles none', async () => {
  at('2021-03-02T10:00:00')
  const one = await ask('K', s(1))
  at('2021-03-02T10:20:00')
  await assert.rejects(
    run(citizen('a-K'), (tx) => confirm(tx, citizen('a-K'), one.bookingId)),
    refused('booking.hold_over'),
  )
  at('2021-03-02T10:05:00')
  await assert.rejects(
    run(citizen('a-K'), (tx) => confirm(tx, citizen('a-K'), one.bookingId)),
    refused('booking.hold_over'),
  )
  assert.equal(await statusOf(one.bookingId), 'EXPIRED')
  const again = await ask('K', s(1))
  at('2021-03-02T09:00:00')
  await assert.rejects(ask('K', s(2)), refused('booking.duplicate_person'))
  await run(citizen('a-K'), (tx) => cancel(tx, citizen('a-K'), { bookingId: again.bookingId }, rules))
})

test('the same request twice is one booking; either number twice is refused', async () => {
  at('2021-03-02T11:00:00')
  const requestId = randomUUID()
  const one = await ask('D', s(1), undefined, requestId)
  assert.equal((await ask('D', s(1), undefined, requestId)).bookingId, one.bookingId)
  await assert.rejects(ask('E', s(2), ['m-D', 'f-E']), refused('booking.duplicate_person'))
  await assert.rejects(ask('E', s(2), ['m-E', 'f-D']), refused('booking.duplicate_person'))
  const cancelled = await run(citizen('a-D'), (tx) => cancel(tx, citizen('a-D'), { bookingId: one.bookingId }, rules))
  assert.deepEqual(cancelled, { status: 'CANCELLED', late: false })
  await assert.rejects(
    run(citizen('a-E'), (tx) => cancel(tx, citizen('a-E'), { bookingId: one.bookingId }, rules)),
    refused('booking.not_found'),
  )
})

test('the past, a day that is not open, a slot that is not there', async () => {
  at('2021-03-17T14:30:00')
  await assert.rejects(ask('P', s(0)), refused('booking.past'))
  at('2021-02-14T23:59:59')
  await assert.rejects(ask('P', s(1)), refused('booking.not_open'))
  await assert.rejects(ask('P', randomUUID()), refused('booking.no_slot'))
})

test('moving to a slot that was just filled loses nothing', async () => {
  at('2021-03-03T09:00:00')
  const keep = await ask('M', s(1))
  await run(citizen('a-M'), (tx) => confirm(tx, citizen('a-M'), keep.bookingId))
  const to = (slotId: string) =>
    run(citizen('a-M'), (tx) =>
      move(tx, citizen('a-M'), { bookingId: keep.bookingId, slotId, requestId: randomUUID(), source: 'ONLINE' }, rules),
    )
  await assert.rejects(to(s(0)), refused('booking.full'))
  await assert.rejects(to(s(1)), refused('booking.same_slot'))
  assert.equal(await statusOf(keep.bookingId), 'CONFIRMED')
  const moved = await to(s(2))
  assert.deepEqual([await statusOf(keep.bookingId), await statusOf(moved.bookingId)], ['MOVED', 'CONFIRMED'])
  await run(citizen('a-M'), (tx) => cancel(tx, citizen('a-M'), { bookingId: moved.bookingId }, rules))
})

test('who waits is offered the seat that comes free, in order, and nobody passes them', async () => {
  at('2021-03-04T09:00:00')
  const wait = (couple: string) =>
    run(citizen(`a-${couple}`), (tx) => joinWait(tx, citizen(`a-${couple}`), { ...party(couple), slotIds: [], slotId: s(0), place }, rules))
  assert.equal((await wait('W1')).position, 1)
  assert.equal((await wait('W2')).position, 2)
  const third = await wait('W3')
  assert.equal(third.position, 3)
  await assert.rejects(wait('W1'), refused('booking.waits_already'))
  await run(citizen('a-W3'), (tx) => leaveWait(tx, citizen('a-W3'), third.waitId, rules))
  const { rows } = await county.db.pool.query(`select id from booking where slot_id = $1 and status = 'CONFIRMED'`, [s(0)])
  await run(citizen('a-B'), (tx) => cancel(tx, citizen('a-B'), { bookingId: rows[0].id }, rules))
  const offers = async () =>
    (await county.db.pool.query(`select id, content_sealed, hold_until from booking where slot_id = $1 and status = 'HELD'`, [s(0)])).rows
  const [offer] = await offers()
  assert.deepEqual([offer.content_sealed, offer.hold_until.toISOString()], ['W1', new Date('2021-03-04T11:00:00+08:00').toISOString()])
  await assert.rejects(ask('X', s(0)), refused('booking.full'))
  at('2021-03-04T11:00:00')
  await assert.rejects(
    run(citizen('a-W1'), (tx) => acceptOffer(tx, citizen('a-W1'), offer.id, rules)),
    refused('booking.offer_over'),
  )
  await run(office, (tx) => moveUp(tx, s(0), rules))
  const [next] = await offers()
  assert.equal(next.content_sealed, 'W2')
  await run(citizen('a-W2'), (tx) => acceptOffer(tx, citizen('a-W2'), next.id, rules))
  assert.equal(await statusOf(next.id), 'CONFIRMED')
  const states = await county.db.pool.query('select content_sealed as c, state from booking_wait order by created_at, content_sealed')
  assert.deepEqual(
    states.rows.map((r) => `${r.c} ${r.state}`),
    ['W1 LAPSED', 'W2 ACCEPTED', 'W3 CANCELLED'],
  )
})

test('two check-ins, the visit with its times, a walk-in; another town sees nothing', async () => {
  at('2021-03-05T09:00:00')
  const made = await run(desk, (tx) => book(tx, desk, { ...party('V'), slotId: s(1), requestId: randomUUID(), source: 'PHONE' }, rules))
  await assert.rejects(
    run(desk, (tx) => checkIn(tx, desk, { bookingId: made.bookingId, side: 1 })),
    refused('booking.not_today'),
  )
  at('2021-03-17T14:20:00')
  assert.deepEqual(await run(desk, (tx) => checkIn(tx, desk, { bookingId: made.bookingId, side: 1 })), { all: false })
  assert.equal(await statusOf(made.bookingId), 'CONFIRMED')
  assert.deepEqual(await run(desk, (tx) => checkIn(tx, desk, { bookingId: made.bookingId, side: 2 })), { all: true })
  await assert.rejects(
    run(other, (tx) => startVisit(tx, other, made.bookingId)),
    refused('booking.not_found'),
  )
  const seen = await run(other, (tx) => tx.selectFrom('booking').select('id').execute())
  assert.equal(seen.length, 0, 'the second lock')
  await run(desk, (tx) => startVisit(tx, desk, made.bookingId))
  at('2021-03-17T14:50:00')
  await run(desk, (tx) => markDone(tx, desk, made.bookingId))
  assert.equal(await statusOf(made.bookingId), 'DONE')
  for (const couple of ['Z1', 'Z2'])
    await run(desk, (tx) => walkIn(tx, desk, { ...party(couple), slotId: s(1), requestId: randomUUID(), source: 'COUNTER' }, rules))
  const full = run(desk, (tx) => walkIn(tx, desk, { ...party('Z3'), slotId: s(1), requestId: randomUUID(), source: 'COUNTER' }, rules))
  await assert.rejects(full, refused('booking.full'))
})

test('two no-shows close online booking for thirty days, the counter never', async () => {
  const rows = await county.db.pool.query(`select id from booking where slot_id = $1 and status = 'CONFIRMED'`, [s(0)])
  at('2021-03-17T14:59:59')
  await assert.rejects(
    run(desk, (tx) => markAbsent(tx, desk, rows.rows[0].id, rules)),
    refused('booking.too_early_absent'),
  )
  at('2021-03-17T15:00:00')
  await run(desk, (tx) => markAbsent(tx, desk, rows.rows[0].id, rules))
  const late = await run(desk, (tx) => book(tx, desk, { ...party('W2'), slotId: s(2), requestId: randomUUID(), source: 'COUNTER' }, rules))
  at('2021-03-17T17:00:00')
  await run(desk, (tx) => markAbsent(tx, desk, late.bookingId, rules))
  at('2021-03-18T07:00:00')
  await assert.rejects(ask('W2', s(3)), refused('booking.online_block'))
  await run(desk, (tx) => book(tx, desk, { ...party('W2'), slotId: s(3), requestId: randomUUID(), source: 'COUNTER' }, rules))
})

test('a closure offers every booking another place before anything is cancelled', async () => {
  at('2021-03-10T09:00:00')
  const one = await run(desk, (tx) => book(tx, desk, { ...party('C1'), slotId: s(2), requestId: randomUUID(), source: 'PHONE' }, rules))
  const two = await run(desk, (tx) => book(tx, desk, { ...party('C2'), slotId: s(2), requestId: randomUUID(), source: 'PHONE' }, rules))
  const told: string[] = []
  const tell = async (_: Tx, t: { booking: { content_sealed: string }; offer: object | null }) =>
    void told.push(`${t.booking.content_sealed} ${t.offer ? 'offer' : 'none'}`)
  const closure = {
    place,
    resourceId,
    from: new Date('2021-03-17T15:30:00+08:00'),
    until: new Date('2021-03-17T16:30:00+08:00'),
    reason: '停电',
    answerHours: 24,
  }
  const { closureId, affected, offered } = await run(desk, (tx) => planClosure(tx, desk, closure, tell))
  assert.deepEqual([affected, offered, told.sort()], [2, 2, ['C1 offer', 'C2 offer']])
  await assert.rejects(ask('C3', s(2)), refused('booking.closed'))
  assert.deepEqual([await statusOf(one.bookingId), await statusOf(two.bookingId)], ['CONFIRMED', 'CONFIRMED'])
  await assert.rejects(
    run(desk, (tx) => settleClosure(tx, desk, closureId, tell, rules)),
    refused('booking.offers_standing'),
  )
  const kept = await county.db.pool.query('select id from booking where replaces = $1', [one.bookingId])
  await run(citizen('a-C1'), (tx) => acceptInstead(tx, citizen('a-C1'), kept.rows[0].id, rules))
  at('2021-03-11T09:00:00')
  assert.deepEqual(await run(desk, (tx) => settleClosure(tx, desk, closureId, tell, rules)), { cancelled: 1 })
  assert.deepEqual(
    [await statusOf(one.bookingId), await statusOf(two.bookingId), await statusOf(kept.rows[0].id)],
    ['MOVED', 'CANCELLED', 'CONFIRMED'],
  )
  await run(desk, (tx) => liftClosure(tx, desk, closureId, rules))
  const open = await run(citizen('x'), (tx) => freeSlots(tx, citizen('x'), { resourceId, from: '2021-03-17', to: '2021-03-17' }))
  assert.equal(
    open.some((slot) => slot.closed),
    false,
  )
})

test('halls: set-up and cleaning lie between two families, also when one stays longer', async () => {
  at('2020-10-01T09:00:00')
  const hall = await run(office, (tx) =>
    keepResource(tx, { place, code: 'hall', name: '守灵厅', exclusive: true, setUpMin: 60, cleaningMin: 60 }),
  )
  const day = (text: string) => new Date(`${text}+08:00`)
  const take = (couple: string, starts: string, ends: string) =>
    run(desk, (tx) =>
      holdExclusive(
        tx,
        desk,
        {
          ...party(couple),
          service: 'H',
          resourceId: hall,
          starts: day(starts),
          ends: day(ends),
          requestId: randomUUID(),
          source: 'PHONE',
        },
        rules,
      ),
    )
  const a = await take('HA', '2020-10-10T08:00', '2020-10-12T08:00')
  await run(desk, (tx) => confirm(tx, desk, a.bookingId))
  await assert.rejects(take('HB', '2020-10-12T09:30', '2020-10-13T09:30'), (e: { code: string; params: { earliest: string } }) => {
    assert.deepEqual([e.code, e.params.earliest], ['booking.taken', '2020年10月12日 10:00'])
    return true
  })
  const b = await take('HB', '2020-10-12T18:00', '2020-10-13T18:00')
  const longer = (ends: string) => run(desk, (tx) => extend(tx, desk, { bookingId: a.bookingId, ends: day(ends) }))
  await assert.rejects(longer('2020-10-12T16:30'), (e: { code: string; params: { until: string } }) => {
    assert.deepEqual([e.code, e.params.until], ['booking.extend_most', '2020年10月12日 16:00'])
    return true
  })
  await longer('2020-10-12T16:00')
  at('2020-10-01T09:30:00')
  await take('HC', '2020-10-12T18:00', '2020-10-13T18:00')
  assert.equal(await statusOf(b.bookingId), 'EXPIRED')
  await assert.rejects(
    run(office, (tx) => tx.line.query(`update booking set busy_until = busy_until + interval '3 hours' where id = $1`, [a.bookingId])),
    { constraint: 'resource_for_one_at_a_time' },
  )
})

test('fifty at the same moment for one seat: one has it, the others are told, on PostgreSQL at once', async () => {
  at('2021-03-12T09:00:00')
  const starts = new Date('2021-03-19T08:30:00+08:00')
  const one = {
    resourceId,
    place,
    day: '2021-03-19',
    starts,
    ends: new Date('2021-03-19T09:30:00+08:00'),
    opens: county.now,
    online: 1,
    walkIn: 0,
    group: null,
  }
  await run(office, (tx) => keepSlots(tx, [one]))
  const last = (await county.db.pool.query('select id from booking_slot where starts_at = $1', [starts])).rows[0].id
  const all = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => ask(`R${i}`, last)))
  assert.equal(all.filter((r) => r.status === 'fulfilled').length, 1)
  const codes = new Set(all.flatMap((r) => (r.status === 'rejected' ? [(r.reason as { code: string }).code] : [])))
  assert.deepEqual([...codes], ['booking.full'])
  const twice = await county.db.pool.query(
    'select slot_id from booking where seated and slot_id is not null group by slot_id, channel, seat having count(*) > 1',
  )
  assert.equal(twice.rows.length, 0)
})
