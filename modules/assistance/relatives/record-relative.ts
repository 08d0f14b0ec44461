import { randomUUID } from 'node:crypto'
import { citizenId, maskId } from '#kernel/citizen-id.ts'
import { Problem } from '#kernel/problem.ts'
import { type Role, roleNames } from '#kernel/role.ts'
import { casesOfNumber, numberHash } from '#modules/assistance/subsistence/public.ts'
import { record } from '#platform/audit/record.ts'
import { barFromCases, markCases } from '#platform/cases/bars.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { seal } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import './problems.ts'

export interface NewRelative {
  /** Absent for an official without an account. */
  staffId?: string | undefined
  official?: string | undefined
  name: string
  idNumber: string
  kinship: string
}

/**
 * Puts a relative of an official on the list, and keeps that official away from every case there is with this person; open
 * ones are marked. Throws `relatives.*`, `citizen_id.*`.
 */
export async function recordRelative(tx: Tx, actor: Actor, what: NewRelative): Promise<{ relativeId: string; cases: number }> {
  const idNumber = citizenId(what.idNumber, tx.today)
  const hash = numberHash(tx, idNumber)
  const official = what.staffId ? await officialOf(tx, what.staffId) : what.official
  if (!official) throw new Problem(what.staffId ? 'relatives.unknown_staff' : 'relatives.no_official')
  const relativeId = randomUUID()
  const declared = what.staffId === actor.id
  try {
    await tx
      .insertInto('staff_relative')
      .values({
        id: relativeId,
        staff_id: what.staffId ?? null,
        official,
        relation: what.kinship,
        name_sealed: seal(tx.db.keys, what.name),
        id_hash: hash,
        id_sealed: seal(tx.db.keys, idNumber),
        id_mask: maskId(idNumber),
        declared,
        recorded_by: actor.id,
        recorded_at: tx.now,
      })
      .execute()
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'staff_relative_once') throw new Problem('relatives.already')
    throw error
  }
  // Not as the one who declares: they are kept away from these very cases.
  const cases = await asOffice(tx, actor, () => barAll(tx, hash, what.staffId), 'system:relatives')
  await record(tx, actor, { act: declared ? 'relative.declare' : 'relative.record', subjectKind: 'relative', subjectId: relativeId })
  return { relativeId, cases }
}

async function barAll(tx: Tx, hash: string, staffId: string | undefined): Promise<number> {
  const cases = await casesOfNumber(tx, hash)
  await markCases(tx, cases, { staffRelative: true })
  if (staffId) await barFromCases(tx, cases, [staffId])
  return cases.length
}

/** 吴敏，马屿镇乡镇经办人: the name and the post of today. */
async function officialOf(tx: Tx, staffId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('staff')
    .innerJoin('staff_post', 'staff_post.staff_id', 'staff.id')
    .select(['staff.name', 'staff_post.role', 'staff_post.place'])
    .where('staff.id', '=', staffId)
    .orderBy('staff_post.valid_from', 'desc')
    .executeTakeFirst()
  if (!row) return undefined
  const names = await placeNames(tx, [row.place])
  return `${row.name}，${names.get(row.place) ?? ''}${roleNames[row.role as Role] ?? ''}`
}

/** Ends an entry that was wrong or is over. Throws `relatives.not_found`. */
export async function endRelative(tx: Tx, actor: Actor, { relativeId, reason }: { relativeId: string; reason: string }): Promise<void> {
  const ended = await tx
    .updateTable('staff_relative')
    .set({ ended_at: tx.now, ended_by: actor.id })
    .where('id', '=', relativeId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!ended.numUpdatedRows) throw new Problem('relatives.not_found')
  await record(tx, actor, { act: 'relative.end', subjectKind: 'relative', subjectId: relativeId, reason })
}
