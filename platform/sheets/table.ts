import type { Day } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { type Cell, noCell, type SheetRow } from './cell.ts'
import { type Columns, Fault, type RowOf } from './columns.ts'
import './problems.ts'
import { sheetRows } from './read.ts'

/** One thing wrong in one cell, as the clerk reads it. `column` counts from 0; -1 is the row as a whole. */
export interface CellError {
  column: number
  field: string
  reason: string
  remedy: string
}

/** A row of the table: either all that was declared, typed, or what is wrong with it. */
export type TableRow<C extends Columns> = { row: number } & (
  | { value: RowOf<C>; errors?: undefined }
  /** `key` is what stands in the first declared column, so that a bad row is known to belong to its household. */
  | { value?: undefined; errors: CellError[]; key: string }
)

export interface Header {
  row: number
  /** Where a declared column stands; optional ones may be missing. */
  at: Map<string, number>
  /** Heads that nothing is declared for: their columns are not read. */
  unused: string[]
}

export interface Table<C extends Columns> {
  header: Header
  rows: AsyncIterable<TableRow<C>>
  /** Where a column of this name stands, for an error that is found later. */
  error(field: keyof C & string, reason: string, remedy: string): CellError
}

const mostHeaderRow = 10

/**
 * Reads a table by its declared columns. A title above the header is passed over; empty rows and a row of totals at the end
 * are left out. Throws the `sheet.*` Problems.
 */
export async function readTable<C extends Columns>(bytes: Buffer, columns: C, today: Day): Promise<Table<C>> {
  const rows = through(sheetRows(bytes))
  let header: Header | undefined
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    header = headerIn(next.value, columns)
    if (header || next.value.row >= mostHeaderRow) break
  }
  if (!header) throw new Problem('sheet.no_header', { most: mostHeaderRow, expected: requiredHeads(columns).join('、') })
  const { at } = header
  return {
    header,
    rows: tableRows(rows, columns, header, today),
    error: (field, reason, remedy) => ({ column: at.get(field) ?? -1, field: columns[field]?.header ?? field, reason, remedy }),
  }
}

async function* through(rows: AsyncIterable<SheetRow> | Iterable<SheetRow>): AsyncGenerator<SheetRow> {
  yield* rows
}

const requiredHeads = (columns: Columns): string[] =>
  Object.values(columns)
    .filter((c) => c.required)
    .map((c) => c.header)

/** A head without spaces, stars, its unit and the width of its brackets. */
const headOf = (text: string): string =>
  text
    .replace(/[\s*＊]/g, '')
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/\((元|元\/月|必填|选填)\)$/, '')

/** The header, when this row is one: it has more than half of the columns that must be there, and at least two. */
function headerIn(row: SheetRow, columns: Columns): Header | undefined {
  const names = new Map(Object.entries(columns).flatMap(([key, c]) => [c.header, ...c.aliases].map((h) => [headOf(h), key] as const)))
  const heads = [...row.cells].map((c) => headOf(c?.text ?? ''))
  const at = new Map<string, number>()
  const problems: Problem[] = []
  for (const [column, head] of heads.entries()) {
    const inTenThousands = head.replace(/\(?万元?\)?$/, '')
    const key = names.get(head) ?? (inTenThousands === head ? undefined : names.get(inTenThousands))
    if (!key) continue
    if (inTenThousands !== head && columns[key]?.money && !names.has(head))
      problems.push(new Problem('sheet.header_unit', { header: head }))
    if (at.has(key)) problems.push(new Problem('sheet.header_twice', { row: row.row, header: head }))
    at.set(key, column)
  }
  const required = Object.entries(columns).filter(([, c]) => c.required)
  const missing = required.filter(([key]) => !at.has(key))
  if (at.size < 2 || missing.length * 2 > required.length) return undefined
  if (problems[0]) throw problems[0]
  if (missing.length > 0) throw new Problem('sheet.header_missing', { row: row.row, missing: missing.map(([, c]) => c.header).join('、') })
  return { row: row.row, at, unused: heads.filter((h) => h !== '' && !names.has(h)) }
}

async function* tableRows<C extends Columns>(
  rows: AsyncGenerator<SheetRow>,
  columns: C,
  header: Header,
  today: Day,
): AsyncGenerator<TableRow<C>> {
  for await (const row of rows) {
    const filled = row.cells.filter((c): c is Cell => c !== undefined && c.text !== '')
    if (filled.length === 0 || isTotal(filled)) continue
    yield tableRow(row, columns, header, today)
  }
}

const isTotal = (filled: Cell[]): boolean =>
  /^(合计|总计|小计|共计|总和|制表人|填表人|审核人|填报单位|备注)[:：]?/.test(filled[0]?.text.replace(/\s/g, '') ?? '')

function tableRow<C extends Columns>(row: SheetRow, columns: C, { at }: Header, today: Day): TableRow<C> {
  const value: Record<string, unknown> = {}
  const errors: CellError[] = []
  for (const key in columns) {
    const column = columns[key]
    if (!column) continue
    const place = at.get(key)
    const cell = place === undefined ? noCell : (row.cells[place] ?? noCell)
    const read = readCell(column, cell, today)
    if (read instanceof Fault) errors.push({ column: place ?? -1, field: column.header, reason: read.reason, remedy: read.remedy })
    else value[key] = read
  }
  const first = at.get(Object.keys(columns)[0] ?? '')
  return errors.length > 0 ? { row: row.row, errors, key: row.cells[first ?? -1]?.text ?? '' } : { row: row.row, value: value as RowOf<C> }
}

const merged = new Fault('单元格是合并的，分不清属于哪一行', '请取消合并，每一行都填上')
const missing = new Fault('没有填', '请补上')

function readCell(column: Columns[string], cell: Cell, today: Day): unknown {
  if (cell.merged) return merged
  if (cell.text === '') return column.required && !column.blank ? missing : null
  if (cell.kind === 'error') return new Fault(`公式出错（${cell.text}）`, '请改成填好的值')
  return column.read(cell, today)
}

/** 第 3 行 身份证号：校验不通过，多半是有一位抄错。请对照身份证逐位核对。 */
export const errorText = (e: CellError): string => `${e.field}：${e.reason}。${e.remedy}。`
