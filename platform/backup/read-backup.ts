import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Problem } from '#kernel/problem.ts'
import { opened } from './container.ts'
import type { Mark } from './dump.ts'

/** A line as it was written: a mark, or the text of a row. */
export type BackupLine = { mark: Mark } | { row: string }

/** The lines of a backup, decrypted and checked frame by frame. Throws what `opened` throws and `backup.not_found`. */
export async function* readBackup(path: string, passphrase: string): AsyncIterable<BackupLine> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 })
  const plain = Readable.from(opened(passphrase, file))
  const unzipped = createGunzip()
  plain.on('error', (error) => unzipped.destroy(error))
  plain.pipe(unzipped)
  try {
    for await (const text of linesOf(unzipped)) {
      if (text.startsWith('[')) yield { row: text }
      else if (text !== '') yield { mark: JSON.parse(text) as Mark }
    }
  } catch (error) {
    throw asProblem(error, path)
  } finally {
    file.destroy()
  }
}

/** Lines end at \n alone: a text may hold other signs that a line reader takes for an end. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncIterable<string> {
  let waiting: Buffer[] = []
  for await (let chunk of chunks) {
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10)) {
      yield Buffer.concat([...waiting, chunk.subarray(0, end)]).toString()
      waiting = []
      chunk = chunk.subarray(end + 1)
    }
    if (chunk.length) waiting.push(chunk)
  }
}

function asProblem(error: unknown, path: string): unknown {
  const code = String((error as NodeJS.ErrnoException).code)
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') return new Problem('backup.not_found', { path })
  return code.startsWith('Z_') ? new Problem('backup.damaged') : error
}
