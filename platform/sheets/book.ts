import { Packer } from './pack.ts'

/** How a cell looks; the number is its place in the style sheet below. */
export const looks = { plain: 0, text: 1, money: 2, head: 3, wrong: 4, said: 5 } as const
export type Look = keyof typeof looks

export interface OutCell {
  value: string | number | null
  look: Look
}

export interface OutRow {
  row: number
  cells: readonly (OutCell | undefined)[]
}

export interface SheetLook {
  widths: readonly number[]
  /** Rows that stay in sight. */
  frozen: number
  /** What stands at the foot of every printed page: who took this out, and when. */
  foot?: string
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** A workbook of one sheet, row by row: never more of it in memory than what is being packed. Texts cannot become formulas. */
export async function bookOf(look: SheetLook, rows: Iterable<OutRow> | AsyncIterable<OutRow>): Promise<Buffer> {
  const packer = new Packer()
  for (const [name, text] of Object.entries(parts)) await packer.add(name, [text])
  await packer.add('xl/worksheets/sheet1.xml', sheetXml(look, rows))
  return packer.bytes()
}

async function* sheetXml({ widths, frozen, foot }: SheetLook, rows: Iterable<OutRow> | AsyncIterable<OutRow>): AsyncGenerator<string> {
  const columns = widths.map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`).join('')
  const pane = frozen > 0 ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>` : ''
  yield `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${columns ? `<cols>${columns}</cols>` : ''}<sheetData>`
  let text = ''
  for await (const row of rows) {
    text += rowXml(row)
    if (text.length > 1 << 16) {
      yield text
      text = ''
    }
  }
  yield `${text}</sheetData>${foot ? `<headerFooter><oddFooter>${plain(foot.replaceAll('&', '&&'))}</oddFooter></headerFooter>` : ''}</worksheet>`
}

function rowXml({ row, cells }: OutRow): string {
  let text = `<row r="${row}">`
  for (let c = 0; c < cells.length; c++) {
    const cell = cells[c]
    if (!cell) continue
    const at = `<c r="${columnName(c)}${row}" s="${looks[cell.look]}"`
    if (cell.value === null || cell.value === '') text += `${at}/>`
    else if (typeof cell.value === 'number') text += `${at}><v>${cell.value}</v></c>`
    else text += `${at} t="inlineStr"><is><t xml:space="preserve">${plain(cell.value)}</t></is></c>`
  }
  return `${text}</row>`
}

const names: string[] = []
/** 27 → AB */
export function columnName(column: number): string {
  const known = names[column]
  if (known) return known
  const name = (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
  names[column] = name
  return name
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML knows no control characters, not even escaped.
const special = /[<>&\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const plain = (text: string): string =>
  special.test(text)
    ? text
        // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
    : text

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const xf = (font: number, fill: number, format: number, more = '') =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${more}</xf>`
const wrapped = '<alignment vertical="top" wrapText="1"/>'
const font = (more: string) => `<font>${more}<sz val="11"/><name val="等线"/><charset val="134"/></font>`

const parts: Record<string, string> = {
  '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/></Types>`,
  '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${xml}<styleSheet xmlns="${main}"><fonts count="3">${font('')}${font('<b/>')}${font('<color rgb="FF9C0006"/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${xf(0, 0, 0)}${xf(0, 0, 49)}${xf(0, 0, 4)}${xf(1, 0, 49)}${xf(2, 2, 49)}${xf(2, 0, 49, wrapped)}</cellXfs></styleSheet>`,
}
