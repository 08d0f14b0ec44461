import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

interface Packed {
  name: string
  crc: number
  size: number
  parts: Buffer[]
}

/** Writes an archive file by file; what was written is kept packed only. */
export class Packer {
  readonly #files: Packed[] = []

  async add(name: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const file: Packed = { name, crc: 0, size: 0, parts: [] }
    const stream = createDeflateRaw({ level: 5 })
    stream.on('data', (part: Buffer) => file.parts.push(part))
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece)
      file.crc = crc32(bytes, file.crc)
      file.size += bytes.length
      if (!stream.write(bytes)) await once(stream, 'drain')
    }
    stream.end()
    await once(stream, 'end')
    this.#files.push(file)
  }

  bytes(): Buffer {
    const all: Buffer[] = []
    const directory: Buffer[] = []
    let at = 0
    for (const file of this.#files) {
      const name = Buffer.from(file.name)
      const packed = file.parts.reduce((sum, part) => sum + part.length, 0)
      const fields = Buffer.alloc(26)
      // Version 2.0, names in UTF-8, deflated, 1 January 1980: the same content makes the same bytes.
      fields.set([20, 0, 0, 8, 8, 0, 0, 0, 0x21, 0])
      fields.writeUInt32LE(file.crc, 10)
      fields.writeUInt32LE(packed, 14)
      fields.writeUInt32LE(file.size, 18)
      fields.writeUInt16LE(name.length, 22)
      all.push(Buffer.from('PK\x03\x04', 'latin1'), fields, name, ...file.parts)
      const place = Buffer.alloc(14)
      place.writeUInt32LE(at, 10)
      directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, name)
      at += 30 + name.length + packed
    }
    const listed = directory.reduce((sum, part) => sum + part.length, 0)
    const end = Buffer.alloc(22)
    end.write('PK\x05\x06', 'latin1')
    end.writeUInt16LE(this.#files.length, 8)
    end.writeUInt16LE(this.#files.length, 10)
    end.writeUInt32LE(listed, 12)
    end.writeUInt32LE(at, 16)
    return Buffer.concat([...all, ...directory, end])
  }
}
