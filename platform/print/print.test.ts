import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PDFDocument } from 'pdf-lib'
import { letterDocx } from './docx.ts'
import type { Letter } from './letter.ts'
import { letterPdf } from './pdf.ts'

const letter: Letter = {
  kind: 'decision_grant',
  template: 1,
  title: '最低生活保障决定书',
  number: '瑞民低保〔2020〕1号',
  addressee: '林秀兰',
  blocks: [
    { type: 'paragraph', text: '经审核，决定准予您家最低生活保障。' },
    { type: 'sum', lines: [{ label: '全家月收入', formula: '1500.00 + 240.00', amount: '1740.00', strong: true }] },
    { type: 'table', header: ['姓名', '关系'], rows: Array.from({ length: 60 }, (_, i) => [`成员${i}`, '子女']) },
    { type: 'signature', office: '瑞安市民政局', date: '2020年9月23日' },
  ],
  qr: { text: '/open/verify?code=abc', caption: '核验码 abc' },
}

test('a letter as PDF: as many pages as it needs, its title, small', async () => {
  const bytes = await letterPdf(letter)
  const pdf = await PDFDocument.load(bytes)
  assert.ok(pdf.getPageCount() >= 2, String(pdf.getPageCount()))
  assert.equal(pdf.getTitle(), letter.title)
  assert.ok(bytes.length < 60_000, String(bytes.length))
})

test('the same letter makes the same PDF to the byte', async () => {
  assert.deepEqual(Buffer.from(await letterPdf(letter)), Buffer.from(await letterPdf(letter)))
})

test('a letter as DOCX holds every word of it and its QR code', async () => {
  const bytes = Buffer.from(await letterDocx(letter))
  assert.equal(bytes.subarray(0, 2).toString(), 'PK')
  const { default: unzip } = await import('jszip')
  const zip = await unzip.loadAsync(bytes)
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
  for (const word of [letter.title, letter.number, '林秀兰', '1740.00', '成员59', '瑞安市民政局', '2020年9月23日'])
    assert.ok(xml.includes(word), word)
  assert.ok(Object.keys(zip.files).some((n) => /media\/.*\.png/.test(n)))
})
