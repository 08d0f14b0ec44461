import type { Download } from '#kernel/contract.ts'
import { addDays, chineseDay, dayInShanghai } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import { exported, gathered } from '#platform/sheets/export.ts'
import { type Computed, computeFigure, recordsOf } from './compute.ts'
import { allFigures, type Figure, figureNamed, yearOf } from './figure.ts'
import { valueText } from './words.ts'

const mayList = (figure: Figure, actor: Actor): boolean => figure.readers.includes(actor.role as never)

const itemOf = (c: Computed, actor: Actor) => ({
  figureId: c.figure.id,
  title: c.figure.title,
  unitWord: c.figure.unitWord,
  value: c.value,
  valueText: valueText(c.figure, c.value),
  records: c.records,
  apart: c.apart,
  mayList: mayList(c.figure, actor),
})

/** The figures of a year as they are known now. The registry's head sees the registry's own. */
export async function figureList(tx: Tx, actor: Actor, { year }: { year: number }) {
  const items = []
  for (const figure of figuresFor(actor)) items.push(itemOf(await computeFigure(tx, actor, figure, yearOf(year), tx.now), actor))
  return { items, asOf: tx.now.toISOString() }
}

const figuresFor = (actor: Actor) => allFigures().filter((f) => actor.role !== 'registry_head' || mayList(f, actor))

function figureFor(actor: Actor, id: string): Figure {
  const figure = figureNamed(id)
  if (!figuresFor(actor).includes(figure)) throw new Problem('figure.unknown')
  return figure
}

/** A figure's definition with its version, and the versions before. Throws `figure.unknown`. */
export async function figureView(tx: Tx, actor: Actor, { figureId, year }: { figureId: string; year: number }) {
  const figure = figureFor(actor, figureId)
  const period = yearOf(year)
  const computed = await computeFigure(tx, actor, figure, period, tx.now)
  const earlier = await tx
    .selectFrom('figure_definition')
    .select(['version', 'definition', 'first_used_at'])
    .where('figure_id', '=', figureId)
    .where('version', '<>', computed.version)
    .orderBy('first_used_at', 'desc')
    .limit(20)
    .execute()
  return {
    ...itemOf(computed, actor),
    definition: figure.definition,
    version: computed.version,
    from: period.from,
    to: addDays(period.until, -1),
    asOf: tx.now.toISOString(),
    earlier: earlier.map((e) => ({ version: e.version, definition: e.definition, firstUsedOn: dayInShanghai(e.first_used_at) })),
  }
}

const perPage = 50

interface RecordQuery {
  figureId: string
  year: number
  after?: string | undefined
}

/** A page of the records behind a figure. Throws `figure.unknown`, `figure.list_not_yours`. */
export async function figureRecords(tx: Tx, actor: Actor, { figureId, year, after }: RecordQuery) {
  const figure = figureFor(actor, figureId)
  if (!mayList(figure, actor)) throw new Problem('figure.list_not_yours')
  if (!after) await record(tx, actor, { act: 'figure.list', subjectKind: 'figure', subjectId: figureId, detail: { year } })
  const { items, next } = await recordsOf(tx, actor, figure, { period: yearOf(year), asOf: tx.now, after, limit: perPage })
  const names = await placeNames(
    tx,
    items.map((i) => i.place),
  )
  return {
    items: items.map((i) => ({
      recordId: i.id,
      label: i.label,
      placeName: names.get(i.place) ?? i.place,
      onDay: i.onDay,
      recordedAt: i.recordedAt.toISOString(),
      quantity: i.quantity,
      apart: i.apart,
      href: figure.href(i),
    })),
    next,
  }
}

// A record names nobody: the limit is the sheet's, not privacy's.
const mostRows = 20_000

/** The list behind a figure as a spreadsheet; its name says figure and year. */
export async function figureSheet(tx: Tx, actor: Actor, { figureId, year }: { figureId: string; year: number }): Promise<Download> {
  const { items, cut } = await gathered(mostRows, (after) => figureRecords(tx, actor, { figureId, year, after }))
  const figure = figureNamed(figureId)
  return exported(tx, actor, {
    name: `${figure.title}_${year}年${cut}`,
    act: { act: 'figure.export', subjectKind: 'figure', subjectId: figureId, detail: { year } },
    columns: [
      { header: '记录', width: 30 },
      { header: '单位', width: 24 },
      { header: '日期', width: 16 },
      { header: '数量', width: 10 },
      { header: '单列', width: 18 },
    ],
    rows: items.map((i) => [i.label, i.placeName, chineseDay(i.onDay), i.quantity, i.apart]),
  })
}
