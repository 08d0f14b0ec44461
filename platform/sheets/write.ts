import { bookOf, type OutRow } from './book.ts'

export interface Column {
  header: string
  width?: number
  /** Yuan with two decimals instead of text. */
  money?: boolean
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type OutValues = (string | number | null)[]

/** A list as a spreadsheet: heads, then rows; texts stay texts. `foot` says on every printed page whose copy this is. */
export function sheetXlsx(columns: Column[], rows: Iterable<OutValues> | AsyncIterable<OutValues>, foot = ''): Promise<Buffer> {
  return bookOf({ widths: columns.map((c) => c.width ?? 14), frozen: 1, foot }, numbered(columns, rows))
}

async function* numbered(columns: Column[], rows: Iterable<OutValues> | AsyncIterable<OutValues>): AsyncGenerator<OutRow> {
  yield { row: 1, cells: columns.map((c) => ({ value: c.header, look: 'head' })) }
  let row = 2
  for await (const values of rows) {
    yield {
      row,
      cells: values.map((value, i) => ({ value, look: columns[i]?.money ? 'money' : typeof value === 'number' ? 'plain' : 'text' })),
    }
    row++
  }
}
