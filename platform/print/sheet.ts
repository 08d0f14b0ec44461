import { PassThrough } from 'node:stream'
import Excel from 'exceljs'

export interface Column {
  header: string
  width?: number
  /** Yuan with two decimals instead of text. */
  money?: boolean
}

/** A spreadsheet, written as a stream: the whole-file writer needs ten times the memory. Text cells cannot be formulas. */
export async function sheetXlsx(columns: Column[], rows: Iterable<(string | number | null)[]>): Promise<Uint8Array> {
  const stream = new PassThrough()
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
  const sheet = book.addWorksheet('Sheet1', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map((c) => ({ header: c.header, width: c.width ?? 14, style: { numFmt: c.money ? '#,##0.00' : '@' } }))
  for (const row of rows) sheet.addRow(row).commit()
  sheet.commit()
  await book.commit()
  return new Uint8Array(Buffer.concat(chunks))
}
