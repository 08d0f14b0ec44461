import type { CaseFile } from '#platform/cases/case-file.ts'
import { addRecord, recordsOf } from '#platform/cases/records.ts'
import type { Actor } from '#platform/db/actor.ts'
import { seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Running } from '../household/running.ts'
import type { ChangeAnswers } from './form.ts'

/** What was paid to before, kept sealed as it was so that a mistaken change can be taken back. */
export interface PayeeBefore {
  nameSealed: string
  accountSealed: string
  bank: string
}

/** Pays the household, with all its parts, to another card from now on. */
export async function changePayee(
  tx: Tx,
  actor: Actor,
  file: CaseFile,
  running: Running,
  payee: NonNullable<ChangeAnswers['payee']>,
): Promise<void> {
  const before = await tx
    .selectFrom('payee')
    .select(['name_sealed', 'account_sealed', 'bank'])
    .where('payable_id', '=', running.rootId)
    .executeTakeFirst()
  if (before)
    await addRecord(tx, actor, file.id, 'payee_before', {
      nameSealed: before.name_sealed,
      accountSealed: before.account_sealed,
      bank: before.bank,
    } satisfies PayeeBefore)
  await setPayee(tx, running.rootId, {
    nameSealed: seal(tx.db.keys, running.names[payee.ref] ?? ''),
    accountSealed: seal(tx.db.keys, payee.account),
    bank: payee.bank,
  })
}

/** Parts that were paid to the household's card go with it. */
export async function setPayee(tx: Tx, rootId: string, to: PayeeBefore): Promise<void> {
  await tx
    .updateTable('payee')
    .set({ name_sealed: to.nameSealed, account_sealed: to.accountSealed, bank: to.bank, recorded_at: tx.now })
    .where('payable_id', 'in', (eb) => eb.selectFrom('entitlement').select('id').where('root_id', '=', rootId))
    .execute()
}

/** Pays whoever was paid before a change named another; nothing when the change named nobody. */
export async function restorePayee(tx: Tx, rootId: string, caseId: string): Promise<void> {
  const before = (await recordsOf<PayeeBefore>(tx, caseId, ['payee_before'])).at(-1)?.content
  if (before) await setPayee(tx, rootId, before)
}
