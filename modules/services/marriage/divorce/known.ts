import type { CaseFile } from '#platform/cases/case-file.ts'
import { recordsOf } from '#platform/cases/records.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { lastAnswer } from '../base/question.ts'
import type { BaseRecord } from '../base/gateway.ts'
import type { DivorcePapers } from '../form.ts'
import { marriagesOf, type OnRecord } from '../register/standing.ts'
import { peopleOfCase, type Party } from '../registration/people.ts'
import { findMarriage } from '../rules/base-answer.ts'
import { examineDivorce } from '../rules/examine-divorce.ts'
import type { Finding } from '../rules/examine.ts'
import { lawFrom } from '../rules/law.ts'
import type { DivorceFacts } from './service.ts'

export interface KnownDivorce {
  people: { man: Party; woman: Party }
  marriages: OnRecord[]
  /** The marriage of the two that stands on our record. */
  theirs: OnRecord | undefined
  papers: DivorcePapers | null
  answer: Awaited<ReturnType<typeof lastAnswer>>
  findings: Finding[]
}

/** What is known of the two who want to part, with what a move is about to add. */
export async function knownDivorce(tx: Tx, actor: Actor, file: CaseFile, saying?: DivorcePapers): Promise<KnownDivorce> {
  const facts = file.facts as DivorceFacts
  const people = await peopleOfCase(tx, actor, file.id)
  const papers = saying ?? (await recordsOf<DivorcePapers>(tx, file.id, ['agreement'])).at(-1)?.content ?? null
  const answer = await lastAnswer(tx, file.id)
  const marriages = await marriagesOf(tx, actor, [people.man.personId, people.woman.personId])
  const theirs = marriages.find(
    (m) => m.personId === people.man.personId && m.spouseId === people.woman.personId && m.status === 'EFFECTIVE',
  )
  const law = lawFrom(await parametersOf(tx)).on(facts.receivedOn ?? tx.today)
  const findings = examineDivorce(
    {
      registry: tx.db.county.code,
      households: papers ? [papers.man.household, papers.woman.household] : null,
      permits: papers ? [papers.man.permitDivision, papers.woman.permitDivision].filter((p) => p !== undefined) : [],
      died: people.man.died || people.woman.died,
      materials: papers?.materials ?? null,
      certificateLost: papers?.certificate.lost ?? false,
      base: facts.base,
    },
    law,
  )
  return { people, marriages, theirs, papers, answer, findings }
}

/** The answer of the national register beside the certificate and our own record. */
export function lookedUp(known: KnownDivorce, records: readonly BaseRecord[]) {
  const { people, marriages, theirs, papers } = known
  const elsewhere = marriages.some((m) => m.status === 'EFFECTIVE' && m.relationId !== theirs?.relationId)
  return findMarriage({
    certNo: papers?.certificate.certNo ?? '',
    ours: theirs ? (theirs.certNo ?? '') : null,
    elsewhere,
    base: records.filter((r) => [people.man.side, people.woman.side].includes(r.side)),
  })
}
