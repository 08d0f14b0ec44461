import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { recordsOf } from '#platform/cases/records.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import '../problems.ts'
import { sourceOf, type SourceKey } from '../sources.ts'
import { closingReasons, ruleNames, severityNames } from '../texts.zh.ts'
import type { AnomalyAnswers } from './open.ts'
import { anomaly, type ClosingInput } from './service.ts'

/** One anomaly: what was told, what was found, how it was closed and by whom. The opening is recorded. Throws `verification.not_found`. */
export async function anomalyView(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  if (file.service !== anomaly.name) throw new Problem('verification.not_found')
  await record(tx, actor, { act: 'case.read', subjectKind: 'case', subjectId: caseId, place: file.place })
  const answers = openJson(tx.db.keys, file.answersSealed) as AnomalyAnswers
  const closings = await recordsOf<ClosingInput>(tx, caseId, ['anomaly_closing'])
  const owner = typeof file.facts.owner === 'string' ? file.facts.owner : ''
  const names = await actorNames(tx, [owner, ...closings.map((c) => c.madeBy)].filter(Boolean))
  return {
    rootId: String(file.facts.rootId),
    rule: answers.rule,
    ruleLabel: ruleNames[answers.rule] ?? answers.rule,
    severity: String(file.facts.severity),
    severityLabel: severityNames[String(file.facts.severity)] ?? '',
    name: answers.name,
    sourceName: sourceOf(answers.source as SourceKey).name,
    told: answers.told,
    found: answers.found,
    held: file.facts.held === true,
    owner: names.get(owner) ?? null,
    closings: closings.map((c) => ({
      label: closingReasons[c.content.conclusion],
      checked: c.content.checked,
      by: names.get(c.madeBy) ?? '',
      at: c.madeAt.toISOString(),
    })),
  }
}
