import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../problems.ts'

export type BlankKind = 'MARRIAGE' | 'DIVORCE'
export type Side = 'MAN' | 'WOMAN'

/** A copy of a certificate: one good sheet for each. */
export interface Copy {
  registrationId: string
  side: Side
}

/**
 * Takes the next sheet of the stock for a copy and returns its serial. Two desks never get the same sheet: the row is locked and
 * a locked one is passed over. Throws `certificate.no_blanks`.
 */
export async function takeBlank(tx: Tx, actor: Actor, place: string, kind: BlankKind, copy: Copy): Promise<string> {
  const { rows } = await sql<{ serial: string }>`
    update certificate_blank set state = 'ISSUED', registration_id = ${copy.registrationId}, side = ${copy.side}, used_on = ${tx.today}, used_by = ${actor.id}
    where place = ${place} and kind = ${kind} and serial = (
      select serial from certificate_blank where place = ${place} and kind = ${kind} and state = 'IN_STOCK'
      order by position limit 1 for update skip locked)
    returning serial`.execute(tx)
  const serial = rows[0]?.serial
  if (!serial) throw new Problem('certificate.no_blanks')
  return serial
}

/** Sheets left of a kind. */
export async function blanksLeft(tx: Tx, place: string, kind: BlankKind): Promise<number> {
  const { n } = await tx
    .selectFrom('certificate_blank')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('place', '=', place)
    .where('kind', '=', kind)
    .where('state', '=', 'IN_STOCK')
    .executeTakeFirstOrThrow()
  return n
}

/** The sheet on which a copy stands now, locked. Throws `certificate.no_sheet`. */
async function sheetOf(tx: Tx, { registrationId, side }: Copy) {
  const sheet = await tx
    .selectFrom('certificate_blank')
    .select(['place', 'kind', 'serial', 'printed_at'])
    .where('registration_id', '=', registrationId)
    .where('side', '=', side)
    .where('state', '=', 'ISSUED')
    .forUpdate()
    .executeTakeFirst()
  if (!sheet) throw new Problem('certificate.no_sheet')
  return { ...sheet, kind: sheet.kind as BlankKind }
}

/** A sheet that went wrong is kept as spoiled with its reason; the copy gets the next one. The number stays. Returns the new serial. */
export async function spoilBlank(tx: Tx, actor: Actor, copy: Copy & { reason: string }): Promise<string> {
  const sheet = await sheetOf(tx, copy)
  await tx
    .updateTable('certificate_blank')
    .set({ state: 'SPOILED', reason: copy.reason, printed_at: null })
    .where('place', '=', sheet.place)
    .where('kind', '=', sheet.kind)
    .where('serial', '=', sheet.serial)
    .execute()
  const serial = await takeBlank(tx, actor, sheet.place, sheet.kind, copy)
  await tell(tx, actor, 'certificate.spoil', copy, { serial: sheet.serial, next: serial })
  return serial
}

/** The registrar's pile begins with another sheet: that one is taken, the first goes back into stock. Throws `certificate.not_in_stock`. */
export async function useOtherBlank(tx: Tx, actor: Actor, copy: Copy & { serial: string }): Promise<void> {
  const sheet = await sheetOf(tx, copy)
  if (sheet.serial === copy.serial) return
  const back = { state: 'IN_STOCK', registration_id: null, side: null, used_on: null, used_by: null, printed_at: null }
  const at = (serial: string) =>
    tx.updateTable('certificate_blank').where('place', '=', sheet.place).where('kind', '=', sheet.kind).where('serial', '=', serial)
  await at(sheet.serial).set(back).execute()
  const taken = await at(copy.serial)
    .set({ state: 'ISSUED', registration_id: copy.registrationId, side: copy.side, used_on: tx.today, used_by: actor.id })
    .where('state', '=', 'IN_STOCK')
    .executeTakeFirst()
  if (!taken.numUpdatedRows) throw new Problem('certificate.not_in_stock', { serial: copy.serial })
  await tell(tx, actor, 'certificate.swap', copy, { serial: sheet.serial, next: copy.serial })
}

/** The copy came out well. */
export async function markPrinted(tx: Tx, actor: Actor, copy: Copy): Promise<void> {
  const sheet = await sheetOf(tx, copy)
  await tx
    .updateTable('certificate_blank')
    .set({ printed_at: tx.now })
    .where('place', '=', sheet.place)
    .where('kind', '=', sheet.kind)
    .where('serial', '=', sheet.serial)
    .execute()
  await tell(tx, actor, 'certificate.print', copy, { serial: sheet.serial })
}

const tell = (tx: Tx, actor: Actor, act: string, copy: Copy, detail: Record<string, unknown>) =>
  record(tx, actor, { act, subjectKind: 'marriage_registration', subjectId: copy.registrationId, detail: { ...detail, side: copy.side } })
