import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import type { Line } from './line.ts'

/** Kysely on one line whose transaction somebody else begins and ends. */
export class LineDriver implements Driver {
  readonly #connection: DatabaseConnection
  constructor(line: Line) {
    this.#connection = new LineConnection(line)
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

class LineConnection implements DatabaseConnection {
  readonly #line: Line
  constructor(line: Line) {
    this.#line = line
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#line.named(query.sql, query.parameters)
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
