import { openJson } from '#platform/db/seal.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import type { Tx } from '#platform/db/tx.ts'
import { enqueueMessage } from '#platform/notify/send.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { type Answers, answersOf } from '../commands/determination.ts'
import { applicantName } from '../commands/letter-facts.ts'
import { runningOf } from '../household/running.ts'
import { withFacts } from '../rules/history/fact.ts'
import type { SubsistenceFacts } from '../service/facts.ts'
import { subsistence } from '../service.ts'

const isApplication = (file: CaseFile) => file.service === subsistence.name

/** To whom a letter about an application or a change is addressed: the applicant, or who stands there now. */
export async function applicantOf(tx: Tx, file: CaseFile): Promise<string> {
  if (isApplication(file)) return applicantName(answersOf(tx, file))
  const running = await runningOf(tx, String(file.facts.rootId))
  const now = withFacts(running.history.base, running.history.facts, await parametersOf(tx))
  return running.names[now.members.find((m) => m.relation === 'SELF')?.ref ?? ''] ?? ''
}

/** Tells the family at the telephone of its application; one that came with a bureau's list has none. */
export async function tellFamily(tx: Tx, file: CaseFile, text: string): Promise<void> {
  const sealed = isApplication(file) ? file.answersSealed : await applicationOf(tx, String(file.facts.rootId))
  if (sealed) await enqueueMessage(tx, { kind: 'case', to: (openJson(tx.db.keys, sealed) as Answers).phone, caseId: file.id, text })
}

async function applicationOf(tx: Tx, rootId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('entitlement')
    .innerJoin('case_file', 'case_file.id', 'entitlement.opened_by_case')
    .select('case_file.answers_sealed')
    .where('entitlement.id', '=', rootId)
    .where('case_file.service', '=', subsistence.name)
    .executeTakeFirst()
  return row?.answers_sealed
}

/** Staff on whose findings and opinions a case stands, beside those who moved it. */
export function handsIn(file: CaseFile): string[] {
  const { investigators = [], investigatedBefore = [], opinionBy, proposedBy } = file.facts as SubsistenceFacts
  return [...investigators, ...investigatedBefore, ...(opinionBy ? [opinionBy] : []), ...(proposedBy ? [proposedBy] : [])]
}
