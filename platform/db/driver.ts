import { createHash } from 'node:crypto'
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import type pg from 'pg'

// The same statement gets the same name on every connection, so PostgreSQL parses and plans it once. Lists of varying
// length would fill the map, so it has a bound; beyond it statements go unnamed.
const names = new Map<string, string>()
const mostNames = 2000

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= mostNames) return undefined
  const name = `q${createHash('sha1').update(text).digest('hex').slice(0, 16)}`
  names.set(text, name)
  return name
}

/** Runs one statement as a named prepared statement. */
export function runNamed<R extends pg.QueryResultRow>(client: pg.ClientBase | pg.Pool, text: string, values: readonly unknown[]) {
  const name = nameOf(text)
  return client.query<R>(name ? { name, text, values: values as unknown[] } : { text, values: values as unknown[] })
}

/** Kysely on one client whose transaction somebody else begins and ends. */
export class ClientDriver implements Driver {
  readonly #connection: DatabaseConnection
  constructor(client: pg.ClientBase) {
    this.#connection = new ClientConnection(client)
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }
  async beginTransaction(): Promise<void> {
    throw new Error('transactions are opened by inTransaction')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

class ClientConnection implements DatabaseConnection {
  readonly #client: pg.ClientBase
  constructor(client: pg.ClientBase) {
    this.#client = client
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await runNamed(this.#client, query.sql, query.parameters)
    return {
      rows: result.rows as R[],
      ...(result.rowCount === null ? {} : { numAffectedRows: BigInt(result.rowCount) }),
    }
  }
  // biome-ignore lint/correctness/useYield: streaming is not used; lists page by key.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('page by key instead of streaming')
  }
}
