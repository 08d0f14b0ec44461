import { Problem } from '#kernel/problem.ts'
import { recordDivorce, recordVoid } from '#modules/core/life-events/public.ts'
import { uploadLater } from '#modules/services/marriage/public.ts'
import type { Effect } from '#platform/cases/case-file.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { endMarriage, lockMarriage } from '../file/end-marriage.ts'
import { type Marriage, marriageOf } from '../file/marriages.ts'
import { requestOf } from '../requests.ts'
import { mayEnter } from '../rules/court.ts'
import { sentenceOf } from '../rules/verdict.ts'
import { entryNames } from '../texts.zh.ts'
import type { CourtAnswers } from './open.ts'

const statusOf = { VOID: 'VOID', REVOKED: 'REVOKED', COURT_DIVORCE: 'DISSOLVED_BY_COURT' } as const

/** What ends or annuls a marriage on its file, and what both people's registers are told. */
export async function enterOnFile(tx: Tx, actor: Actor, caseId: string, relationId: string, a: CourtAnswers): Promise<void> {
  const status = await lockMarriage(tx, relationId)
  const marriage = await marriageOf(tx, actor, relationId)
  if (!marriage) throw new Problem('marriage_records.no_marriage')
  const byRegistry = (await parametersOf(tx)).find('revoke.coercionByRegistry', a.effectiveOn)?.value === true
  const verdict = mayEnter({ kind: a.entry, by: a.by, on: a.effectiveOn, status, registeredOn: marriage.registeredOn }, byRegistry)
  if (!verdict.ok) throw new Problem('marriage_records.changed', { why: sentenceOf(verdict) ?? '' })
  await annul(tx, actor, { caseId, relationId, ...a })
}

/** The same without the question whether it may be: the way of false identities has asked its own. */
export async function annul(
  tx: Tx,
  actor: Actor,
  { caseId, relationId, entry, by, court, courtNumber, effectiveOn, ground }: CourtAnswers & { caseId: string; relationId: string },
): Promise<void> {
  const marriage = await marriageOf(tx, actor, relationId)
  if (!marriage) throw new Problem('marriage_records.no_marriage')
  await endMarriage(tx, actor, {
    relationId,
    status: statusOf[entry],
    on: effectiveOn,
    basis: `${court}${courtNumber}`,
    note: { kind: entry, text: `${entryNames[entry]}：${ground}` },
  })
  const two = { relationId, manId: marriage.man.personId, womanId: marriage.woman.personId, on: effectiveOn, certNo: courtNumber }
  if (entry === 'COURT_DIVORCE') await recordDivorce(tx, actor, { ...two, by: 'court' })
  else await recordVoid(tx, actor, { ...two, by: by === 'COURT' ? 'court' : 'registry' })
  await uploadLater(tx, actor, caseId, null, await namedOf(tx, actor, marriage), {
    kind: entry,
    certNo: courtNumber,
    registerDate: effectiveOn,
    registry: court,
    ends: marriage.certNo,
  })
}

/** The two people as the national register asks for them. */
async function namedOf(tx: Tx, actor: Actor, { man, woman }: Marriage) {
  const rows = await asOffice(tx, actor, () =>
    tx.selectFrom('person').select(['id', 'name', 'id_sealed']).where('id', 'in', [man.personId, woman.personId]).execute(),
  )
  const of = (id: string) => {
    const row = rows.find((r) => r.id === id)
    if (!row) throw new Problem('marriage_records.no_marriage')
    return { name: row.name, idSealed: row.id_sealed }
  }
  return { man: of(man.personId), woman: of(woman.personId) }
}

const enter: Effect = async (tx, actor, file) => {
  const request = await requestOf(tx, file.id)
  await enterOnFile(tx, actor, file.id, request.relation_id ?? '', openJson(tx.db.keys, file.answersSealed) as CourtAnswers)
  return undefined
}

export const courtEffects: Readonly<Record<string, Effect>> = { enter }
