import { chineseDay, chineseWeekday, dayInShanghai, timeInShanghai } from '#kernel/day.ts'
import { bookForOffice, cancelForOffice } from '#modules/services/marriage-booking/public.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Party } from '../registration/people.ts'
import { phonesOf } from './remind.ts'
import type { DivorceFacts } from './service.ts'
import type { Term } from './term.ts'

/** The place kept for both inside the window, and how the receipt says it. */
export interface Held {
  bookingId: string
  words: string
}

/**
 * Keeps the first free place inside the window; the couple may move it, within the window. None when nothing is free or nobody left a
 * telephone: then the receipt says only the dates.
 */
export async function holdPlace(
  tx: Tx,
  actor: Actor,
  file: CaseFile,
  people: { man: Party; woman: Party },
  term: Pick<Term, 'windowOpens' | 'windowEnd'>,
  requestId: string,
): Promise<Held | null> {
  const [to] = await phonesOf(tx, file.id)
  if (!to) return null
  const named = (p: Party) => ({ name: p.name, idNumber: open(tx.db.keys, p.idSealed) })
  const made = await bookForOffice(tx, actor, {
    kind: 'divorce_issue',
    from: term.windowOpens,
    until: term.windowEnd,
    people: [named(people.man), named(people.woman)],
    phone: to,
    requestId,
  })
  if (!made) return null
  const day = dayInShanghai(made.starts)
  return { bookingId: made.bookingId, words: `${chineseDay(day)}（${chineseWeekday(day)}）${timeInShanghai(made.starts)}` }
}

/** The place is free again: the application was withdrawn, lapsed or refused. */
export async function givePlaceBack(tx: Tx, actor: Actor, file: CaseFile, reason: string): Promise<void> {
  const { issueBookingId } = file.facts as DivorceFacts
  if (issueBookingId) await cancelForOffice(tx, actor, issueBookingId, reason)
}
