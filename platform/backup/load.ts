import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { Problem } from '#kernel/problem.ts'
import { quoted, type SequenceState, type TableShape } from './tables.ts'

const rowsAtOnce = 1000
const bytesAtOnce = 4 << 20

/** Collects the rows of a table and inserts many at a time; the database reads its own texts back. */
export class RowLoader {
  readonly counts: Record<string, number> = {}
  readonly #client: pg.PoolClient
  #shape: TableShape | undefined
  #waiting: string[] = []
  #bytes = 0
  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  async begin(shape: TableShape): Promise<void> {
    await this.flush()
    this.#shape = shape
    this.counts[shape.name] = 0
  }

  async add(row: string): Promise<void> {
    if (!this.#shape) throw new Problem('backup.damaged')
    this.#waiting.push(row)
    this.#bytes += row.length
    if (this.#waiting.length >= rowsAtOnce || this.#bytes >= bytesAtOnce) await this.flush()
  }

  async flush(): Promise<void> {
    if (!this.#shape || this.#waiting.length === 0) return
    const { name, columns } = this.#shape
    const names = columns.map((c) => quoted(c.name)).join(', ')
    const values = columns.map((c, i) => `(e ->> ${i})::${typeName(c.type)}`).join(', ')
    const { rowCount } = await this.#client.query(
      `insert into ${quoted(name)} (${names}) overriding system value select ${values} from jsonb_array_elements($1::jsonb) as e`,
      [`[${this.#waiting.join(',')}]`],
    )
    this.counts[name] = (this.counts[name] ?? 0) + (rowCount ?? 0)
    this.#waiting = []
    this.#bytes = 0
  }
}

/** A type's name comes from the backup and goes into a statement, so only what a type can look like passes. */
function typeName(type: string): string {
  if (!/^[a-z0-9_ ]+(\(\d+(,\d+)?\))?(\[\])*$/.test(type)) throw new Problem('backup.damaged')
  return type
}

/** Puts every sequence where it stood. */
export async function setSequences(client: pg.PoolClient, states: SequenceState[]): Promise<void> {
  for (const { name, last, called } of states)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(name), last, called])
}

/** Writes the sealed files back, aside first. A file that is there already has the same content: its name is its hash. */
export class FileLoader {
  count = 0
  readonly #folder: string
  #file: { handle: FileHandle; aside: string; path: string } | undefined
  constructor(folder: string) {
    this.#folder = folder
  }

  async begin(name: string): Promise<void> {
    await this.end()
    if (!/^[0-9a-f]{2}\/[0-9a-f]{62}$/.test(name)) throw new Problem('backup.damaged')
    const path = join(this.#folder, name)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const aside = `${path}.${randomBytes(6).toString('hex')}`
    this.#file = { handle: await open(aside, 'wx', 0o600), aside, path }
    this.count++
  }

  async add(part: string): Promise<void> {
    if (!this.#file) throw new Problem('backup.damaged')
    await this.#file.handle.writeFile(Buffer.from(part, 'base64'))
  }

  async end(): Promise<void> {
    if (!this.#file) return
    const { handle, aside, path } = this.#file
    this.#file = undefined
    await handle.sync()
    await handle.close()
    await rename(aside, path)
  }
}
