import { recordsOf } from '#platform/cases/records.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { lastAnswer } from '../base/question.ts'
import type { Declaration, Papers } from '../form.ts'
import { marriagesOf, type OnRecord } from '../register/standing.ts'
import { type CoupleKnown, examine, type Finding, type PartyKnown } from '../rules/examine.ts'
import { lawFrom } from '../rules/law.ts'
import { countyRestDays } from '../rules/rest-days.ts'
import { type Party, peopleOfCase } from './people.ts'
import type { RegistrationFacts } from './service.ts'

interface Saying {
  papers?: Papers
  declaration?: Declaration
  capable?: boolean
}

export interface Known {
  people: { man: Party; woman: Party }
  marriages: OnRecord[]
  papers: Papers | null
  declaration: Declaration | null
  answer: Awaited<ReturnType<typeof lastAnswer>>
  findings: Finding[]
}

/**
 * Everything that is known about a couple and what the law says to it today. `saying` is what a move is about to add: it is looked
 * at before it is kept.
 */
export async function knownOf(tx: Tx, actor: Actor, file: CaseFile, saying: Saying = {}): Promise<Known> {
  const facts = file.facts as RegistrationFacts
  const people = await peopleOfCase(tx, actor, file.id)
  const records = await recordsOf(tx, file.id)
  const last = <T>(kind: string) => (records.filter((r) => r.kind === kind).at(-1)?.content ?? null) as T | null
  const papers = saying.papers ?? last<Papers>('papers')
  const declaration = saying.declaration ?? last<Declaration>('declaration')
  const answer = await lastAnswer(tx, file.id)
  const marriages = await marriagesOf(tx, actor, [people.man.personId, people.woman.personId])
  const party = (p: Party, own: Papers['man'] | undefined): PartyKnown => ({
    birthDate: p.birthDate,
    sex: p.sex,
    died: p.died,
    household: own?.household ?? null,
    permit: own?.permitDivision ?? null,
    statusBefore: own?.statusBefore ?? null,
    standing: marriages.filter((m) => m.personId === p.personId && m.status === 'EFFECTIVE').length,
    earlier:
      marriages.some((m) => m.personId === p.personId && m.status !== 'VOID') ||
      (answer?.records ?? []).some((r) => r.side === p.side && r.state !== 'VOID'),
  })
  const couple: CoupleKnown = {
    on: tx.today,
    registry: tx.db.county.code,
    man: party(people.man, papers?.man),
    woman: party(people.woman, papers?.woman),
    samePerson: people.man.personId === people.woman.personId,
    base: facts.base,
    materials: papers?.materials ?? null,
    kinship: declaration ? { blood: declaration.blood, lineal: declaration.lineal, generations: declaration.generations } : null,
    disease: declaration?.disease ?? null,
    capable: saying.capable ?? (last('review') ? true : null),
  }
  const law = lawFrom(await parametersOf(tx)).on(tx.today)
  return { people, marriages, papers, declaration, answer, findings: examine(couple, law, countyRestDays) }
}
