import { spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { county } from '#counties/ruian/county.ts'
import { hold } from '#platform/bookings/hold.ts'
import { drawLottery, frozenText } from '#platform/bookings/rules/lottery.ts'
import { seatStatements } from '#platform/bookings/seat.ts'
import { keepResource, keepSlots } from '#platform/bookings/slots.ts'
import { type Actor, systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { openDatabase } from '#platform/db/open.ts'
import { seal } from '#platform/db/seal.ts'
import { inTransaction } from '#platform/db/tx.ts'
import type { Figure } from './figure.ts'

const clients = 500
const slotsARound = 20
const seats = 9
const rounds = 10
const place = '330381-M01'
const rules = {
  holdMin: 15,
  offer: { farMin: 120, nearMin: 30, nearHours: 24 },
  noShow: { withinDays: 180, blockDays: 30 },
  noShowAfterMin: 30,
}
const office = systemActor('bench', county.code)
const citizen = (id: string): Actor => ({ kind: 'resident', id, name: '', role: 'applicant', place: '', person: null })

/** Five hundred couples at the same moment for twenty slots, ten times; beside the same statements sent bare. */
export async function benchBookings(url: string, dataDir: string): Promise<Figure[]> {
  const db = await openDatabase({ url, dataDir, county, demo: true, now: new Date() })
  try {
    const waits: number[] = []
    const answers = new Map<string, number>()
    let own = 0
    let bare = 0
    // A server that has been running has its connections and plans.
    await rush(await freshSlots(db, rounds * 2), (slot, i) => oneClient(db, slot, i, [], new Map()))
    for (let round = 0; round < rounds; round++) {
      own += await rush(await freshSlots(db, round * 2), (slot, i) => oneClient(db, slot, i, waits, answers))
      bare += await rush(await freshSlots(db, round * 2 + 1), (slot, i) => bareClient(db, slot, i))
    }
    const { rows } = await db.pool.query<{ over: number; seated: number }>(
      `select (count(*) filter (where n > $2))::int as over, coalesce(sum(n), 0)::int as seated from (
         select slot_id, count(*) as n from booking where place = $1 and seated and slot_id is not null and service = 'bench' group by slot_id) as s`,
      [place, seats],
    )
    const unclear = [...answers].filter(([code]) => code !== 'held' && code !== 'booking.full')
    const p99 = waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0
    const share = bare / own
    return [
      { name: 'overbooked slots', value: String(rows[0]?.over), promise: '0', held: rows[0]?.over === 0 },
      {
        name: `${clients} couples on ${slotsARound} slots × ${rounds}: seats given, clear refusals`,
        value: [...answers].map(([code, n]) => `${code} ${n}`).join(', '),
        promise: `held ${slotsARound * seats * rounds}, the rest booking.full`,
        held: unclear.length === 0 && answers.get('held') === slotsARound * seats * rounds,
      },
      {
        name: 'bookings a second : bare statements',
        value: `${share.toFixed(2)}  (${Math.round((clients * rounds) / own)} : ${Math.round((clients * rounds) / bare)})`,
        promise: '≥ 0.5',
        held: share >= 0.5,
      },
      { name: 'answer to a couple in the rush, p99', value: `${p99.toFixed(0)} ms`, promise: '< 1000 ms', held: p99 < 1000 },
    ]
  } finally {
    await db.close()
  }
}

async function freshSlots(db: Db, no: number): Promise<string[]> {
  const now = new Date()
  return inTransaction(db, office, now, async (tx) => {
    const resourceId = await keepResource(tx, { place, code: `bench ${no}`, name: '测试' })
    const starts = (i: number) => new Date(now.getTime() + (i + 48) * 3_600_000)
    const of = { resourceId, place, day: tx.today, opens: now, online: seats, walkIn: 0, group: null }
    await keepSlots(
      tx,
      Array.from({ length: slotsARound }, (_, i) => ({ ...of, starts: starts(i), ends: starts(i + 1) })),
    )
    const made = await tx.selectFrom('booking_slot').select('id').where('resource_id', '=', resourceId).execute()
    return made.map((m) => m.id)
  })
}

/** Everybody at once. Returns seconds. */
async function rush(slots: string[], one: (slot: string, client: number) => Promise<void>): Promise<number> {
  const from = performance.now()
  await Promise.all(Array.from({ length: clients }, (_, i) => one(slots[i % slots.length] ?? '', i)))
  return (performance.now() - from) / 1000
}

async function oneClient(db: Db, slotId: string, i: number, waits: number[], answers: Map<string, number>): Promise<void> {
  const from = performance.now()
  const actor = citizen(`bench ${i}`)
  const code = await inTransaction(db, actor, new Date(), (tx) => {
    const party = { service: 'bench', holderKeys: [randomUUID(), randomUUID()], contentSealed: seal(db.keys, 'x'), accountId: actor.id }
    return hold(tx, actor, { ...party, slotId, requestId: randomUUID(), source: 'ONLINE' }, rules)
  }).then(
    () => 'held',
    (error: { code?: string }) => error.code ?? 'unknown',
  )
  waits.push(performance.now() - from)
  answers.set(code, (answers.get(code) ?? 0) + 1)
}

/** The same three statements between BEGIN and COMMIT, with nothing around them. */
async function bareClient(db: Db, slotId: string, i: number): Promise<void> {
  const client = await db.pool.connect()
  const now = new Date()
  const until = new Date(now.getTime() + 900_000)
  const keys = [randomUUID(), randomUUID()]
  try {
    await client.query('begin')
    await client.query({ name: 'bench_lock', text: seatStatements.lock, values: [slotId] })
    await client.query({ name: 'bench_over', text: seatStatements.runOut, values: [slotId, now, 'bench', keys] })
    const values = [
      slotId,
      now,
      false,
      'ONLINE',
      'bench',
      'HELD',
      'ONLINE',
      until,
      randomUUID(),
      `bench ${i}`,
      'x',
      null,
      null,
      keys,
      now,
      true,
      true,
    ]
    await client.query({ name: 'bench_take', text: seatStatements.take, values })
    await client.query('commit')
  } finally {
    client.release()
  }
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** Twenty thousand couples, three hundred slots: drawn, and drawn again by the script that stands alone. */
export function benchLottery(folder: string): Figure[] {
  const codes = Array.from({ length: 300 }, (_, i) => `S${String(i).padStart(3, '0')}`)
  const seatsOf = new Map(codes.map((c) => [c, 9] as const))
  const entries = Array.from({ length: 20_000 }, (_, i) => ({
    no: `E${String(i + 1).padStart(5, '0')}`,
    wishes: Array.from({ length: 6 }, (_, w) => codes[(i * 7 + w * 31) % 300] ?? ''),
  }))
  const from = performance.now()
  const results = drawLottery(entries, seatsOf, '0510203040506', '2021-0520', sha256)
  const listSha256 = sha256(frozenText('2021-0520', entries, seatsOf))
  const drawn = (performance.now() - from) / 1000
  const path = join(folder, 'lottery.json')
  const slots = [...seatsOf]
  const transcript = { algorithm: 'minxin-lottery-1', title: '测试', group: '2021-0520', seed: '0510203040506', listSha256, slots }
  writeFileSync(
    path,
    JSON.stringify({
      ...transcript,
      entries: entries.map((e) => [e.no, e.wishes]),
      results: results.map((r) => [r.no, r.rank, r.key, r.slot, r.position]),
    }),
  )
  const script = fileURLToPath(new URL('../tools/check-lottery.mjs', import.meta.url))
  const begun = performance.now()
  const { status } = spawnSync(process.execPath, [script, path])
  const checked = (performance.now() - begun) / 1000
  return [
    { name: 'lottery of 20,000 entries over 300 slots', value: `${drawn.toFixed(2)} s`, promise: '< 1 s', held: drawn < 1 },
    {
      name: 'its transcript checked by the stand-alone script',
      value: `${checked.toFixed(2)} s`,
      promise: '< 1 s, holds',
      held: checked < 1 && status === 0,
    },
  ]
}
