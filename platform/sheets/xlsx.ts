import { type Cell, columnOf, dayOfSerial, type SheetRow } from './cell.ts'
import { mergedAreas, type Sweep } from './merged.ts'
import { openWorkbook, type Workbook } from './workbook.ts'
import { Walker } from './xml.ts'
import { mostSheet, unpacked } from './zip.ts'

/** The rows of the first visible sheet, piece by piece. Throws `sheet.damaged`, `sheet.not_a_sheet`, `sheet.too_large`. */
export async function* xlsxRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const book = await openWorkbook(bytes)
  const areas = await mergedAreas(book.sheet)
  const ready: SheetRow[] = []
  const walker = new Walker(rowListener(book, areas, (row) => void ready.push(row)))
  const decoder = new TextDecoder()
  for await (const chunk of unpacked(book.sheet, mostSheet)) {
    walker.write(decoder.decode(chunk, { stream: true }))
    yield* ready
    ready.length = 0
  }
  walker.close()
  yield* ready
}

function rowListener(book: Workbook, areas: Sweep, found: (row: SheetRow) => void) {
  let row: SheetRow = { row: 0, cells: [] }
  let column = -1
  let type = ''
  let style = 0
  let text = ''
  let inValue = false
  return {
    open: (name: string, attribute: (name: string) => string | undefined) => {
      if (name === 'c') {
        const at = attribute('r')
        column = at ? columnOf(at) : column + 1
        type = attribute('t') ?? 'n'
        style = Number(attribute('s') ?? 0)
        text = ''
      } else if (name === 'v' || name === 't') inValue = true
      else if (name === 'row') {
        row = { row: Number(attribute('r') ?? row.row + 1), cells: [] }
        column = -1
      }
    },
    text: (piece: string) => {
      if (inValue) text += piece
    },
    close: (name: string) => {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'c') {
        const cell = column < mostColumns ? cellOf(book, type, style, text) : undefined
        if (cell) row.cells[column] = cell
      } else if (name === 'row') {
        areas.mark(row)
        found(row)
      }
    },
  }
}

const mostColumns = 256

function cellOf(book: Workbook, type: string, style: number, raw: string): Cell | undefined {
  if (type === 's') return textCell(book.strings[Number(raw)] ?? '')
  if (type === 'n' || type === '') return raw === '' ? undefined : numberCell(raw, book.dates[style] === true, book.from1904)
  if (type === 'b') return textCell(raw === '1' ? '是' : '否')
  if (type === 'd') return { text: raw.slice(0, 10), kind: 'date' }
  if (type === 'e') return { text: raw, kind: 'error' }
  return textCell(raw)
}

function textCell(raw: string): Cell | undefined {
  const text = raw.trim()
  return text === '' ? undefined : { text, kind: 'text' }
}

/** A number keeps fifteen figures, as the program that wrote it does: 1522.4999999999998 is 1522.5. */
function numberCell(raw: string, date: boolean, from1904: boolean): Cell {
  const value = Number(raw)
  const day = date ? dayOfSerial(value, from1904) : undefined
  if (day) return { text: day, kind: 'date' }
  return { text: Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : String(Number(value.toPrecision(15))), kind: 'number' }
}
