import { sql } from 'kysely'
import type { z } from 'zod'
import { casesVisibleTo } from '#platform/cases/visible.ts'
import { serviceNamed } from '#platform/cases/case-file.ts'
import { type ClockRow, dueOfClock } from '#platform/cases/deadline.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { listRegister, RegisterItem } from '../contract.ts'
import { findingNames, kindNames, outcomeNames, type remedyKindNames } from '../texts.zh.ts'

type Query = z.output<(typeof listRegister)['input']>

const services = ['objection', 'remedy']

/** Objections, leads and remedies that the actor's place sees, newest first; one statement for the page, one for its clocks. */
export async function registerList(tx: Tx, actor: Actor, query: Query) {
  const rows = await pageOf(tx, actor, query)
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  const ids = shown.map((r) => r.id)
  const clocks = await clocksOf(tx, ids)
  const names = await placeNames(
    tx,
    shown.map((r) => r.place),
  )
  return {
    items: shown.map((r) => itemOf(r, clocks.get(r.id), names, tx.today)),
    next: last ? `${last.received_on}~${last.id}` : null,
  }
}

function pageOf(tx: Tx, actor: Actor, { kind, state, outcome, year, after, limit }: Query) {
  const visible = casesVisibleTo(tx, actor).selectAll().where('service', 'in', services)
  let rows = tx.selectFrom(visible.as('c')).leftJoin('objection as o', 'o.case_id', 'c.id').leftJoin('remedy as r', 'r.case_id', 'c.id')
  if (kind === 'OBJECTION' || kind === 'LEAD') rows = rows.where('o.named', '=', kind === 'OBJECTION')
  else if (kind) rows = rows.where('r.kind', '=', kind)
  if (state !== 'all') rows = rows.where('c.ended_at', state === 'open' ? 'is' : 'is not', null)
  if (outcome) rows = rows.where((eb) => eb.or([eb('o.finding', '=', outcome), eb('r.outcome', '=', outcome)]))
  if (year) rows = rows.where('c.received_on', '>=', `${year}-01-01`).where('c.received_on', '<=', `${year}-12-31`)
  if (after) {
    const [on = '', id = ''] = after.split('~')
    rows = rows.where((eb) => eb(eb.refTuple('c.received_on', 'c.id'), '<', eb.tuple(on, id)))
  }
  return rows
    .select(['c.id', 'c.service', 'c.number', 'c.title', 'c.place', 'c.step'])
    .select(['c.received_on', 'o.named', 'o.finding', 'r.kind', 'r.outcome'])
    .orderBy('c.received_on', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit + 1)
    .execute()
}

type Row = Awaited<ReturnType<typeof pageOf>>[number]

function itemOf(r: Row, clock: ClockRow | undefined, names: Map<string, string>, today: string): RegisterItem {
  const step = serviceNamed(r.service).service.steps[r.step]
  const kind = r.kind ? (r.kind as keyof typeof remedyKindNames) : r.named ? 'OBJECTION' : 'LEAD'
  const result = r.outcome ?? r.finding
  return {
    caseId: r.id,
    number: r.number,
    kind,
    kindLabel: kindNames[kind],
    title: r.title,
    placeName: names.get(r.place) ?? r.place,
    receivedOn: r.received_on,
    stepLabel: step?.label ?? r.step,
    ended: step?.ended === true,
    result: result ? (outcomeNames[result] ?? findingNames[result] ?? result) : null,
    due: clock ? dueOfClock(clock, today) : null,
  }
}

async function clocksOf(tx: Tx, ids: string[]): Promise<Map<string, ClockRow>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('case_clock').selectAll().where('case_id', 'in', ids).orderBy(sql`stopped_on desc nulls last`).execute()
  return new Map(rows.map((r) => [r.case_id, r]))
}
