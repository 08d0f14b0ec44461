import type pg from 'pg'
import { nameOf } from './statement-name.ts'

interface Statement {
  name?: string
  text: string
  values?: unknown[]
}

/**
 * The line to the database while a transaction is open. A statement whose result nobody needs waits and travels with
 * the next one, or with the commit, in order: a case action costs three round trips instead of six. When such a
 * statement fails, everything after it fails too, and `failure` is what is told.
 */
export class Line {
  /** The first statement that travelled along and failed. */
  failure: unknown
  readonly #client: pg.PoolClient
  readonly #together: boolean
  #waiting: (Statement & { heard?: (answer: pg.QueryResult) => void })[] = []
  #checks: Promise<boolean>[] = []
  #unsent = true
  constructor(client: pg.PoolClient, together: boolean) {
    this.#client = client
    this.#together = together
  }

  /** Sends now, with everything that waited, and answers with the rows. */
  async query<R extends pg.QueryResultRow = pg.QueryResultRow>(text: string | Statement, values?: unknown[]): Promise<pg.QueryResult<R>> {
    const waited = this.#waiting
    this.#waiting = []
    this.#unsent = false
    const own: Statement = typeof text === 'string' ? { text, ...(values ? { values } : {}) } : text
    if (waited.length > 0 && !this.#together) for (const s of waited) await this.#noted(s)
    if (waited.length === 0 || !this.#together) return this.#client.query<R>(own)
    const { stream } = (this.#client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection
    stream.cork()
    const before = waited.map((s) => this.#noted(s))
    const answer = this.#client.query<R>(own)
    stream.uncork()
    await Promise.allSettled([...before, answer])
    return answer
  }

  /** A named prepared statement, now. */
  named<R extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<pg.QueryResult<R>> {
    return this.query<R>(prepared(text, values))
  }

  /** Lets a statement travel with the next one. Its result is not known to anybody, so it must fail when it did not do its work. */
  later(text: string, values?: readonly unknown[]): void {
    this.#waiting.push(values ? prepared(text, values) : { text })
  }

  /** BEGIN travels with the first statement, and with it whatever is set before anything was sent. */
  open(text: string): void {
    const first = this.#waiting[0]
    if (first && this.#unsent) first.text += `; ${text}`
    else this.later(text)
  }

  /**
   * Goes on as if something were so, and asks with the next statement whether it is. When it is not, the transaction is
   * undone and begun again. For what is nearly always true: that a session is still the one this process knows.
   */
  suppose<R extends pg.QueryResultRow>(text: string, values: readonly unknown[], holds: (rows: R[]) => boolean): void {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    this.#waiting.push({ ...prepared(text, values), heard: (answer) => resolve(holds(answer.rows as R[])) })
    this.#checks.push(promise)
  }

  /** Whether everything supposed so far holds. What was not yet asked is asked now. */
  async holds(): Promise<boolean> {
    if (this.#checks.length === 0) return true
    if (this.#waiting.some((s) => s.heard)) await this.query('select 1').catch(() => {})
    return this.failure === undefined ? (await Promise.all(this.#checks)).every(Boolean) : true
  }

  async #noted({ heard, ...statement }: Statement & { heard?: (answer: pg.QueryResult) => void }): Promise<void> {
    try {
      const answer = await this.#client.query(statement)
      heard?.(answer)
    } catch (error) {
      this.failure ??= error
      if (!this.#together) throw error
    }
  }
}

function prepared(text: string, values: readonly unknown[]): Statement {
  const name = nameOf(text)
  return { ...(name ? { name } : {}), text, values: values as unknown[] }
}
