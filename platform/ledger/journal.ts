import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

interface Row {
  booked_on: string
  debit: string
  credit: string
  place: string
  step: string
  n: number
  fen: number
}

const amount = (fen: number) =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')} CNY`

/**
 * The books of some days as a plain text journal that hledger and its kin read: one entry for each day, town and act, with
 * the number of payments behind it. Names of accounts and towns are put into words by the caller.
 */
export async function* journalOf(
  tx: Tx,
  { from, until }: { from: string; until: string },
  words: { account: (account: string) => string; place: (place: string) => string },
): AsyncIterable<string> {
  const { rows } = await sql<Row>`
    select booked_on, debit, credit, place, split_part(step, ':', 1) as step, count(*)::int as n, sum(fen)::bigint as fen
    from ledger_transfer where booked_on >= ${from}::date and booked_on <= ${until}::date
    group by 1, 2, 3, 4, 5 order by 1, 4, 5, 2, 3`.execute(tx)
  yield `; ${from} .. ${until}\ncommodity 1000.00 CNY\ndecimal-mark .\n`
  for (const r of rows) {
    const place = words.place(r.place)
    const fen = Number(r.fen)
    yield `\n${r.booked_on} * ${r.step} ${place}  ; ${r.n}\n    ${words.account(r.debit)}:${place}    ${amount(fen)}\n    ${words.account(r.credit)}:${place}    ${amount(-fen)}\n`
  }
}
