import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { type Figure, type Period, versionOf } from './figure.ts'

/** One contributing record. */
export interface FigureRecord {
  id: string
  place: string
  quantity: number
  onDay: string
  recordedAt: Date
  label: string
  apart: string | null
}

export interface Computed {
  figure: Figure
  value: number | null
  records: number
  version: string
  period: Period
  asOf: Date
  /** Records that are counted and shown apart, by their words. */
  apart: { label: string; count: number }[]
}

/**
 * A figure's value for a period as it was known at a moment. Computed for the office as a whole: a value is the same, whoever
 * asks; who may open its list is another question.
 */
export async function computeFigure(tx: Tx, actor: Actor, figure: Figure, period: Period, asOf: Date): Promise<Computed> {
  const version = await keepDefinition(tx, figure)
  return asOffice(tx, actor, async () => {
    const records = await figure.records(tx, period, asOf)
    const { rows } = await sql<{ apart: string | null; n: number; total: number | null; latest: number | null }>`
      select apart, count(*)::int as n, sum(quantity)::float8 as total,
        (array_agg(quantity::float8 order by on_day desc, recorded_at desc))[1] as latest
      from (${records}) r group by grouping sets ((), (apart))
      order by grouping(apart) desc, apart nulls first`.execute(tx)
    const [all, ...groups] = rows
    return {
      figure,
      value: valueFrom(figure, all?.n ?? 0, all?.total ?? 0, all?.latest ?? null),
      records: all?.n ?? 0,
      version,
      period,
      asOf,
      apart: groups.flatMap((g) => (g.apart === null ? [] : [{ label: g.apart, count: g.n }])),
    }
  })
}

function valueFrom({ measure }: Figure, n: number, total: number, latest: number | null): number | null {
  if (measure === 'count') return n
  if (measure === 'sum') return total
  if (measure === 'latest') return latest
  return n === 0 ? null : total / n
}

/** One page of the records behind a figure, in the order of their days. */
export async function recordsOf(
  tx: Tx,
  actor: Actor,
  figure: Figure,
  { period, asOf, after, limit }: { period: Period; asOf: Date; after?: string | undefined; limit: number },
): Promise<{ items: FigureRecord[]; next: string | null }> {
  return asOffice(tx, actor, async () => {
    const records = await figure.records(tx, period, asOf)
    const { rows } = await page(records, after, limit + 1).execute(tx)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return { items: shown, next: last ? `${last.onDay}~${last.id}` : null }
  })
}

const page = (records: RawBuilder<unknown>, after: string | undefined, limit: number) => {
  const [day = '0001-01-01', id = ''] = after?.split('~') ?? []
  return sql<FigureRecord>`select id, place, quantity::float8 as quantity, on_day as "onDay", recorded_at as "recordedAt", label, apart
    from (${records}) r where (on_day, id) > (${day}::date, ${id}) order by on_day, id limit ${limit}`
}

/** The ids of all records, in the order of the list. */
export async function recordIds(tx: Tx, actor: Actor, figure: Figure, period: Period, asOf: Date): Promise<string[]> {
  return asOffice(tx, actor, async () => {
    const records = await figure.records(tx, period, asOf)
    const { rows } = await sql<{ id: string }>`select id from (${records}) r order by on_day, id`.execute(tx)
    return rows.map((r) => r.id)
  })
}

async function keepDefinition(tx: Tx, figure: Figure): Promise<string> {
  const version = versionOf(figure)
  await tx
    .insertInto('figure_definition')
    .values({ figure_id: figure.id, version, title: figure.title, unit: figure.unit, definition: figure.definition, first_used_at: tx.now })
    .onConflict((same) => same.doNothing())
    .execute()
  return version
}
