import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { lawFrom } from '../rules/law.ts'
import { momentOf } from '../rules/moment.ts'

/** On the last day the counter closes at its hour: afterwards it is too late. Throws `divorce.office_closed`. */
export async function requireOpenOffice(tx: Tx, lastDay: string | undefined, then: string): Promise<void> {
  if (lastDay !== tx.today) return
  const { officeClose } = lawFrom(await parametersOf(tx)).on(tx.today)
  if (momentOf(tx.now.toISOString()).time >= officeClose) throw new Problem('divorce.office_closed', { close: officeClose, then })
}
