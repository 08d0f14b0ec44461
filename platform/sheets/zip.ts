import { createInflateRaw } from 'node:zlib'
import { Problem } from '#kernel/problem.ts'
import './problems.ts'

/** A file inside an archive that lies in memory; it is unpacked piece by piece when it is read. */
export interface Entry {
  name: string
  packed: Buffer
  method: number
}

/** A sheet of millions of cells unpacks to some hundred megabytes; they pass through and are not kept. */
export const mostSheet = 800 << 20

const centralMark = 0x02014b50
const endMark = 0x06054b50
const localMark = 0x04034b50

/** The files of an archive by name, from its central directory. Throws `sheet.damaged`. */
export function entriesOf(bytes: Buffer): Map<string, Entry> {
  try {
    return directoryOf(bytes)
  } catch {
    throw new Problem('sheet.damaged')
  }
}

function directoryOf(bytes: Buffer): Map<string, Entry> {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  const found = new Map<string, Entry>()
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (bytes.readUInt32LE(at) !== centralMark) throw new RangeError('no entry')
    const size = bytes.readUInt32LE(at + 20)
    const nameLength = bytes.readUInt16LE(at + 28)
    const local = bytes.readUInt32LE(at + 42)
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString('utf8')
    if (bytes.readUInt32LE(local) !== localMark) throw new RangeError('no file')
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    if (begin + size > bytes.length) throw new RangeError('cut short')
    found.set(name.replace(/^\//, ''), { name, packed: bytes.subarray(begin, begin + size), method: bytes.readUInt16LE(at + 10) })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return found
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) if (bytes.readUInt32LE(at) === endMark) return at
  throw new RangeError('no directory')
}

/** Unpacks a file piece by piece, at most so many bytes. Throws `sheet.too_large` (also for a bomb), `sheet.damaged`. */
export async function* unpacked(entry: Entry, most: number): AsyncGenerator<Buffer> {
  if (entry.method === 0) {
    if (entry.packed.length > most) throw new Problem('sheet.too_large')
    yield entry.packed
    return
  }
  if (entry.method !== 8) throw new Problem('sheet.damaged')
  const stream = createInflateRaw({ chunkSize: 1 << 17 })
  stream.end(entry.packed)
  let size = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > most) throw new Problem('sheet.too_large')
      yield chunk
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('sheet.damaged')
  } finally {
    stream.destroy()
  }
}
