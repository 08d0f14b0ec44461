import { bookOf, type OutCell, type OutRow } from './book.ts'
import type { Cell, SheetRow } from './cell.ts'
import { sheetRows } from './read.ts'
import { type CellError, errorText } from './table.ts'

export const errorHeader = '错误说明'

/**
 * The same table with what is wrong in it: bad cells red, and a last column that says why. The column of a marking before is
 * written anew, so that the clerk corrects this very file and loads it again.
 */
export function markedXlsx(bytes: Buffer, headerRow: number, errors: ReadonlyMap<number, readonly CellError[]>): Promise<Buffer> {
  return bookOf({ widths: [], frozen: headerRow }, markedRows(bytes, headerRow, errors))
}

async function* markedRows(bytes: Buffer, headerRow: number, errors: ReadonlyMap<number, readonly CellError[]>): AsyncGenerator<OutRow> {
  let last = -1
  for await (const row of sheetRows(bytes)) {
    if (row.row === headerRow) last = placeOf(row)
    if (row.row < headerRow || row.cells.some((c) => c && c.text !== ''))
      yield markedRow(row, last, row.row === headerRow, errors.get(row.row))
  }
}

const placeOf = ({ cells }: SheetRow): number => {
  const before = cells.findIndex((c) => c?.text === errorHeader)
  return before >= 0 ? before : cells.length
}

function markedRow({ row, cells }: SheetRow, last: number, isHeader: boolean, wrong: readonly CellError[] | undefined): OutRow {
  const out: (OutCell | undefined)[] = []
  for (let c = 0; c < cells.length; c++) {
    const cell = cells[c]
    if (cell && c !== last && cell.text !== '')
      out[c] = { value: outValue(cell), look: isHeader ? 'head' : cell.kind === 'number' ? 'plain' : 'text' }
  }
  if (isHeader) out[last] = { value: errorHeader, look: 'head' }
  if (!wrong) return { row, cells: out }
  for (const { column } of wrong) if (column >= 0) out[column] = { value: out[column]?.value ?? null, look: 'wrong' }
  out[last] = { value: wrong.map(errorText).join('\n'), look: 'said' }
  return { row, cells: out }
}

const outValue = ({ kind, text }: Cell): string | number =>
  kind === 'number' && !/e/i.test(text) && text.length <= 15 ? Number(text) : text
