import type pg from 'pg'
import type { Tx } from '#platform/db/tx.ts'

/** A question about the machine: counts, sizes and times, never what a row says. */
export type Ask = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>

/** Asks outside a transaction. */
export const askPool =
  (pool: Pick<pg.Pool, 'query'>): Ask =>
  async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await pool.query<R>(text, values)).rows

/** Asks inside a person's transaction, as the owner of the tables: row-level security would hide what has no place. */
export async function asMachine<R>(tx: Tx, work: (ask: Ask) => Promise<R>): Promise<R> {
  tx.line.later('set local role none')
  const answer = await work(
    async <Q extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await tx.line.query<Q>(text, values)).rows,
  )
  tx.line.later('set local role minxin_app')
  return answer
}
