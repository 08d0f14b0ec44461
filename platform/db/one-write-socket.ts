import { Socket } from 'node:net'

/**
 * Sends what was written together as one buffer. A prepared statement is five small messages; handed to the system as a
 * list they cost more than twice the time of one piece, and the database gets one such statement per round trip.
 */
export class OneWriteSocket extends Socket {
  override _writev(chunks: { chunk: Buffer | string; encoding: BufferEncoding }[], done: (error?: Error | null) => void): void {
    const parts = chunks.map(({ chunk, encoding }) => (typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk))
    this._write(Buffer.concat(parts), 'buffer' as BufferEncoding, done)
  }
}
