import { randomUUID } from 'node:crypto'
import { addWorkingDays } from '#kernel/calendar.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import '../problems.ts'
import { type Checks, mayReview, resultOf, type Verdict } from '../rules/review.ts'

/** The head takes a file without a draw. Throws `marriage_office.not_found`, `marriage_office.own_file`, `marriage_office.reviewed`. */
export async function takeFile(tx: Tx, actor: Actor, { registrationId }: { registrationId: string }): Promise<{ reviewId: string }> {
  const file = await tx.selectFrom('marriage_registration').selectAll().where('id', '=', registrationId).executeTakeFirst()
  if (!file) throw new Problem('marriage_office.not_found')
  if (!mayReview(actor.id, { registrarId: file.registrar_id, checkerId: file.checker_id })) throw new Problem('marriage_office.own_file')
  const before = await tx
    .selectFrom('marriage_review')
    .select(['id', 'result'])
    .where('registration_id', '=', registrationId)
    .executeTakeFirst()
  if (before?.result) throw new Problem('marriage_office.reviewed')
  if (before) return { reviewId: before.id }
  const reviewId = randomUUID()
  await tx
    .insertInto('marriage_review')
    .values({ id: reviewId, place: file.place, registration_id: registrationId, register_date: file.register_date, created_at: tx.now })
    .execute()
  await record(tx, actor, { act: 'marriage_review.take', subjectKind: 'marriage_registration', subjectId: registrationId })
  return { reviewId }
}

interface Found {
  reviewId: string
  checks: Checks
  said: string
}

/**
 * What a second person found. A fault is to be put right by a day.
 * Throws `marriage_office.not_found`, `.reviewed`, `.own_file`, `.say_what`.
 */
export async function recordResult(
  tx: Tx,
  actor: Actor,
  { reviewId, checks, said }: Found,
): Promise<{ result: Verdict; dueOn: string | null }> {
  const review = await tx
    .selectFrom('marriage_review as v')
    .innerJoin('marriage_registration as r', 'r.id', 'v.registration_id')
    .select(['v.id', 'v.result', 'v.registration_id', 'r.registrar_id', 'r.checker_id'])
    .where('v.id', '=', reviewId)
    .forUpdate('v')
    .executeTakeFirst()
  if (!review) throw new Problem('marriage_office.not_found')
  if (review.result) throw new Problem('marriage_office.reviewed')
  if (!mayReview(actor.id, { registrarId: review.registrar_id, checkerId: review.checker_id }))
    throw new Problem('marriage_office.own_file')
  const result = resultOf(checks)
  if (result !== 'OK' && said.length < 2) throw new Problem('marriage_office.say_what')
  const dueOn = result === 'OK' ? null : addWorkingDays(tx.today, await daysOf(tx, 'limit.marriageReviewCorrection', tx.today))
  await tx
    .updateTable('marriage_review')
    .set({
      result,
      checks: JSON.stringify(checks),
      said_sealed: seal(tx.db.keys, said),
      reviewed_by: actor.id,
      reviewed_at: tx.now,
      due_on: dueOn,
    })
    .where('id', '=', reviewId)
    .execute()
  await record(tx, actor, {
    act: 'marriage_review.result',
    subjectKind: 'marriage_registration',
    subjectId: review.registration_id,
    detail: { result },
  })
  return { result, dueOn }
}

/** How a fault was put right. Throws `marriage_office.no_correction_due`. */
export async function correct(tx: Tx, actor: Actor, { reviewId, correctionWords }: { reviewId: string; correctionWords: string }) {
  const done = await tx
    .updateTable('marriage_review')
    .set({ corrected_sealed: seal(tx.db.keys, correctionWords), corrected_by: actor.id, corrected_at: tx.now })
    .where('id', '=', reviewId)
    .where('result', 'in', ['CLERICAL', 'SUBSTANTIVE'])
    .where('corrected_at', 'is', null)
    .executeTakeFirst()
  if (!done.numUpdatedRows) throw new Problem('marriage_office.no_correction_due')
  await record(tx, actor, { act: 'marriage_review.correct', subjectKind: 'marriage_review', subjectId: reviewId })
  return {}
}

interface Forged {
  registrationId: string
  foundOn: string
  findingAuthority: string
  basis: string
}

/** Papers that nobody at the desk could see through: listed apart. Throws `marriage_office.not_found`, `.future`, `.forged_twice`. */
export async function noteForged(tx: Tx, actor: Actor, { registrationId, foundOn, findingAuthority, basis }: Forged) {
  if (foundOn > tx.today) throw new Problem('marriage_office.future', { field: '查明日期' })
  const file = await tx.selectFrom('marriage_registration').select('place').where('id', '=', registrationId).executeTakeFirst()
  if (!file) throw new Problem('marriage_office.not_found')
  const made = await tx
    .insertInto('marriage_forged_paper')
    .values({
      registration_id: registrationId,
      place: file.place,
      found_on: foundOn,
      authority: findingAuthority,
      basis,
      noted_by: actor.id,
      noted_at: tx.now,
    })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst()
  if (!made.numInsertedOrUpdatedRows) throw new Problem('marriage_office.forged_twice')
  await record(tx, actor, { act: 'marriage_review.forged', subjectKind: 'marriage_registration', subjectId: registrationId })
  return {}
}
