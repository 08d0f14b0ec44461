import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { getInbox, InboxItem } from '#kernel/api/cases.ts'
import { addDays } from '#kernel/day.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { serviceNamed } from './case-file.ts'
import { type ClockRow, dueOfClock } from './deadline.ts'
import { casesVisibleTo } from './visible.ts'

type Query = z.output<(typeof getInbox)['input']>

// A case without a deadline comes last: a date after all others, so that one key orders them all.
const never = '9999-12-31'

/**
 * The cases of this place, what is overdue first. Paged by (due, id); one statement for the page, one for its clocks,
 * one for the counts.
 */
export async function inboxOf(tx: Tx, actor: Actor, query: Query) {
  const base = filtered(tx, actor, query)
  let page = base
  if (query.turn === 'mine') page = page.where(isMine(actor))
  if (query.turn === 'others') page = page.where((eb) => eb.not(isMine(actor)))
  if (query.after) {
    const [due = never, id = ''] = query.after.split('~')
    page = page.where((eb) => eb(eb.refTuple(eb.fn.coalesce('due_on', eb.val(never)), 'id'), '>', eb.tuple(due, id)))
  }
  const rows = await page
    .select(['id', 'number', 'service', 'title', 'place', 'step', 'waits_for', 'received_on', 'due_on'])
    .orderBy((eb) => eb.fn.coalesce('due_on', eb.val(never)))
    .orderBy('id')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  const clocks = await clocksOf(
    tx,
    shown.map((r) => r.id),
  )
  const names = await placeNames(
    tx,
    shown.map((r) => r.place),
  )
  const counts = await countsOf(tx, actor, query)
  return {
    items: shown.map((row) => itemOf(row, actor, clocks.get(row.id), names, tx.today)),
    next: last ? `${last.due_on ?? never}~${last.id}` : null,
    counts,
  }
}

function filtered(tx: Tx, actor: Actor, query: Query) {
  let cases = casesVisibleTo(tx, actor).where('ended_at', query.ended === 'yes' ? 'is not' : 'is', null)
  if (query.service) cases = cases.where('service', '=', query.service)
  if (query.step) cases = cases.where('step', '=', query.step)
  if (query.place) cases = cases.where('place', '>=', query.place).where('place', '<', `${query.place}:`)
  if (query.q) {
    const q = query.q
    cases = cases.where((eb) =>
      eb.or([eb('title', 'like', `${q.replace(/[%_]/g, '')}%`), eb('number', 'like', `%${q.replace(/[%_]/g, '')}%`)]),
    )
  }
  return cases
}

const isMine = (actor: Actor): RawBuilder<boolean> => sql<boolean>`${actor.role} = any(waits_for)`

async function countsOf(tx: Tx, actor: Actor, query: Query) {
  const row = await filtered(tx, actor, query)
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere(isMine(actor)).as('mine'),
      eb.fn.countAll<number>().filterWhere('due_on', '<', tx.today).as('late'),
    ])
    .executeTakeFirstOrThrow()
  return { all: row.all, mine: row.mine, others: row.all - row.mine, late: row.late }
}

async function clocksOf(tx: Tx, ids: string[]): Promise<Map<string, ClockRow>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('case_clock')
    .selectAll()
    .where('case_id', 'in', ids)
    .where('kind', '=', 'statutory')
    .where('stopped_on', 'is', null)
    .orderBy('due_on', 'desc')
    .execute()
  return new Map(rows.map((r) => [r.case_id, r]))
}

interface Row {
  id: string
  number: string
  service: string
  title: string
  place: string
  step: string
  waits_for: string[]
  received_on: string
  due_on: string | null
}

function itemOf(row: Row, actor: Actor, clock: ClockRow | undefined, names: Map<string, string>, today: string): InboxItem {
  const { service } = serviceNamed(row.service)
  const step = service.steps[row.step]
  const due = clock ? dueOfClock(clock, today, step?.label) : null
  return {
    caseId: row.id,
    number: row.number,
    service: row.service,
    serviceTitle: service.title,
    title: row.title,
    place: row.place,
    placeName: names.get(row.place) ?? row.place,
    step: row.step,
    stepLabel: step?.label ?? row.step,
    next: step?.next ?? '',
    mine: row.waits_for.includes(actor.role),
    receivedOn: row.received_on,
    due,
    group: groupOf(row.due_on, due?.level, today),
  }
}

function groupOf(dueOn: string | null, level: string | undefined, today: string): InboxItem['group'] {
  if (!dueOn) return 'none'
  if (dueOn < today) return 'late'
  if (dueOn === today) return 'today'
  return level === 'soon' || dueOn <= addDays(today, 3) ? 'soon' : 'later'
}
