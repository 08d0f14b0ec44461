import { Problem } from '#kernel/problem.ts'
import type { SheetRow } from './cell.ts'
import { csvRows } from './csv.ts'
import './problems.ts'
import { xlsxRows } from './xlsx.ts'

/**
 * The rows of a spreadsheet or a text table, by content; they come piece by piece, whatever the size. Throws
 * `sheet.empty`, `sheet.old_format`, `sheet.not_a_sheet`, `sheet.damaged`, `sheet.too_large`.
 */
export function sheetRows(bytes: Buffer): AsyncIterable<SheetRow> | Iterable<SheetRow> {
  if (bytes.length === 0) throw new Problem('sheet.empty')
  if (bytes.length >= 8 && bytes.readUInt32BE(0) === 0xd0cf11e0) throw new Problem('sheet.old_format')
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return xlsxRows(bytes)
  const start = bytes.subarray(0, 4096)
  const wide = start[0] === 0xff && start[1] === 0xfe
  if (!wide && start.includes(0)) throw new Problem('sheet.not_a_sheet')
  if (/^\s*(\ufeff)?(<|%PDF)/.test(start.toString('utf8'))) throw new Problem('sheet.not_a_sheet')
  return csvRows(bytes)
}
