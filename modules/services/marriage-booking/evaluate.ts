import { createHash } from 'node:crypto'
import { addDays, type Day } from '#kernel/day.ts'
import type { ParameterSet } from '#kernel/parameter.ts'
import { Problem } from '#kernel/problem.ts'
import { capacityOf } from '#platform/bookings/rules/capacity.ts'
import { drawLottery } from '#platform/bookings/rules/lottery.ts'
import { blocksOf } from '#platform/bookings/rules/no-show.ts'
import { Replay } from '#platform/bookings/rules/replay.ts'
import '#platform/policy/parameters.ts'
import { type BookingCase, type BookingInput, type Check, instantOf, readCases } from './rules/input-schema.ts'
import { registrarsRequired, type StaffingRule } from './rules/staffing.ts'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/**
 * `evaluate booking`: one case or a list in the interchange shape in, `{id, result}` in the same order out. Throws
 * `evaluate.bad_case`, `policy.missing`.
 */
export function evaluateBookings(json: unknown, parameters: ParameterSet): { id: string; result: unknown }[] {
  return readCases(json).map((one) => ({ id: one.id, result: resultOf(one, parameters) }))
}

type Ask = <T>(key: string) => T

function resultOf({ input, asOf }: BookingCase, parameters: ParameterSet) {
  const on = asOf ?? input.slots?.[0]?.start.slice(0, 10) ?? '2021-01-01'
  const ask: Ask = <T>(key: string) => {
    const value = input.params?.[key] ?? parameters.find(key, on)?.value
    if (value === undefined) throw new Problem('policy.missing', { key, on })
    return value as T
  }
  return {
    ...(input.checks ? { checks: input.checks.map((c) => ({ n: c.n, ...checked(c, ask) })) } : {}),
    ...(input.events ? replayed(input, ask, asOf) : {}),
    ...(input.lottery ? { lottery: { results: drawn(input) } } : {}),
  }
}

const noShowRule = (ask: Ask) => ({ withinDays: ask<number>('booking.noShowWithinDays'), blockDays: ask<number>('booking.blockDays') })

function checked(c: Check, ask: Ask) {
  if (c.kind === 'CAPACITY') return capacityOf(c)
  if (c.kind === 'STAFFING') return { registrars: registrarsRequired(c.registeredResidents, ask<StaffingRule>('reg.staffing')) }
  const [block] = blocksOf(c.noShows, noShowRule(ask))
  return block ? { blocked: true, ...block } : { blocked: false }
}

function replayed(input: BookingInput, ask: Ask, asOf: Day | undefined) {
  const slots = (input.slots ?? []).map((s) => ({ id: s.id, starts: instantOf(s.start), ends: instantOf(s.end), online: s.online }))
  const noShow = noShowRule(ask)
  const replay = new Replay(slots, {
    holdMin: ask('booking.holdMin'),
    offer: { farMin: ask('booking.offerMin'), nearMin: ask('booking.offerNearMin'), nearHours: ask('booking.offerNearHours') },
    noShow,
    releaseAt: input.releaseAt ? instantOf(input.releaseAt) : undefined,
  })
  for (const { couple, date } of input.noShows ?? []) replay.noShows.set(couple, [...(replay.noShows.get(couple) ?? []), date])
  const events = (input.events ?? []).map((e) => ({ ...e, at: instantOf(e.at) }))
  const results = events.map((e) => replay.apply(e))
  if (asOf) replay.runOut(new Date(`${addDays(asOf, 1)}T00:00:00+08:00`))
  const couples = [...new Set([...(input.noShows ?? []).map((m) => m.couple), ...events.map((e) => e.couple)])]
  return {
    results,
    timeline: replay.timeline.map((t) => ({ ...t, at: localTime(t.at), ...(t.until ? { until: localTime(t.until) } : {}) })),
    finalSeats: replay.seats(),
    maxSeatsEverUsed: replay.maxUsed,
    onlineBlocks: couples.flatMap((couple) =>
      blocksOf(replay.noShows.get(couple) ?? [], noShow).map((b) => ({ couple, ...b, counterAllowed: true })),
    ),
  }
}

/** 2021-03-17T08:30:00, with the thousandths only when there are any. */
const localTime = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().replace(/(\.000)?Z$/, '')

function drawn({ lottery, slots }: BookingInput) {
  if (!lottery) return []
  const [opens, closes] = [instantOf(lottery.opens), instantOf(lottery.closes)]
  const refused = new Map<string, string>()
  const entered = new Set<string>()
  for (const e of [...lottery.entries].sort((a, b) => instantOf(a.at).getTime() - instantOf(b.at).getTime())) {
    const at = instantOf(e.at)
    if (at < opens || at >= closes) refused.set(e.no, 'OUTSIDE_WINDOW')
    else if (e.persons.some((p) => entered.has(p))) refused.set(e.no, 'DUPLICATE_PERSON')
    else for (const p of e.persons) entered.add(p)
  }
  const seats = new Map((slots ?? []).map((s) => [s.id, s.online]))
  const valid = lottery.entries.filter((e) => !refused.has(e.no))
  const results = new Map(drawLottery(valid, seats, lottery.seed, lottery.group, sha256).map((d) => [d.no, d]))
  return lottery.entries.map(({ no }) => {
    const d = results.get(no)
    if (!d) return { no, result: 'REJECTED', reason: refused.get(no) }
    const where = d.slot === null ? { result: 'WAITLIST', position: d.position } : { result: 'DRAWN', slot: d.slot }
    return { no, rank: d.rank, key: d.key.slice(0, 8), ...where }
  })
}
