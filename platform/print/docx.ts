import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, Letter } from './letter.ts'
import { qrPng } from './qr.ts'

const body = { ascii: 'FangSong_GB2312', eastAsia: '仿宋_GB2312', hAnsi: 'FangSong_GB2312' }
const title = { ascii: 'FZXiaoBiaoSong-B05S', eastAsia: '方正小标宋简体', hAnsi: 'FZXiaoBiaoSong-B05S' }
const mm = (n: number) => Math.round(n * 56.7)
const exactly = { line: 560, lineRule: LineRuleType.EXACT }

/** The letter as a Word file: A4 with the margins of official documents; the reader's machine supplies 仿宋 and 小标宋. */
export async function letterDocx(letter: Letter): Promise<Uint8Array> {
  const code = await qrPng(letter.qr.text)
  const page = { size: { width: mm(210), height: mm(297) }, margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) } }
  const document = new Document({
    creator: '民心',
    title: letter.title,
    description: letter.number,
    styles: { default: { document: { run: { font: body, size: 32 } } } },
    sections: [
      {
        properties: { page },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], size: 24 })] }),
            ],
          }),
        },
        children: [
          line(letter.title, { font: title, size: 44, center: true }),
          line(letter.number, { center: true }),
          ...(letter.addressee ? [line(`${letter.addressee}:`)] : []),
          ...letter.blocks.flatMap(drawn),
          new Paragraph({ children: [new ImageRun({ type: 'png', data: code, transformation: { width: 80, height: 80 } })] }),
          line(letter.qr.caption, { size: 21 }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

interface Look {
  font?: typeof body
  size?: number
  center?: boolean
  right?: boolean
  bold?: boolean
  indent?: boolean
}

function line(text: string, look: Look = {}): Paragraph {
  return new Paragraph({
    spacing: look.size && look.size > 32 ? { after: 240 } : exactly,
    alignment: look.center ? AlignmentType.CENTER : look.right ? AlignmentType.RIGHT : AlignmentType.JUSTIFIED,
    ...(look.indent ? { indent: { firstLine: 640 } } : {}),
    children: [new TextRun({ text, font: look.font ?? body, size: look.size ?? 32, ...(look.bold ? { bold: true } : {}) })],
  })
}

function drawn(block: Block): (Paragraph | Table)[] {
  switch (block.type) {
    case 'paragraph':
      return [line(block.text, { indent: true })]
    case 'heading':
      return [line(block.text, { bold: true, indent: true })]
    case 'table':
      return [grid([block.header, ...block.rows], block.widths)]
    case 'fields':
      return [
        grid(
          block.rows.map((r) => [r.label, r.value]),
          [30, 70],
        ),
      ]
    case 'sum':
      return [
        grid(
          block.lines.map((l) => [l.label, l.formula ?? '', l.amount ?? '']),
          [38, 40, 22],
          true,
        ),
      ]
    case 'signature':
      return [line(block.office, { right: true }), line(block.date, { right: true })]
  }
}

function grid(rows: string[][], widths?: number[], lastRight = false): Table {
  const edge = { style: BorderStyle.SINGLE, size: 4, color: '808080' }
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map(
            (text, i) =>
              new TableCell({
                width: { size: widths?.[i] ?? 100 / row.length, type: WidthType.PERCENTAGE },
                borders: { top: edge, bottom: edge, left: edge, right: edge },
                children: [
                  new Paragraph({
                    alignment: lastRight && i === row.length - 1 ? AlignmentType.RIGHT : AlignmentType.LEFT,
                    children: [new TextRun({ text, size: 24, font: body })],
                  }),
                ],
              }),
          ),
        }),
    ),
  })
}
