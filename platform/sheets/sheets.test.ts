import assert from 'node:assert/strict'
import { test } from 'node:test'
import Excel from 'exceljs'
import { money, month, optional, text } from './columns.ts'
import { errorHeader, markedXlsx } from './mark.ts'
import { Packer } from './pack.ts'
import { type CellError, readTable } from './table.ts'
import { sheetXlsx } from './write.ts'
import { Walker } from './xml.ts'

const columns = { name: text('姓名', ['人员姓名']), fen: money('金额', ['月金额']), from: month('起始月'), note: optional(text('备注')) }
const today = '2020-09-25'

/** A file as another program writes it. */
async function foreign(fill: (sheet: Excel.Worksheet, book: Excel.Workbook) => void): Promise<Buffer> {
  const book = new Excel.Workbook()
  fill(book.addWorksheet('名册'), book)
  return Buffer.from(await book.xlsx.writeBuffer())
}
/** Lines of a table of text. */
const csv = (...lines: string[]) => Buffer.from(lines.join('\n'))
const head = ['姓名', '金额（元）', '起始月', '备注']

async function readAll(bytes: Buffer) {
  const table = await readTable(bytes, columns, today)
  const good: unknown[] = []
  const errors = new Map<number, CellError[]>()
  for await (const r of table.rows) r.errors ? errors.set(r.row, r.errors) : good.push(r.value)
  return { table, good, errors }
}

test('a workbook with a title, empty rows and a row of totals gives its rows', async () => {
  const bytes = await foreign((sheet) => {
    sheet.addRow(['瑞安市低保名册（2020年9月）'])
    sheet.addRow([])
    sheet.addRow([...head, '序号'])
    sheet.addRow(['林秀兰', 1740, new Date('2019-07-01T00:00:00Z'), null, 1])
    sheet.addRow(['蔡德明', { formula: 'B4-290', result: 1450 }, '2020.3', '按季'])
    sheet.addRow(['=1+1', '886', '2020-01'])
    sheet.addRow(['合计', 4076])
    sheet.addRow(['', '', ''])
  })
  const { good, errors, table } = await readAll(bytes)
  assert.deepEqual(good, [
    { name: '林秀兰', fen: 174_000, from: '2019-07', note: null },
    { name: '蔡德明', fen: 145_000, from: '2020-03', note: '按季' },
    { name: '=1+1', fen: 88_600, from: '2020-01', note: null },
  ])
  assert.equal(errors.size, 0)
  assert.deepEqual(table.header.unused, ['序号'])
})

test('merged cells, errors of formulas and missing cells are told by field; the marked file is corrected and read again', async () => {
  const bytes = await foreign((sheet) => {
    sheet.addRow(['名册'])
    sheet.mergeCells('A1:D1')
    sheet.addRow(head)
    sheet.addRow(['林秀兰', 1740, '2019-07'])
    sheet.addRow(['蔡德明', '', '2019-07'])
    sheet.addRow(['潘月香', '', '2019-07'])
    sheet.mergeCells('B4:B5')
    sheet.addRow(['王秀珍', { error: '#N/A' }, ''])
  })
  const { good, errors, table } = await readAll(bytes)
  assert.equal(good.length, 1)
  assert.deepEqual([...errors.keys()], [4, 5, 6])
  assert.match(errors.get(4)?.[0]?.reason ?? '', /合并/)
  assert.match(errors.get(6)?.[0]?.reason ?? '', /公式出错/)
  assert.match(errors.get(6)?.[1]?.reason ?? '', /没有填/)
  const marked = await markedXlsx(bytes, table.header.row, errors)
  const book = new Excel.Workbook()
  await book.xlsx.load(marked as unknown as ArrayBuffer)
  const sheet = book.worksheets[0] as Excel.Worksheet
  assert.equal(sheet.getCell('E2').value, errorHeader)
  assert.match(String(sheet.getCell('E6').value), /金额：公式出错.*\n起始月：没有填。请补上。/)
  assert.equal((sheet.getCell('B6').fill as Excel.FillPattern).fgColor?.argb, 'FFFFC7CE')
  assert.equal(sheet.getCell('A3').value, '林秀兰')
  for (const [at, value] of [
    ['B4', 1450],
    ['B5', 886],
    ['B6', 886],
    ['C6', '2020-01'],
  ] as const)
    sheet.getCell(at).value = value
  const again = await readAll(Buffer.from(await book.xlsx.writeBuffer()))
  assert.equal(again.good.length, 4)
  const twice = await markedXlsx(marked, 2, new Map([[3, [{ column: 0, field: '姓名', reason: '重复', remedy: '请删去' }]]]))
  const { table: last } = await readAll(twice)
  assert.deepEqual(last.header.unused, [errorHeader])
})

test('text tables of Excel and WPS are read: UTF-8 with its mark, GB18030, quotes, tabs', async () => {
  const expected = [{ name: ['林', '秀兰'].join(), fen: 174_000, from: '2019-07', note: '一\n二' }]
  const lines = csv('姓名,金额,起始月,备注\r', '"林,秀兰",1740,2019-07,"一\n二"\r', ',,,\r\n').toString()
  const gb = Buffer.from(
    'd0d5c3fb2cbdf0b6ee2cc6f0cabcd4c22cb1b8d7a20d0a22c1d62cd0e3c0bc222c313734302c323031392d30372c22d2bb0ab6fe220d0a',
    'hex',
  )
  for (const bytes of [Buffer.from(`\ufeff${lines}`), Buffer.from(lines), gb, Buffer.from(`\ufeff${lines}`, 'utf16le')])
    assert.deepEqual((await readAll(bytes)).good, expected)
  const tabs = Buffer.from('姓名\t金额\t起始月\n="林"\t1\t2019-07')
  assert.deepEqual((await readAll(tabs)).good, [{ name: '林', fen: 100, from: '2019-07', note: null }])
})

const wrong: [what: string, bytes: Buffer | Promise<Buffer>, code: string][] = [
  ['nothing', Buffer.alloc(0), 'sheet.empty'],
  ['an old workbook or a locked one', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'sheet.old_format'],
  ['two signs', Buffer.from('MZ'), 'sheet.no_header'],
  ['the beginning of an archive', Buffer.from('PK'), 'sheet.damaged'],
  ['a picture', Buffer.from('89504e470d0a1a0a00000000', 'hex'), 'sheet.not_a_sheet'],
  ['a page', Buffer.from('<html><table><tr><td>姓名'), 'sheet.not_a_sheet'],
  ['a document', Buffer.from('%PDF-1.7 姓名'), 'sheet.not_a_sheet'],
  ['no header', csv('林秀兰,1740', '蔡德明,1450'), 'sheet.no_header'],
  ['a column missing', csv('姓名,金额,备注', '林秀兰,1740,'), 'sheet.header_missing'],
  ['a column twice', csv('姓名,金额,月金额,起始月', '林秀兰,1,1,2020-01'), 'sheet.header_twice'],
  ['ten thousands of yuan', csv('姓名,金额（万元）,起始月', '林秀兰,0.17,2020-01'), 'sheet.header_unit'],
  ['a workbook cut short', sheetXlsx([{ header: '姓名' }], []).then((b) => b.subarray(0, b.length - 30)), 'sheet.damaged'],
  ['another archive', archive({ 'word/document.xml': '<a/>' }), 'sheet.not_a_sheet'],
  ['entities of its own', archive({ 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' }), 'sheet.damaged'],
]

async function archive(files: Record<string, string>): Promise<Buffer> {
  const packer = new Packer()
  for (const [name, content] of Object.entries(files)) await packer.add(name, [content])
  return packer.bytes()
}

for (const [what, bytes, code] of wrong)
  test(`${what}: ${code}`, async () => {
    await assert.rejects(async () => readAll(await bytes), { code })
  })

test('a bomb is put down before it is unpacked', async () => {
  async function* zeros() {
    for (let i = 0; i < 200; i++) yield `<a b="${' '.repeat(1 << 20)}"/>`
  }
  const packer = new Packer()
  await packer.add('xl/workbook.xml', ['<workbook/>'])
  await packer.add('xl/worksheets/sheet1.xml', ['<worksheet/>'])
  await packer.add('xl/sharedStrings.xml', zeros())
  const bomb = packer.bytes()
  assert.ok(bomb.length < 2 << 20, String(bomb.length))
  await assert.rejects(readAll(bomb), { code: 'sheet.too_large' })
})

test('XML that arrives sign by sign is read like a whole one', () => {
  const xml = '<?xml version="1.0"?><!-- x > y --><x:a b="1 &lt; 2" c=\'"\'><d/>t&#x4e2d;<![CDATA[<raw>]]></x:a>'
  const hear = (pieces: string[]) => {
    const heard: string[] = []
    const walker = new Walker({
      open: (name, attribute) => void heard.push(`open ${name} ${attribute('b') ?? ''} ${attribute('c') ?? ''}`),
      text: (t) => void heard.push(`text ${t}`),
      close: (name) => void heard.push(`close ${name}`),
    })
    for (const p of pieces) walker.write(p)
    walker.close()
    return heard
  }
  const whole = hear([xml])
  assert.deepEqual(whole, ['open a 1 < 2 "', 'open d  ', 'close d', 'text t中', 'text <raw>', 'close a'])
  assert.deepEqual(hear([...xml]), whole)
})

test('a spreadsheet keeps texts as texts: nothing becomes a formula', async () => {
  const bytes = await sheetXlsx(
    [{ header: '姓名' }, { header: '金额', money: true }],
    [
      ['=1+1', 12.5],
      ['+86 <&>\u0001', null],
    ],
    '导出 & 甲',
  )
  const book = new Excel.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const sheet = book.worksheets[0]
  assert.equal(sheet?.getCell('A2').value, '=1+1')
  assert.equal(sheet?.getCell('A2').type, Excel.ValueType.String)
  assert.equal(sheet?.getCell('B2').value, 12.5)
  assert.equal(sheet?.getCell('A3').value, '+86 <&>')
  assert.equal(sheet?.headerFooter.oddFooter, '导出 && 甲')
})
