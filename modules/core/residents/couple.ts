import { sql } from 'kysely'
import { chineseDay } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Consequence, LifeEvent, NewLine } from '#platform/life-events/event.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import { maritalHistory, takeBackStatuses, writeStatuses } from './marital.ts'
import { type MaritalStatus, maritalNames, marriedAs } from './rules/marital-status.ts'

const titles = { 'residents.marital': '婚姻状况', 'residents.household': '家庭登记' }
const marital = (e: LifeEvent, found: string, act: string): NewLine => ({
  eventId: e.id,
  name: 'residents.marital',
  place: e.place,
  state: 'done',
  found,
  act,
})

/** What a marriage changes in the register: both are married, first, again or to each other again. Nobody moves by it. */
export const residentMarriage: Consequence = {
  titles,
  async apply(tx, _office, events) {
    const known = await maritalHistory(tx, [...new Set(events.flatMap((e) => [e.personId, e.otherId ?? e.personId]))])
    const relations = (id: string, except: string) =>
      known.filter((k) => k.personId === id && k.relationId && k.relationId !== except).map((k) => k.relationId as string)
    const written = events.map((event) => {
      const own = known.filter((k) => k.personId === event.personId)
      const status = marriedAs({
        statuses: own.map((k) => k.status),
        own: relations(event.personId, event.subject),
        others: relations(event.otherId ?? '', event.subject),
      })
      return { event, status, before: own.at(-1)?.status }
    })
    await writeStatuses(
      tx,
      written.map(({ event, status }) => ({ ...statusOf(event), status, source: 'MARRIAGE' })),
    )
    return [
      ...written.map(({ event, status, before }) =>
        marital(event, wordOf(before), `${chineseDay(event.happenedOn)}起登记为已婚（${maritalNames[status]}）`),
      ),
      ...(await households(tx, events, 'join')),
    ]
  },
  undo: statusesBack,
}

/** A divorce: both are divorced from the day of registration or of the judgment's effect. */
export const residentDivorce: Consequence = {
  titles,
  async apply(tx, _office, events) {
    const known = await maritalHistory(
      tx,
      events.map((e) => e.personId),
    )
    await writeStatuses(
      tx,
      events.map((e) => ({ ...statusOf(e), status: '40', source: byCourt(e) ? 'COURT' : 'DIVORCE' })),
    )
    return [
      ...events.map((e) =>
        marital(e, wordOf(known.findLast((k) => k.personId === e.personId)?.status), `${chineseDay(e.happenedOn)}起登记为离婚`),
      ),
      ...(await households(tx, events, 'split')),
    ]
  },
  undo: statusesBack,
}

/** A marriage that was void or revoked was none from its beginning (民法典第一千零五十四条): what held before it holds again. */
export const residentVoid: Consequence = {
  titles,
  async apply(tx, _office, events) {
    const back = new Set<string>()
    for (const relationId of new Set(events.map((e) => e.subject)))
      for (const id of await takeBackStatuses(tx, { relationId })) back.add(id)
    const now = await maritalHistory(
      tx,
      events.map((e) => e.personId),
    )
    return [
      ...events.map((e) => {
        const status = now.findLast((k) => k.personId === e.personId)?.status
        return back.has(e.personId)
          ? marital(
              e,
              '登记里有这段婚姻',
              `这段婚姻自始没有法律约束力，恢复为${status ? maritalNames[status] : '登记以前的状况（没有登记）'}`,
            )
          : { ...marital(e, '登记里没有这段婚姻', ''), state: 'none' as const }
      }),
      ...(await households(tx, events, 'split')),
    ]
  },
}

const wordOf = (status: MaritalStatus | undefined): string => (status ? `登记里是${maritalNames[status]}` : '登记里没有婚姻状况')

const byCourt = (e: LifeEvent) => (e.given as { by?: string } | undefined)?.by === 'court'

const statusOf = (e: LifeEvent) => ({
  personId: e.personId,
  place: e.place,
  on: e.happenedOn,
  relationId: e.subject,
  eventId: e.id,
  reference: e.reference,
})

async function statusesBack(...[tx, , event, lines]: Parameters<NonNullable<Consequence['undo']>>): Promise<Map<string, string>> {
  await takeBackStatuses(tx, { eventId: event.id })
  return new Map(lines.filter((l) => l.name === 'residents.marital').map((l) => [l.id, '婚姻状况恢复原来的登记']))
}

/** Who lives where is not changed by a marriage: the town asks, and follows the household book of the police. One line a couple. */
async function households(tx: Tx, events: readonly LifeEvent[], what: 'join' | 'split'): Promise<NewLine[]> {
  const days = await daysOf(tx, 'limit.lifeEvent.household', tx.today)
  const { rows } = await sql<{ event: string; home: string | null; others: string | null }>`
    select n.event, h.household_id as home, o.household_id as others
    from unnest(${events.map((e) => e.id)}::uuid[], ${events.map((e) => e.personId)}::uuid[], ${events.map((e) => e.otherId)}::uuid[]) as n(event, person, other)
    left join household_member h on h.person_id = n.person and h.valid_from <= ${tx.today}::date and (h.valid_to is null or h.valid_to > ${tx.today}::date)
    left join household_member o on o.person_id = n.other and o.valid_from <= ${tx.today}::date and (o.valid_to is null or o.valid_to > ${tx.today}::date)`.execute(
    tx,
  )
  const homes = new Map(rows.map((r) => [r.event, r]))
  return events.map((e): NewLine => {
    const { home, others } = homes.get(e.id) ?? { home: null, others: null }
    const line = { eventId: e.id, name: 'residents.household', place: e.place }
    if (!home) return { ...line, state: 'none', found: '本地没有登记家庭', act: '' }
    const together = home === others
    if (what === 'join' && together) return { ...line, state: 'none', found: '两人已登记在同一户', act: '' }
    if (what === 'split' && !together) return { ...line, state: 'none', found: '两人没有登记在同一户', act: '' }
    return {
      ...line,
      state: 'open',
      role: 'village_worker',
      days,
      byHand: true,
      subject: home,
      found: what === 'join' ? '两人登记在两户' : '两人登记在同一户',
      act:
        what === 'join'
          ? '问清婚后住在哪里；户口迁移了的，按户口登记并户或分户'
          : '问清各自住在哪里、子女随谁；户口迁移了的，按户口登记分户',
    }
  })
}
