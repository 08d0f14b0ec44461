import { recordsOf } from '#platform/cases/records.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { registrationSeen } from '../certificates/seen.ts'
import { baseSeen, marriageSeen, partiesSeen, recordsSeen } from '../registration/view.ts'
import { registrars } from '../service/last-steps.ts'
import { knownDivorce } from './known.ts'
import type { DivorceFacts } from './service.ts'
import { termOf } from './term.ts'

/** One view of a divorce: the two, their marriage on record, the agreement, the dates. */
export async function divorceView(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  const facts = file.facts as DivorceFacts
  const known = await knownDivorce(tx, actor, file)
  const p = known.papers
  return {
    caseId,
    paper: facts.paper,
    parties: await partiesSeen(tx, known.people),
    findings: known.findings,
    base: baseSeen(known),
    marriages: known.marriages.map((m) => marriageSeen(m, known.people)),
    certificate: p?.certificate ?? null,
    agreement: p
      ? [
          { label: '子女抚养', value: p.agreement.children.has ? p.agreement.children.said : '没有' },
          { label: '财产处理', value: p.agreement.property.has ? p.agreement.property.said : '没有' },
          { label: '债务处理', value: p.agreement.debts.has ? p.agreement.debts.said : '没有' },
        ]
      : [],
    term: await termOf(tx, caseId),
    records: await recordsSeen(tx, caseId),
    dangers: await dangersOf(tx, actor, caseId),
    registration: await registrationSeen(tx, facts.registrationId),
  }
}

/** Only registrars and the head read it. */
async function dangersOf(tx: Tx, actor: Actor, caseId: string) {
  if (!registrars.includes(actor.role as (typeof registrars)[number])) return []
  const records = await recordsOf<{ said: string; reported: string }>(tx, caseId, ['danger'])
  const names = await actorNames(
    tx,
    records.map((r) => r.madeBy),
  )
  return records.map((r) => ({
    said: r.content.said,
    reported: r.content.reported,
    by: names.get(r.madeBy) ?? '',
    at: r.madeAt.toISOString(),
  }))
}
