import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, addMonthsToMonth, firstOf, monthOf } from '#kernel/day.ts'
import { endClockOn } from '#platform/cases/clocks.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { type Covered, coveredFrom } from '#platform/entitlements/covered.ts'
import type { Consequence, LifeEvent, NewLine } from '#platform/life-events/event.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import { type Running, runningHouseholds } from '../household/running.ts'
import { openReview, openReviewOf } from '../review/open-review.ts'
import type { ReviewCause } from '../review/service.ts'

type OfCouple = Extract<ReviewCause, 'MARRIAGE' | 'DIVORCE' | 'MARRIAGE_VOID'>

const acts: Record<OfCouple, string> = {
  MARRIAGE: '按婚后共同生活的家庭复核人口、收入、财产；结论作出以前照常发放',
  DIVORCE: '夫妻分开各算一家；子女随离婚协议或判决定的抚养方，收到的抚养费算收入，付出的扣除；结论作出以前照常发放',
  MARRIAGE_VOID: '婚姻自始没有法律约束力，按实际共同生活的家庭复核；结论作出以前照常发放',
}

/**
 * What a marriage, a divorce or a marriage that was none means for households on the books: each is looked at again by a
 * deadline, and the money goes on until the decision. Individual benefits are not touched by it.
 */
const ofCouple = (cause: OfCouple): Consequence => ({
  titles: { 'subsistence.review': '低保复核', 'subsistence.split': '分户后的家庭', 'subsistence.application': '在办申请' },
  async apply(tx, office, events) {
    const covered = await coveredFrom(
      tx,
      events.map((e) => ({ personId: e.personId, from: firstOf(addMonthsToMonth(monthOf(tx.today), 1)) })),
    )
    const households = await runningHouseholds(
      tx,
      covered.map((c) => c.rootId),
    )
    const lines: NewLine[] = []
    for (const event of events) {
      const own = covered.filter((c) => c.personId === event.personId && c.state !== 'stopped')
      for (const c of own) lines.push(await reviewLine(tx, office, cause, event, c, households.get(c.rootId)))
      if (own.length === 0)
        lines.push({
          eventId: event.id,
          name: 'subsistence.review',
          place: event.place,
          state: 'none',
          found: '不在任何一户的低保、低边在册成员里',
          act: '',
        })
    }
    const apart = cause === 'DIVORCE' ? splitLines(events, covered, households) : []
    return [...lines, ...apart, ...(await openApplications(tx, events))]
  },
})

export const subsistenceMarriage = ofCouple('MARRIAGE')
export const subsistenceDivorce = ofCouple('DIVORCE')
export const subsistenceVoid = ofCouple('MARRIAGE_VOID')

async function reviewLine(
  tx: Tx,
  office: Actor,
  cause: OfCouple,
  event: LifeEvent,
  covered: Covered,
  running: Running | undefined,
): Promise<NewLine> {
  const line = { eventId: event.id, name: 'subsistence.review', place: covered.place, subject: covered.rootId, role: 'town_clerk' } as const
  // Granted from a later month on: there is nothing to look at yet but the decision itself.
  if (!running || running.history.from > addMonthsToMonth(monthOf(tx.today), 1))
    return { ...line, state: 'open', byHand: true, found: '刚批准，还没有开始发放', act: acts[cause] }
  const before = await openReviewOf(tx, covered.rootId)
  if (before) return { ...line, state: 'open', caseId: before.id, found: `${before.number}正在复核，这次变化一并核实`, act: acts[cause] }
  const days = await daysOf(tx, 'review.coupleDays', tx.today)
  const { caseId, number } = await openReview(tx, office, { rootId: covered.rootId, requestId: randomUUID(), cause })
  await endClockOn(tx, caseId, 'review', addDays(tx.today, days))
  return { ...line, state: 'open', caseId, found: `正在享受待遇，已立${number}`, act: `${days} 天内${acts[cause]}` }
}

/** Who leaves a household on the books that was both's is looked at alone: the second of the two re-checks. */
function splitLines(events: readonly LifeEvent[], covered: readonly Covered[], households: Map<string, Running>): NewLine[] {
  return events.flatMap((event) =>
    covered
      .filter((c) => c.personId === event.personId && c.state !== 'stopped')
      .filter((c) => covered.some((o) => o.personId === event.otherId && o.rootId === c.rootId))
      .filter((c) => households.get(c.rootId)?.holderId !== event.personId)
      .map((c) => ({
        eventId: event.id,
        name: 'subsistence.split',
        place: event.place,
        subject: c.rootId,
        state: 'open' as const,
        role: 'town_clerk',
        byHand: true,
        found: '和前配偶在同一户享受待遇',
        act: '按分户后的家庭另行核对；生活困难的受理单独申请，子女随抚养方，在原户复核里登记移出',
        link: `/households/${c.rootId}`,
      })),
  )
}

/** Applications on their way in which one of the two is named. */
async function openApplications(tx: Tx, events: readonly LifeEvent[]): Promise<NewLine[]> {
  const { rows } = await sql<{ person: string; case_id: string; number: string; place: string }>`
    select p.id as person, c.id as case_id, c.number, c.place
    from person p join subsistence_person s on s.id_hash = p.id_hash and s.open join case_file c on c.id = s.case_id and c.ended_at is null
    where p.id = any(${events.map((e) => e.personId)}::uuid[]) order by c.created_at`.execute(tx)
  return events.flatMap((event) =>
    rows
      .filter((r) => r.person === event.personId)
      .map((r) => ({
        eventId: event.id,
        name: 'subsistence.application',
        place: r.place,
        state: 'open',
        role: 'town_clerk',
        byHand: true,
        caseId: r.case_id,
        subject: r.case_id,
        found: `${r.number}正在办理，家里有这个人`,
        act: '按变化后的家庭审核，调查表写明',
      })),
  )
}

/** A corrected name or number: every household on the books that counts the person is to have it too. */
export const subsistenceIdentity: Consequence = {
  titles: { 'subsistence.identity': '在册户登记' },
  async apply(tx, _office, events) {
    const covered = await coveredFrom(
      tx,
      events.map((e) => ({ personId: e.personId, from: firstOf(monthOf(tx.today)) })),
    )
    return events.flatMap((e) =>
      covered
        .filter((c) => c.personId === e.personId && c.state !== 'stopped')
        .map((c) => ({
          eventId: e.id,
          name: 'subsistence.identity',
          place: c.place,
          subject: c.rootId,
          state: 'open' as const,
          role: 'town_clerk',
          byHand: true,
          found: '这个人在一户低保、低边家庭里',
          act: '对照户口簿核对；一致的，更正这一户和领款账户登记的姓名、证件号码',
          link: `/households/${c.rootId}`,
        })),
    )
  },
}
