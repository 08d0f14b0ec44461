// The tables do what the replay in memory does: the same days of arrivals, by chance, in both.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type Actor, systemActor } from '#platform/db/actor.ts'
import { type TestCounty, testCounty } from '#platform/db/test-county.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import { cancel } from './change.ts'
import { confirm, hold } from './hold.ts'
import { moveUp } from './move-up.ts'
import { Replay, type ReplayEvent } from './rules/replay.ts'
import { keepResource, keepSlots } from './slots.ts'
import { acceptOffer, joinWait, leaveWait } from './waiting.ts'

const place = '330381-M01'
const offer = { farMin: 120, nearMin: 30, nearHours: 24 }
const rules = { holdMin: 15, offer, noShow: { withinDays: 180, blockDays: 30 }, noShowAfterMin: 30 }
const office = systemActor('office', '330381')
const begin = new Date('2021-03-01T08:00:00+08:00').getTime()
let county: TestCounty
before(async () => {
  county = await testCounty('2021-03-01T08:00:00+08:00')
})
after(() => county.close())

function randomFrom(seed: number) {
  let state = seed
  return (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * most)
  }
}

const run = <R>(who: Actor, work: (tx: Tx) => Promise<R>) => inTransaction(county.db, who, county.now, work)
const codes: Record<string, string> = {
  'booking.full': 'FULL',
  'booking.duplicate_person': 'DUPLICATE_PERSON',
  'booking.waits_already': 'DUPLICATE_PERSON',
}

for (let seed = 1; seed <= 12; seed++)
  test(`a hundred arrivals at two slots, story ${seed}`, async () => {
    const pick = randomFrom(seed)
    const starts = new Date(begin + (seed * 10 + 3) * 86_400_000)
    const names = ['A', 'B']
    const resourceId = await run(office, (tx) => keepResource(tx, { place, code: `story ${seed}`, name: 'x' }))
    const slot = (i: number) => ({
      resourceId,
      place,
      day: '2021-03-05',
      starts: new Date(starts.getTime() + i * 3_600_000),
      ends: new Date(starts.getTime() + (i + 1) * 3_600_000),
      opens: new Date(begin),
      online: 1 + i,
      walkIn: 0,
      group: null,
    })
    await run(office, (tx) => keepSlots(tx, [slot(0), slot(1)]))
    const made = await county.db.pool.query('select id from booking_slot where resource_id = $1 order by starts_at', [resourceId])
    const ids = made.rows.map((r) => r.id as string)
    const slots = names.map((id, i) => ({ id, starts: slot(i).starts, ends: slot(i).ends, online: slot(i).online }))
    const replay = new Replay(slots, { ...rules, releaseAt: new Date(begin) })
    let at = starts.getTime() - 2 * 86_400_000
    for (let n = 1; n <= 100; n++) {
      at += (pick(20) + 1) * 60_000 + n
      county.now = new Date(at)
      const i = pick(2)
      const action = (['hold', 'hold', 'hold', 'confirm', 'cancel', 'acceptOffer', 'declineOffer'] as const)[pick(7)] ?? 'hold'
      const e: ReplayEvent = { n, at: county.now, couple: `c${pick(8)}`, slot: names[i], action, joinWaitlistIfFull: action === 'hold' }
      await runJobsUntil(ids, county.now)
      const expected = replay.apply(e)
      const actual = await inTables(seed, e, ids[i] ?? '')
      assert.deepEqual(
        actual,
        { status: expected.status, ...(expected.reason ? { reason: expected.reason } : {}) },
        `${n} ${JSON.stringify(e)}`,
      )
    }
    assert.ok(replay.maxUsed <= 2)
  })

/** What the jobs do: a look at a slot whenever a hold or an offer in it ends. */
async function runJobsUntil(ids: string[], until: Date): Promise<void> {
  for (;;) {
    const { rows } = await county.db.pool.query(
      `select slot_id, hold_until from booking where slot_id = any($1) and status = 'HELD' and hold_until <= $2 order by hold_until limit 1`,
      [ids, until],
    )
    if (!rows[0]) break
    county.now = rows[0].hold_until
    await run(office, (tx) => moveUp(tx, rows[0].slot_id, rules))
  }
  county.now = until
}

async function inTables(seed: number, e: ReplayEvent, slotId: string): Promise<{ status: string; reason?: string }> {
  const who: Actor = { kind: 'resident', id: `${seed} ${e.couple}`, name: '', role: 'applicant', place: '', person: null }
  const party = {
    service: `s${seed}`,
    holderKeys: [`${seed} m ${e.couple}`, `${seed} f ${e.couple}`],
    contentSealed: e.couple,
    accountId: who.id,
  }
  const own = async (status: string[], offered: boolean) =>
    (
      await county.db.pool.query(
        `select id, offer_of from booking where slot_id = $1 and account_id = $2 and status = any($3) and (offer_of is not null and status = 'HELD') = $4`,
        [slotId, who.id, status, offered],
      )
    ).rows[0]
  const rejected = { status: 'REJECTED' }
  if (e.action === 'hold')
    return run(who, (tx) => hold(tx, who, { ...party, slotId, requestId: randomUUID(), source: 'ONLINE' }, rules)).then(
      () => ({ status: 'HELD' }),
      async (error: { code: string }) => {
        if (error.code !== 'booking.full') return { ...rejected, reason: codes[error.code] ?? error.code }
        return run(who, (tx) => joinWait(tx, who, { ...party, slotIds: [], slotId, place }, rules)).then(
          () => ({ status: 'WAITLIST' }),
          (e: { code: string }) => ({ ...rejected, reason: codes[e.code] ?? e.code }),
        )
      },
    )
  if (e.action === 'confirm') {
    const row = await own(['HELD'], false)
    if (!row) return rejected
    await run(who, (tx) => confirm(tx, who, row.id))
    return { status: 'CONFIRMED' }
  }
  if (e.action === 'acceptOffer') {
    const row = await own(['HELD'], true)
    if (!row) return rejected
    await run(who, (tx) => acceptOffer(tx, who, row.id, rules))
    return { status: 'CONFIRMED' }
  }
  if (e.action === 'declineOffer') {
    const row = await own(['HELD'], true)
    if (!row) return rejected
    await run(who, (tx) => leaveWait(tx, who, row.offer_of, rules))
    return { status: 'DECLINED' }
  }
  const row = await own(['HELD', 'CONFIRMED'], false)
  if (row) return { status: (await run(who, (tx) => cancel(tx, who, { bookingId: row.id }, rules))).status }
  const wait = await county.db.pool.query(
    `select w.id from booking_wait w join booking_wait_slot s on s.wait_id = w.id where s.slot_id = $1 and w.account_id = $2 and w.state = 'WAITING'`,
    [slotId, who.id],
  )
  if (!wait.rows[0]) return rejected
  await run(who, (tx) => leaveWait(tx, who, wait.rows[0].id, rules))
  return { status: 'CANCELLED' }
}
