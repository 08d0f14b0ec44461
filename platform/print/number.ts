import type { Tx } from '#platform/db/tx.ts'
import { nextNumber } from '#platform/cases/number.ts'

/** Words of a document number by kind of letter: 瑞民低保〔2020〕123号. One series per kind and year, no gap, no reuse. */
export async function documentNumber(tx: Tx, word: string): Promise<string> {
  const year = tx.today.slice(0, 4)
  return `${word}〔${year}〕${await nextNumber(tx, `letter ${word} ${year}`)}号`
}
