import type { Cell, SheetRow } from './cell.ts'

/** How the text is written: UTF-8 when every byte fits, else what Excel and WPS write in China (GB18030); UTF-16 by its mark. */
export function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'gb18030' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += piece) decoder.decode(bytes.subarray(at, at + piece), { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

const piece = 1 << 16

/** The rows of a text table, separated by comma, tab or semicolon, whichever its first line has most of; quotes as usual. */
export function* csvRows(bytes: Buffer): Generator<SheetRow> {
  const decoder = new TextDecoder(encodingOf(bytes))
  let rest = ''
  let row = 1
  let separator = ''
  for (let at = 0; at < bytes.length || rest; at += piece) {
    const last = at + piece >= bytes.length
    rest += decoder.decode(bytes.subarray(at, at + piece), { stream: !last })
    separator ||= separatorOf(rest)
    for (;;) {
      const end = endOfRecord(rest, last)
      if (end < 0) break
      const cells = cellsOf(rest.slice(0, end).replace(/\r?\n$/, ''), separator)
      if (cells.some((c) => c !== undefined)) yield { row, cells }
      row++
      rest = rest.slice(end)
    }
    if (last) break
  }
}

function separatorOf(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  const count = (sign: string) => line.split(sign).length
  return ['\t', ';', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',')
}

/** Where the next record ends, behind its line break; -1 when it goes on in what is not yet read, or nothing is left. */
function endOfRecord(text: string, last: boolean): number {
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (sign === '"') quoted = !quoted
    else if (sign === '\n' && !quoted) return i + 1
  }
  return last && text !== '' ? text.length : -1
}

function cellsOf(record: string, separator: string): (Cell | undefined)[] {
  const cells: (Cell | undefined)[] = []
  let at = 0
  while (at <= record.length) {
    let text = ''
    if (record[at] === '"') {
      at++
      while (at < record.length && !(record[at] === '"' && record[at + 1] !== '"')) {
        text += record[at]
        at += record[at] === '"' ? 2 : 1
      }
      at++
    }
    const end = record.indexOf(separator, at)
    text += record.slice(at, end < 0 ? undefined : end)
    at = end < 0 ? record.length + 1 : end + 1
    // ="3303…" is how programs keep Excel from taking a number for a number.
    const plain = text.trim().replace(/^="?([^"]*)"?$/, '$1')
    cells.push(plain === '' ? undefined : { text: plain, kind: /^\d(\.\d+)?E\+\d+$/i.test(plain) ? 'number' : 'text' })
  }
  return cells
}
