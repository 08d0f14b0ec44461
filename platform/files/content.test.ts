import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typeOf } from './content.ts'

const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010001001011100ffd9', 'hex')
const png = (width: number, height: number) => {
  const bytes = Buffer.alloc(33)
  Buffer.from('89504e470d0a1a0a', 'hex').copy(bytes)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
const hugeJpeg = Buffer.from(jpeg)
hugeJpeg.writeUInt16BE(60_000, 25)
hugeJpeg.writeUInt16BE(60_000, 27)

const table: [what: string, bytes: Buffer, type: string][] = [
  ['a photograph', jpeg, 'image/jpeg'],
  ['a picture', png(800, 600), 'image/png'],
  ['a document', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
  ['a renamed executable', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 'file.type_not_allowed'],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'file.type_not_allowed'],
  ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'), 'file.type_not_allowed'],
  ['an archive', Buffer.from('504b0304', 'hex'), 'file.type_not_allowed'],
  ['a photograph without a picture in it', Buffer.from('ffd8ffd9', 'hex'), 'file.type_not_allowed'],
  ['a bomb of pixels as PNG', png(60_000, 60_000), 'file.picture_too_large'],
  ['a bomb of pixels as JPEG', hugeJpeg, 'file.picture_too_large'],
  ['a PNG cut short', png(1, 1).subarray(0, 12), 'file.picture_too_large'],
  ['nothing', Buffer.alloc(0), 'file.empty'],
  ['eleven megabytes', Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(11 << 20)]), 'file.too_large'],
]

for (const [what, bytes, type] of table)
  test(`${what}: ${type}`, () => {
    if (type.startsWith('file.')) assert.throws(() => typeOf(bytes), { code: type })
    else assert.equal(typeOf(bytes), type)
  })
