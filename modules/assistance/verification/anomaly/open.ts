import { randomUUID } from 'node:crypto'
import { keepKinAway, townWord } from '#modules/assistance/subsistence/public.ts'
import { openCase } from '#platform/cases/open-case.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { HouseholdFinding } from '../match/find.ts'
import { ruleNames } from '../texts.zh.ts'
import { anomaly } from './service.ts'

/** What an anomaly says, sealed in its case. */
export interface AnomalyAnswers {
  rule: string
  ref: string
  name: string
  source: string
  told: string
  found: string
  amount?: number | undefined
  on?: string | undefined
  code?: string | undefined
}

/** Opens a case for every finding that nobody has been told of yet; hints are only listed. Returns how many. */
export async function openAnomalies(tx: Tx, actor: Actor, findings: readonly HouseholdFinding[]): Promise<number> {
  const serious = findings.filter((f) => f.severity !== 'INFO')
  const known = await knownKeys(
    tx,
    serious.map((f) => f.key),
  )
  const offices = new Map<string, string>()
  let opened = 0
  for (const f of serious) {
    if (known.has(f.key)) continue
    known.add(f.key)
    const town = f.household.place.slice(0, 9)
    const office = offices.get(town) ?? (await townWord(tx, town))
    offices.set(town, office)
    await openOne(tx, actor, f, office)
    opened++
  }
  return opened
}

async function knownKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await tx
    .selectFrom('anomaly')
    .select('found_key')
    .where('found_key', 'in', [...keys])
    .execute()
  return new Set(rows.map((r) => r.found_key))
}

async function openOne(tx: Tx, actor: Actor, f: HouseholdFinding, office: string): Promise<void> {
  const name = f.household.names[f.ref] ?? ''
  const answers: AnomalyAnswers = {
    rule: f.rule,
    ref: f.ref,
    name,
    source: f.source,
    told: f.told,
    found: f.found,
    amount: f.amount,
    on: f.on,
    code: f.code,
  }
  const { caseId } = await openCase(tx, actor, {
    service: anomaly.name,
    place: f.household.place,
    office,
    title: `${name} ${ruleNames[f.rule] ?? ''}`,
    // The family is heard by the one who checks; it does not follow the case.
    applicantId: null,
    answers,
    formVersion: anomaly.formVersion,
    facts: { rootId: f.household.rootId, rule: f.rule, severity: f.severity },
    requestId: randomUUID(),
    move: f.severity === 'BLOCK' ? 'found_blocking' : 'found',
    access: [],
  })
  await tx
    .insertInto('anomaly')
    .values({
      case_id: caseId,
      root_id: f.household.rootId,
      person_id: f.personId,
      place: f.household.place,
      rule: f.rule,
      severity: f.severity,
      found_key: f.key,
      found_at: tx.now,
    })
    .execute()
  // Nobody of the office looks into the household of their own relatives.
  await keepKinAway(tx, actor, caseId, f.household.rootId)
}
