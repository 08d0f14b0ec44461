import { columnOf, noCell, type SheetRow } from './cell.ts'
import { type Entry, mostSheet, unpacked } from './zip.ts'

interface Area {
  top: number
  bottom: number
  left: number
  right: number
}

/** Marks the merged cells of rows that come in their order. */
export interface Sweep {
  mark(row: SheetRow): void
}

// The list of merged areas stands behind the rows: only the end of the file is kept.
const mostTail = 4 << 20

/** The merged areas of a sheet, asked row by row. */
export async function mergedAreas(sheet: Entry): Promise<Sweep> {
  const areas = [...(await tailOf(sheet)).matchAll(/<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)]
    .map(
      ([, left = 'A', top, right = 'A', bottom]): Area => ({
        left: columnOf(left),
        top: Number(top),
        right: columnOf(right),
        bottom: Number(bottom),
      }),
    )
    .sort((a, b) => a.top - b.top)
  let next = 0
  let open: Area[] = []
  return {
    mark(row) {
      for (let area = areas[next]; area && area.top <= row.row; area = areas[++next]) open.push(area)
      if (open.length === 0) return
      open = open.filter((a) => a.bottom >= row.row)
      for (const a of open)
        for (let c = a.left; c <= Math.min(a.right, 255); c++) row.cells[c] = { ...(row.cells[c] ?? noCell), merged: true }
    },
  }
}

async function tailOf(sheet: Entry): Promise<string> {
  let kept: Buffer[] = []
  let size = 0
  for await (const chunk of unpacked(sheet, mostSheet)) {
    const piece = Buffer.concat([kept.at(-1)?.subarray(-16) ?? Buffer.alloc(0), chunk])
    if (piece.includes('sheetData>')) {
      kept = []
      size = 0
    }
    kept.push(chunk)
    size += chunk.length
    while (size > mostTail && kept.length > 1) size -= kept.shift()?.length ?? 0
  }
  return Buffer.concat(kept).toString('utf8')
}
