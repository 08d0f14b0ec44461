import { defineProblems, Problem } from '#kernel/problem.ts'

defineProblems({
  'file.type_not_allowed': { status: 415, zh: '这个文件不是照片或 PDF（按内容判断，与文件名无关），没有收下。请上传 JPG、PNG 或 PDF。' },
  'file.too_large': { status: 413, zh: '文件超过 10 MB，没有收下。请压缩或重新拍照后再传。' },
  'file.empty': { status: 400, zh: '文件是空的，没有收下。请重新选择。' },
  'file.picture_too_large': { status: 413, zh: '照片的尺寸太大，没有收下。请用手机重新拍摄后再传。' },
  'file.not_found': { status: 404, zh: '没有这份材料，或您无权查看。' },
})

const mostBytes = 10 * 1024 * 1024
const mostPixels = 60_000_000

/**
 * The type of an upload by its content; the name says nothing. Throws `file.type_not_allowed`, `file.too_large`,
 * `file.empty`, `file.picture_too_large`.
 */
export function typeOf(bytes: Buffer): 'image/jpeg' | 'image/png' | 'application/pdf' {
  if (bytes.length === 0) throw new Problem('file.empty')
  if (bytes.length > mostBytes) throw new Problem('file.too_large')
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf'
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) {
    requirePixels(bytes.length >= 24 ? bytes.readUInt32BE(16) * bytes.readUInt32BE(20) : Number.POSITIVE_INFINITY)
    return 'image/png'
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) {
    requirePixels(jpegPixels(bytes))
    return 'image/jpeg'
  }
  throw new Problem('file.type_not_allowed')
}

function requirePixels(pixels: number): void {
  if (pixels > mostPixels) throw new Problem('file.picture_too_large')
}

/** Width times height from the frame header; a picture without one is not a picture. */
function jpegPixels(bytes: Buffer): number {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) break
    const mark = bytes[at + 1] ?? 0
    const frame = mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc
    if (frame) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7)
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  throw new Problem('file.type_not_allowed')
}
