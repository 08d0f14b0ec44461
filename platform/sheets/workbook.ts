import { Problem } from '#kernel/problem.ts'
import './problems.ts'
import { parse } from './xml.ts'
import { type Entry, entriesOf } from './zip.ts'

/** What the cells of a sheet refer to, and the sheet itself. */
export interface Workbook {
  sheet: Entry
  strings: string[]
  /** Whether a style of this index shows a number as a date. */
  dates: boolean[]
  from1904: boolean
}

const mostParts = 8 << 20
const mostStrings = 96 << 20
const mostTexts = 4_000_000

/** Opens a workbook at its first visible sheet. Throws `sheet.damaged`, `sheet.not_a_sheet`, `sheet.too_large`. */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const entries = entriesOf(bytes)
  const book = entries.get('xl/workbook.xml')
  if (!book) throw new Problem('sheet.not_a_sheet')
  let from1904 = false
  let first: string | undefined
  await parse(book, mostParts, {
    open: (name, attribute) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904') ?? '')
      if (name === 'sheet' && !first && (attribute('state') ?? 'visible') === 'visible') first = attribute('r:id') ?? attribute('d3p1:id')
    },
  })
  const sheet = entries.get((await targetOf(entries, first)) ?? 'xl/worksheets/sheet1.xml')
  if (!sheet) throw new Problem('sheet.damaged')
  return {
    sheet,
    strings: await stringsOf(entries.get('xl/sharedStrings.xml')),
    dates: await datesOf(entries.get('xl/styles.xml')),
    from1904,
  }
}

async function targetOf(entries: Map<string, Entry>, id: string | undefined): Promise<string | undefined> {
  const relations = entries.get('xl/_rels/workbook.xml.rels')
  let target: string | undefined
  if (relations && id)
    await parse(relations, mostParts, {
      open: (name, attribute) => {
        if (name === 'Relationship' && attribute('Id') === id) target = attribute('Target')
      },
    })
  return target === undefined ? undefined : target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** Texts that cells share; the reading beside a word (rPh) is not part of it. */
async function stringsOf(entry: Entry | undefined): Promise<string[]> {
  const strings: string[] = []
  if (!entry) return strings
  let text = ''
  let inText = false
  let reading = 0
  await parse(entry, mostStrings, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') reading++
      else if (name === 't') inText = reading === 0
    },
    text: (piece) => {
      if (inText) text += piece
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') reading--
      else if (name === 'si' && strings.push(text) > mostTexts) throw new Problem('sheet.too_large')
    },
  })
  return strings
}

const isDateFormat = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

async function datesOf(entry: Entry | undefined): Promise<boolean[]> {
  const dates: boolean[] = []
  if (!entry) return dates
  const own = new Map<number, boolean>()
  let inCells = false
  await parse(entry, mostParts, {
    open: (name, attribute) => {
      if (name === 'numFmt') {
        const code = (attribute('formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, (part) => (/[年月日]/.test(part) ? 'd' : ''))
        own.set(Number(attribute('numFmtId')), /[yd年月日]/i.test(code))
      } else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attribute('numFmtId') ?? 0)
        dates.push(own.get(id) ?? isDateFormat(id))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return dates
}
