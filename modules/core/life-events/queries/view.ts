import { deadlineText } from '#kernel/calendar.ts'
import { dayInShanghai, daysBetween } from '#kernel/day.ts'
import { isWithin } from '#kernel/place.ts'
import { Problem } from '#kernel/problem.ts'
import { type Role, roleNames } from '#kernel/role.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { type EventKind, type Line, titleOf } from '#platform/life-events/event.ts'
import { linesOfEvent } from '#platform/life-events/lines.ts'
import type { EventLine, EventView } from '../contract.ts'
import { mayClose } from '../rules/may-close.ts'
import { type Source, sourceNames } from '../texts.zh.ts'
import { isOwnKin, maskedLines } from './masked.ts'
import { eventItems, type EventRow } from './list.ts'

const stateLabels = { none: '不涉及', open: '待办', done: '已办', undone: '已恢复' } as const
const askers: readonly string[] = ['village_worker', 'town_clerk', 'county_clerk', 'county_head']
const deciders: readonly string[] = ['county_clerk', 'county_head']

/** One event with its sources and every consequence. The opening is recorded. Throws `life_event.not_found`. */
export async function eventView(tx: Tx, actor: Actor, eventId: string): Promise<EventView> {
  const row = await tx.selectFrom('life_event').selectAll().where('id', '=', eventId).executeTakeFirst()
  if (!row || (actor.role === 'reporter' && !(await reportedFrom(tx, actor, eventId)))) throw new Problem('life_event.not_found')
  await record(tx, actor, { act: 'life_event.read', subjectKind: 'life_event', subjectId: eventId, place: row.place })
  const institution = actor.role === 'reporter'
  const lines = institution ? [] : await linesOfEvent(tx, eventId)
  const masked = await maskedLines(tx, actor, row.person_id, lines)
  const kin = !institution && (await isOwnKin(tx, actor, row.person_id))
  const [item] = await eventItems(tx, actor, [{ ...(row as unknown as EventRow), ...countsOf(lines, tx.today) }])
  if (!item) throw new Problem('life_event.not_found')
  const reports = await reportsOf(tx, actor, eventId)
  const staff = await actorNames(tx, [
    ...reports.map((r) => r.reported_by),
    ...lines.flatMap((l) => l.closedBy ?? []),
    row.asked_by ?? '',
    row.ended_by ?? '',
  ])
  const places = await placeNames(tx, [...reports.map((r) => r.reporter_place), ...lines.map(officeOf)])
  const standing = row.state === 'standing'
  return {
    ...item,
    personId: institution ? null : row.person_id,
    lateDays: Math.max(0, daysBetween(row.happened_on, row.received_on)),
    reports: reports.map((r) => ({
      sourceLabel: sourceNames[r.source as Source] ?? r.source,
      happenedOn: r.happened_on,
      proof: openJson(tx.db.keys, r.proof_sealed) as string,
      by: staff.get(r.reported_by) ?? '',
      placeName: places.get(r.reporter_place) ?? '',
      at: r.reported_at.toISOString(),
    })),
    lines: lines.map((l) => {
      const shown = lineView(l, row.kind as EventKind, actor, tx.today, { staff, places })
      return masked.has(l.id) ? maskedView(shown) : shown
    }),
    asked:
      row.asked_by && !institution
        ? {
            by: staff.get(row.asked_by) ?? '',
            at: row.asked_at?.toISOString() ?? '',
            reason: row.reason_sealed ? (openJson(tx.db.keys, row.reason_sealed) as string) : '',
          }
        : null,
    ended: row.ended_by && !institution ? { by: staff.get(row.ended_by) ?? '', at: row.ended_at?.toISOString() ?? '' } : null,
    mayAsk: row.kind === 'DEATH' && standing && !kin && askers.includes(actor.role) && isWithin(row.place, actor.place),
    mayDecide: row.state === 'withdrawing' && !kin && deciders.includes(actor.role) && row.asked_by !== actor.id,
    mayJudge: standing && !kin && deciders.includes(actor.role) && lines.some((l) => l.name === 'date' && l.state === 'open'),
    dates: [...new Set([row.happened_on, ...reports.map((r) => r.happened_on)])].sort(),
  }
}

async function reportedFrom(tx: Tx, actor: Actor, eventId: string): Promise<boolean> {
  const own = await tx
    .selectFrom('life_event_report')
    .select('id')
    .where('event_id', '=', eventId)
    .where('reporter_place', '=', actor.place)
    .executeTakeFirst()
  return own !== undefined
}

/** An institution sees what it said itself. */
function reportsOf(tx: Tx, actor: Actor, eventId: string) {
  let reports = tx.selectFrom('life_event_report').selectAll().where('event_id', '=', eventId)
  if (actor.role === 'reporter') reports = reports.where('reporter_place', '=', actor.place)
  return reports.orderBy('reported_at').orderBy('id').execute()
}

/** The town's clerk sits in the town, whichever village the line is about. */
const officeOf = (l: Line): string =>
  l.role?.startsWith('town') ? l.place.slice(0, 9) : l.role === 'village_worker' ? l.place : l.place.slice(0, 6)

const isLate = (l: Line, today: string) => l.state === 'open' && l.dueOn !== null && l.dueOn < today

const countsOf = (lines: readonly Line[], today: string) => ({
  open: lines.filter((l) => l.state === 'open').length,
  late: lines.filter((l) => isLate(l, today)).length,
})

/** That it is worked, by whom and until when; not what was found. */
const maskedView = (l: EventLine): EventLine => ({
  ...l,
  found: l.state === 'none' ? '' : '由负责的单位办理',
  act: '',
  how: '',
  undone: '',
  link: null,
  caseId: null,
  mayClose: false,
})

interface Names {
  staff: Map<string, string>
  places: Map<string, string>
}

function lineView(l: Line, kind: EventKind, actor: Actor, today: string, { staff, places }: Names): EventLine {
  return {
    lineId: l.id,
    title: titleOf(kind, l.name),
    state: l.state,
    stateLabel: stateLabels[l.state],
    found: l.found,
    act: l.act,
    link: l.link ?? null,
    caseId: l.caseId,
    placeName: places.get(officeOf(l)) ?? '',
    roleLabel: l.role ? (roleNames[l.role as Role] ?? l.role) : '',
    dueOn: l.state === 'open' ? l.dueOn : null,
    dueText: l.state === 'open' && l.dueOn ? deadlineText({ due: l.dueOn, today, used: 0, limit: 3, unit: 'working_days' }).text : '',
    late: isLate(l, today),
    closedBy: l.closedBy ? (staff.get(l.closedBy) ?? '系统') : '',
    closedOn: l.closedAt ? dayInShanghai(l.closedAt) : null,
    how: l.closed.how ?? '',
    undone: l.closed.undone ?? '',
    mayClose: mayClose(l, actor) && isWithin(l.place, actor.place),
  }
}
