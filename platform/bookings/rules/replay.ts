import { type Day, dayInShanghai } from '#kernel/day.ts'
import { blockOn, type NoShowRule } from './no-show.ts'
import { isLateCancel, isOver, type OfferRule, offerUntil } from './offer.ts'

export interface ReplaySlot {
  id: string
  starts: Date
  ends: Date
  online: number
}

export interface ReplayEvent {
  n: number
  at: Date
  couple: string
  persons?: readonly string[] | undefined
  slot?: string | undefined
  requestId?: string | undefined
  joinWaitlistIfFull?: boolean | undefined
  action: 'hold' | 'confirm' | 'cancel' | 'acceptOffer' | 'declineOffer' | 'checkIn' | 'notArrived'
}

export interface ReplayRules {
  holdMin: number
  offer: OfferRule
  noShow: NoShowRule
  releaseAt: Date | undefined
}

export interface ReplayResult {
  n: number
  status: string
  reason?: 'NOT_OPEN' | 'DUPLICATE_PERSON' | 'FULL' | 'ONLINE_BLOCK'
  sameAs?: number
  position?: number
  noShow?: boolean
}

interface Held {
  couple: string
  persons: readonly string[]
  slot: ReplaySlot
  status: string
  until: Date | null
  /** A standing offer of the waiting list: a seat in use, nobody's booking yet. */
  offer: boolean
}

const usesSeat = ['HELD', 'CONFIRMED', 'CHECKED_IN', 'NO_SHOW']
const active = ['HELD', 'CONFIRMED', 'CHECKED_IN']

/** A day of bookings replayed in memory by the same rules as the tables hold: for examples, and to test the tables against. */
export class Replay {
  readonly timeline: { at: Date; event: 'HOLD_EXPIRED' | 'OFFER' | 'OFFER_LAPSED'; couple: string; until?: Date }[] = []
  readonly noShows = new Map<string, Day[]>()
  maxUsed = 0
  readonly #slots: readonly ReplaySlot[]
  readonly #rules: ReplayRules
  readonly #held: Held[] = []
  readonly #waiting: { couple: string; persons: readonly string[]; slot: ReplaySlot }[] = []
  readonly #answers = new Map<string, ReplayResult>()
  readonly #persons = new Map<string, readonly string[]>()

  constructor(slots: readonly ReplaySlot[], rules: ReplayRules) {
    this.#slots = slots
    this.#rules = rules
  }

  /** One event; what ran out before it runs out first. */
  apply(e: ReplayEvent): ReplayResult {
    this.runOut(e.at)
    const before = e.action === 'hold' && e.requestId ? this.#answers.get(e.requestId) : undefined
    if (before) return { ...before, n: e.n, sameAs: before.n }
    const result = { n: e.n, ...(e.action === 'hold' ? this.#hold(e) : this.#act(e)) }
    if (e.requestId && result.status !== 'REJECTED') this.#answers.set(e.requestId, result)
    for (const slot of this.#slots) this.maxUsed = Math.max(this.maxUsed, this.#used(slot))
    return result
  }

  /** Holds and offers that end by a moment, in the order in which they end. */
  runOut(at: Date): void {
    for (;;) {
      const due = this.#held.filter((h) => h.status === 'HELD' && h.until && isOver(h.until, at))
      due.sort((a, b) => (a.until as Date).getTime() - (b.until as Date).getTime())
      const first = due[0]
      if (!first?.until) return
      first.status = 'EXPIRED'
      this.timeline.push({ at: first.until, event: first.offer ? 'OFFER_LAPSED' : 'HOLD_EXPIRED', couple: first.couple })
      this.#moveUp(first.slot, first.until)
    }
  }

  seats(): Record<string, string[]> {
    return Object.fromEntries(
      this.#slots.map((s) => [s.id, this.#held.filter((h) => h.slot === s && usesSeat.includes(h.status)).map((h) => h.couple)]),
    )
  }

  #used = (slot: ReplaySlot) => this.#held.filter((h) => h.slot === slot && usesSeat.includes(h.status)).length

  #slotOf(e: ReplayEvent): ReplaySlot | undefined {
    return e.slot === undefined ? this.#slots[0] : this.#slots.find((s) => s.id === e.slot)
  }

  #hold(e: ReplayEvent): Omit<ReplayResult, 'n'> {
    const slot = this.#slotOf(e)
    const persons = e.persons ?? this.#persons.get(e.couple) ?? [e.couple]
    this.#persons.set(e.couple, persons)
    const { releaseAt, noShow, holdMin } = this.#rules
    const refused = (reason: NonNullable<ReplayResult['reason']>) => ({ status: 'REJECTED', reason })
    if (!slot || (releaseAt && e.at < releaseAt) || e.at >= slot.ends) return refused('NOT_OPEN')
    const missed = [e.couple, ...persons].map((k) => this.noShows.get(k) ?? [])
    if (missed.some((days) => blockOn(days, noShow, dayInShanghai(e.at)))) return refused('ONLINE_BLOCK')
    const theirs = (other: { persons: readonly string[] }) => other.persons.some((p) => persons.includes(p))
    if (this.#held.some((h) => !h.offer && active.includes(h.status) && theirs(h))) return refused('DUPLICATE_PERSON')
    if (this.#used(slot) < slot.online) {
      const until = new Date(e.at.getTime() + holdMin * 60_000)
      this.#held.push({ couple: e.couple, persons, slot, status: 'HELD', until, offer: false })
      return { status: 'HELD' }
    }
    if (!e.joinWaitlistIfFull) return refused('FULL')
    const inLine = [...this.#waiting, ...this.#held.filter((h) => h.offer && h.status === 'HELD')]
    if (inLine.some((w) => w.slot === slot && theirs(w))) return refused('DUPLICATE_PERSON')
    this.#waiting.push({ couple: e.couple, persons, slot })
    return { status: 'WAITLIST', position: this.#waiting.filter((w) => w.slot === slot).length }
  }

  #act(e: ReplayEvent): Omit<ReplayResult, 'n'> {
    const at = (h: Held) => h.couple === e.couple && (e.slot === undefined || h.slot.id === e.slot)
    const find = (statuses: string[], offer: boolean) =>
      this.#held.findLast((h) => at(h) && h.offer === offer && statuses.includes(h.status))
    const turn = (h: Held | undefined, status: string): Omit<ReplayResult, 'n'> => {
      if (!h) return { status: 'REJECTED' }
      Object.assign(h, { status, offer: false, until: null })
      return { status }
    }
    switch (e.action) {
      case 'confirm':
        return turn(find(['HELD'], false), 'CONFIRMED')
      case 'acceptOffer':
        return this.#accept(find(['HELD'], true), e.at, turn)
      case 'declineOffer':
        return this.#freed(find(['HELD'], true), 'DECLINED', e.at)
      case 'checkIn':
        return turn(find(['CONFIRMED'], false), 'CHECKED_IN')
      case 'notArrived':
        return this.#absent(find(['CONFIRMED'], false))
      default:
        return this.#cancel(find(['HELD', 'CONFIRMED'], false), e)
    }
  }

  /** The seat that waited is theirs; another that they had is given back. */
  #accept(h: Held | undefined, at: Date, turn: (h: Held | undefined, status: string) => Omit<ReplayResult, 'n'>): Omit<ReplayResult, 'n'> {
    if (!h) return { status: 'REJECTED' }
    const theirs = (other: Held) => other.persons.some((p) => h.persons.includes(p))
    const others = this.#held.filter((o) => o !== h && !o.offer && ['HELD', 'CONFIRMED'].includes(o.status) && theirs(o))
    const result = turn(h, 'CONFIRMED')
    for (const other of others) this.#freed(other, 'MOVED', at)
    return result
  }

  #cancel(h: Held | undefined, e: ReplayEvent): Omit<ReplayResult, 'n'> {
    if (h) return { ...this.#freed(h, isLateCancel(e.at, h.slot.starts) ? 'LATE_CANCELLED' : 'CANCELLED', e.at), noShow: false }
    const i = this.#waiting.findIndex((w) => w.couple === e.couple && (e.slot === undefined || w.slot.id === e.slot))
    if (i < 0) return { status: 'REJECTED' }
    this.#waiting.splice(i, 1)
    return { status: 'CANCELLED', noShow: false }
  }

  #absent(h: Held | undefined): Omit<ReplayResult, 'n'> {
    if (!h) return { status: 'REJECTED' }
    h.status = 'NO_SHOW'
    for (const key of new Set([h.couple, ...h.persons]))
      this.noShows.set(key, [...(this.noShows.get(key) ?? []), dayInShanghai(h.slot.starts)])
    return { status: 'NO_SHOW', noShow: true }
  }

  #freed(h: Held | undefined, status: string, at: Date): Omit<ReplayResult, 'n'> {
    if (!h) return { status: 'REJECTED' }
    h.status = status
    this.#moveUp(h.slot, at)
    return { status }
  }

  #moveUp(slot: ReplaySlot, at: Date): void {
    while (at < slot.ends && this.#used(slot) < slot.online) {
      const i = this.#waiting.findIndex((w) => w.slot === slot)
      const next = this.#waiting[i]
      if (!next) return
      this.#waiting.splice(i, 1)
      const until = offerUntil(at, slot.starts, this.#rules.offer)
      this.#held.push({ ...next, status: 'HELD', until, offer: true })
      this.timeline.push({ at, event: 'OFFER', couple: next.couple, until })
    }
  }
}
