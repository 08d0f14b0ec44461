import type { CaseFile } from '#platform/cases/case-file.ts'
import { recordsOf } from '#platform/cases/records.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { EvaluationView } from '../contract.ts'

/** The evaluation a decision was made on: kept, never computed again. */
export async function decidedView(tx: Tx, file: Pick<CaseFile, 'id'>): Promise<EvaluationView | null> {
  const last = (await recordsOf<EvaluationView>(tx, file.id, ['determination'])).at(-1)
  return last?.content ?? null
}
