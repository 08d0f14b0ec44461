import { PDFArray, type PDFDict, PDFDocument, PDFName, PDFNumber, type PDFPage, PDFString, rgb } from 'pdf-lib'
import type { Block, Letter } from './letter.ts'
import { brokenLines, ucs2Hex, widthOf } from './pdf-text.ts'
import { qrModules } from './qr.ts'

const mm = (n: number) => (n * 72) / 25.4
const page = { width: mm(210), height: mm(297), left: mm(28), right: mm(26), top: mm(37), bottom: mm(35) }
const inner = page.width - page.left - page.right

/** The letter as a PDF set in Song, a font that every reader of Chinese has; nothing is embedded, so it stays a few kB. */
export async function letterPdf(letter: Letter): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setTitle(letter.title)
  document.setSubject(letter.number)
  const pen = new Pen(document)
  pen.text(letter.title, { size: 22, center: true, lead: 34 })
  pen.text(letter.number, { size: 14, center: true, lead: 30 })
  if (letter.addressee) pen.text(`${letter.addressee}:`, { size: 15 })
  for (const block of letter.blocks) draw(pen, block)
  pen.code(letter.qr.text, letter.qr.caption)
  if (pen.lost.size > 0) pen.text(`〓 处为本机字库以外的字：以电子数据为准（共 ${pen.lost.size} 个）。`, { size: 10 })
  pen.numberPages()
  return document.save({ useObjectStreams: false })
}

function draw(pen: Pen, block: Block): void {
  if (block.type === 'paragraph') pen.text(block.text, { size: 15, indent: 2 })
  if (block.type === 'heading') pen.text(block.text, { size: 15, indent: 2, before: 6 })
  if (block.type === 'table') pen.grid([block.header, ...block.rows], block.widths)
  if (block.type === 'fields')
    pen.grid(
      block.rows.map((r) => [r.label, r.value]),
      [30, 70],
    )
  if (block.type === 'sum')
    pen.grid(
      block.lines.map((l) => [l.label, l.formula ?? '', l.amount ?? '']),
      [38, 40, 22],
      true,
    )
  if (block.type !== 'signature') return
  pen.text(block.office, { size: 15, right: true, before: 18 })
  pen.text(block.date, { size: 15, right: true })
}

interface Look {
  size: number
  center?: boolean
  right?: boolean
  indent?: number
  lead?: number
  before?: number
}

/** Writes from top to bottom and turns the page. */
class Pen {
  readonly lost = new Set<string>()
  readonly #document: PDFDocument
  readonly #font: PDFDict
  #page!: PDFPage
  #y = 0
  constructor(document: PDFDocument) {
    this.#document = document
    this.#font = songFont(document)
    this.#turn()
  }

  #turn(): void {
    this.#page = this.#document.addPage([page.width, page.height])
    this.#page.node.setFontDictionary(PDFName.of('Song'), this.#document.context.register(this.#font))
    this.#y = page.height - page.top
  }

  #need(height: number): void {
    if (this.#y - height < page.bottom) this.#turn()
  }

  #show(text: string, x: number, y: number, size: number): void {
    const { hex, lost } = ucs2Hex(text)
    for (const sign of lost) this.lost.add(sign)
    const stream = this.#document.context.stream(`BT /Song ${size} Tf ${x.toFixed(2)} ${y.toFixed(2)} Td <${hex}> Tj ET`)
    this.#page.node.addContentStream(this.#document.context.register(stream))
  }

  text(text: string, look: Look): void {
    const lead = look.lead ?? look.size * 1.85
    this.#y -= look.before ?? 0
    brokenLines(text, inner / look.size, look.indent ?? 0).forEach((line, i) => {
      this.#need(lead)
      const width = widthOf(line) * look.size
      const shift = look.center
        ? (inner - width) / 2
        : look.right
          ? inner - width - look.size * 2
          : i === 0
            ? (look.indent ?? 0) * look.size
            : 0
      this.#show(line, page.left + shift, this.#y - look.size, look.size)
      this.#y -= lead
    })
  }

  grid(rows: string[][], widths?: number[], lastRight = false): void {
    const size = 11
    this.#y -= 4
    for (const row of rows) {
      const shares = widths ?? row.map(() => 100 / row.length)
      const cells = row.map((text, i) => brokenLines(text, (inner * (shares[i] ?? 0)) / 100 / size - 1))
      const height = Math.max(...cells.map((c) => c.length)) * size * 1.5 + 6
      this.#need(height)
      let x = page.left
      cells.forEach((lines, i) => {
        const width = (inner * (shares[i] ?? 0)) / 100
        this.#page.drawRectangle({ x, y: this.#y - height, width, height, borderWidth: 0.5, borderColor: rgb(0.5, 0.5, 0.5) })
        lines.forEach((line, n) => {
          const end = lastRight && i === cells.length - 1 ? width - widthOf(line) * size - 6 : 6
          this.#show(line, x + end, this.#y - 4 - size - n * size * 1.5, size)
        })
        x += width
      })
      this.#y -= height
    }
    this.#y -= 8
  }

  code(text: string, caption: string): void {
    const { size, dark } = qrModules(text)
    const unit = mm(24) / size
    this.#need(mm(26))
    this.#y -= 8
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++)
        if (dark(x, y))
          this.#page.drawRectangle({ x: page.left + x * unit, y: this.#y - (y + 1) * unit, width: unit, height: unit, color: rgb(0, 0, 0) })
    brokenLines(caption, 30).forEach((line, i) => {
      this.#show(line, page.left + mm(28), this.#y - 18 - i * 16, 10)
    })
    this.#y -= mm(26)
  }

  numberPages(): void {
    this.#document.getPages().forEach((sheet, i) => {
      this.#page = sheet
      this.#show(`— ${i + 1} —`, page.width / 2 - 16, mm(20), 12)
    })
  }
}

function songFont(document: PDFDocument): PDFDict {
  const { context } = document
  const info = context.obj({ Registry: PDFString.of('Adobe'), Ordering: PDFString.of('GB1'), Supplement: 4 })
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: 'STSong-Light',
    Flags: 6,
    FontBBox: [-25, -254, 1000, 880],
    ItalicAngle: 0,
    Ascent: 880,
    Descent: -120,
    CapHeight: 880,
    StemV: 93,
  })
  const widths = PDFArray.withContext(context)
  for (const n of [1, 95, 500, 814, 939, 500]) widths.push(PDFNumber.of(n))
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType0',
    BaseFont: 'STSong-Light',
    CIDSystemInfo: info,
    DW: 1000,
    W: widths,
    FontDescriptor: context.register(descriptor),
  })
  return context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: 'STSong-Light-UniGB-UCS2-H',
    Encoding: 'UniGB-UCS2-H',
    DescendantFonts: [context.register(descendant)],
  }) as PDFDict
}
