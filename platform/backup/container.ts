import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import './problems.ts'

// The file: one line of magic, one line of JSON with the salt, then frames. Each frame is authenticated before anything
// in it is used; its nonce carries its number and whether it is the last, so frames cannot be swapped, dropped or cut off.
const magic = 'MINXIN-BACKUP 1'
const frameBytes = 1 << 20
const tagBytes = 16
/** Most bytes of the two lines before the first frame. */
const longestHead = 400

interface Derivation {
  kdf: 'scrypt'
  n: number
  r: number
  p: number
  salt: string
}

function keyFrom(passphrase: string, { n, r, p, salt }: Derivation): Buffer {
  return scryptSync(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, { N: n, r, p, maxmem: 256 * n * r })
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 0)
  nonce[8] = last ? 1 : 0
  return nonce
}

/** Encrypts a stream under a passphrase (scrypt, AES-256-GCM in frames of 1 MiB). */
export async function* sealed(passphrase: string, plain: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const derivation: Derivation = { kdf: 'scrypt', n: 1 << 15, r: 8, p: 1, salt: randomBytes(16).toString('base64') }
  const head = Buffer.from(`${magic}\n${JSON.stringify(derivation)}\n`)
  const key = keyFrom(passphrase, derivation)
  yield head
  let number = 0
  const frame = (bytes: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number++, last)).setAAD(head)
    const body = Buffer.concat([cipher.update(bytes), cipher.final()])
    const start = Buffer.alloc(5)
    start.writeUInt32BE(body.length, 0)
    start[4] = last ? 1 : 0
    return Buffer.concat([start, cipher.getAuthTag(), body])
  }
  let waiting: Buffer = Buffer.alloc(0)
  for await (const chunk of plain) {
    waiting = waiting.length ? Buffer.concat([waiting, chunk]) : chunk
    while (waiting.length > frameBytes) {
      yield frame(waiting.subarray(0, frameBytes), false)
      waiting = waiting.subarray(frameBytes)
    }
  }
  yield frame(waiting, true)
}

/** Opens what `sealed` made. Throws `backup.not_a_backup`, `backup.wrong_passphrase`, `backup.damaged`. */
export async function* opened(passphrase: string, file: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const source = new Source(file)
  const head = await readHead(source)
  const key = keyFrom(passphrase, derivationIn(head))
  for (let number = 0; ; number++) {
    const start = await source.take(5 + tagBytes)
    const length = start.readUInt32BE(0)
    const last = start[4] === 1
    if (length > frameBytes) throw new Problem('backup.damaged')
    const body = await source.take(length)
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last), { authTagLength: tagBytes }).setAAD(head)
    decipher.setAuthTag(start.subarray(5))
    try {
      yield Buffer.concat([decipher.update(body), decipher.final()])
    } catch {
      throw new Problem(number === 0 ? 'backup.wrong_passphrase' : 'backup.damaged')
    }
    if (last) return
  }
}

async function readHead(source: Source): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0)
  for (let lines = 0; lines < 2; ) {
    if (head.length > longestHead) throw new Problem('backup.not_a_backup')
    const byte = await source.take(1)
    if (byte[0] === 10) lines++
    head = Buffer.concat([head, byte])
  }
  return head
}

function derivationIn(head: Buffer): Derivation {
  const [first, second = ''] = head.toString().split('\n')
  if (first !== magic) throw new Problem('backup.not_a_backup')
  try {
    const found = JSON.parse(second) as Derivation
    // A forged file must not make us work for hours.
    if (found.kdf === 'scrypt' && found.n <= 1 << 20 && found.r <= 16 && found.p <= 4) return found
  } catch {}
  throw new Problem('backup.not_a_backup')
}

/** Takes exact numbers of bytes from a stream of chunks. */
class Source {
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)
  constructor(file: AsyncIterable<Buffer>) {
    this.#chunks = file[Symbol.asyncIterator]()
  }
  async take(length: number): Promise<Buffer> {
    const parts = [this.#rest]
    let have = this.#rest.length
    while (have < length) {
      const next = await this.#chunks.next()
      if (next.done) throw new Problem('backup.damaged')
      parts.push(next.value)
      have += next.value.length
    }
    const all = Buffer.concat(parts)
    this.#rest = all.subarray(length)
    return all.subarray(0, length)
  }
}
