import { recordsOf } from '#platform/cases/records.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { EvaluationView } from '../contract.ts'
import type { Application } from '../form.ts'
import { decide } from '../rules/decide.ts'
import { evaluationViewOf } from '../rules/evaluation-view.ts'
import { type Found, householdOf, type Survey } from '../rules/from-application.ts'
import type { Household } from '../rules/types.ts'

export type Answers = Application & { onBehalf: { authority: string; note: string; fileId?: string } | null }

/** One source's answer as it is kept. */
export interface Answer {
  source: string
  status: string
  dataDate: string
  found: { ref: string; field: string; amount: number }[]
  note?: string
}

export interface Investigation extends Survey {
  visitedOn: string
  met: string
  colleague: string
  findings: string
  housing: string
  living: string
  neighbours: { name: string; said: string }[]
  photos: { fileId: string; takenOn: string; place: string }[]
  corrections: { ref: string; field: string; amount: number; reason: string }[]
}

/** Everything that a decision on a case stands on. */
export interface Basis {
  answers: Answers
  sources: Answer[]
  investigation: Investigation | null
  found: Found[]
  names: Record<string, string>
}

export const answersOf = (tx: Tx, file: Pick<CaseFile, 'answersSealed'>): Answers => openJson(tx.db.keys, file.answersSealed) as Answers

/** Reads the form, the sources' answers and the last investigation of a case. */
export async function basisOf(tx: Tx, file: CaseFile): Promise<Basis> {
  const answers = answersOf(tx, file)
  const records = await recordsOf(tx, file.id, ['source_answer', 'investigation'])
  const sources = records.filter((r) => r.kind === 'source_answer').map((r) => r.content as Answer)
  const investigation = (records.findLast((r) => r.kind === 'investigation')?.content as Investigation | undefined) ?? null
  return { answers, sources, investigation, found: foundIn(sources, investigation), names: namesOf(answers) }
}

/** Names by ref, for words beside figures. */
export function namesOf(a: Application): Record<string, string> {
  return Object.fromEntries([...a.members.map((m) => [m.ref, m.name]), ...a.supporters.map((s) => [s.ref, s.name])])
}

function foundIn(sources: Answer[], investigation: Investigation | null): Found[] {
  const registered = sources
    .filter((s) => s.status === 'OK')
    .flatMap((s) => s.found.map((f) => ({ ...f, source: 'VERIFICATION' as const })))
  const surveyed = (investigation?.corrections ?? []).map((c) => ({
    ref: c.ref,
    field: c.field,
    amount: c.amount,
    source: 'SURVEY' as const,
  }))
  return [...registered, ...surveyed]
}

/** The household of a case as the rules read it now. Without a report, declared wages stand unproven. */
export function householdOfBasis({ answers, found, investigation }: Basis): Household {
  return householdOf(answers, { found, survey: investigation ?? undefined, trustDeclared: false })
}

/**
 * The means test of a case, with everything that page, letter and audit show: by the law of today, or of the decision that
 * this case makes again.
 */
export async function determine(
  tx: Tx,
  file: CaseFile,
  on = (file.facts.asOf as string | undefined) ?? tx.today,
): Promise<{ view: EvaluationView; basis: Basis }> {
  const basis = await basisOf(tx, file)
  const household = householdOfBasis(basis)
  const parameters = await parametersOf(tx)
  return { view: evaluationViewOf(decide(household, on, parameters), household, on, parameters, basis.names), basis }
}
