import { sql } from 'kysely'
import { monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { keepConsents } from '#modules/assistance/consents/public.ts'
import { type AdoptedHousehold, adoptHouseholds } from '#modules/assistance/subsistence/public.ts'
import { findOrRegisterAll } from '#modules/core/residents/public.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson, sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import type { ListedHousehold } from '../facts.ts'
import { knownPeople } from '../on-books.ts'
import '../problems.ts'

const atOnce = 200

/** Lets a checked list be loaded, by a second person. Throws `caseload.not_found`, `caseload.not_checked`, `caseload.second_person`. */
export async function approveLoad(tx: Tx, actor: Actor, importId: string): Promise<void> {
  const row = await tx.selectFrom('caseload_import').selectAll().where('id', '=', importId).forUpdate().executeTakeFirst()
  if (!row) throw new Problem('caseload.not_found')
  if (row.state !== 'checked') throw new Problem('caseload.not_checked')
  if (row.made_by === actor.id && actor.kind !== 'system') throw new Problem('caseload.second_person')
  await tx
    .updateTable('caseload_import')
    .set({ state: 'loading', decided_by: actor.id, decided_at: tx.now })
    .where('id', '=', importId)
    .execute()
  await enqueue(tx, { kind: 'caseload.load', place: row.place, key: `${importId}:0`, payload: { importId, part: 0 } })
  await record(tx, actor, { act: 'caseload.load', subjectKind: 'caseload', subjectId: importId })
}

/**
 * Puts the next households of a list onto the books: one transaction, so that whatever stops it leaves all of them or none.
 * Returns how many are left.
 */
export async function loadPart(tx: Tx, actor: Actor, importId: string): Promise<number> {
  const row = await tx.selectFrom('caseload_import').selectAll().where('id', '=', importId).forUpdate().executeTakeFirst()
  if (row?.state !== 'loading') return 0
  const next = await tx
    .selectFrom('caseload_household')
    .select(['key', 'facts_sealed'])
    .where('import_id', '=', importId)
    .where('state', '=', 'new')
    .orderBy('key')
    .limit(atOnce)
    .execute()
  const listed = next.map((n) => openJson(tx.db.keys, n.facts_sealed ?? '') as ListedHousehold)
  const free = await leaveOutCovered(tx, actor, importId, listed)
  const ids = await findOrRegisterAll(
    tx,
    actor,
    free.flatMap((h) => h.people.map((p) => ({ name: p.name, idNumber: p.idNumber, place: h.place }))),
  )
  const roots = await adoptHouseholds(
    tx,
    free.map((h) => adoptedOf(h, ids, monthOf(row.from_month))),
  )
  // Authorities to verify that the bureau holds on paper: without one only public registers are asked.
  await keepConsents(
    tx,
    actor,
    { caseId: null, place: row.place, source: 'import' },
    free.flatMap((h) => h.people.flatMap((p) => (p.consentOn ? [{ idNumber: p.idNumber, signedOn: p.consentOn, place: h.place }] : []))),
  )
  // The keys twice: the list alone lets a planner without fresh figures go through the whole import for each of them.
  const keys = free.map((h) => h.key)
  await sql`
    update caseload_household h set state = 'loaded', root_id = n.root, facts_sealed = null
    from unnest(${keys}::text[], ${roots}::uuid[]) as n(key, root) where h.import_id = ${importId} and h.key = any(${keys}::text[]) and h.key = n.key`.execute(
    tx,
  )
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from caseload_household where import_id = ${importId} and state = 'new'`.execute(tx)
  const left = rows[0]?.n ?? 0
  if (left === 0) await tx.updateTable('caseload_import').set({ state: 'loaded', finished_at: tx.now }).where('id', '=', importId).execute()
  return left
}

/** Somebody came onto the books after the check: that household is left out and says so, the others go on. */
async function leaveOutCovered(tx: Tx, actor: Actor, importId: string, listed: ListedHousehold[]): Promise<ListedHousehold[]> {
  const known = await knownPeople(
    tx,
    actor,
    listed.flatMap((h) => h.people.map((p) => p.idNumber)),
  )
  const covered = listed.filter((h) => h.people.some((p) => known.get(p.idNumber)?.rootId))
  if (covered.length === 0) return listed
  const said = sealJson(tx.db.keys, { problem: '核对以后，这一户有人已经在另一户享受救助，没有导入。请先办理变更。' })
  await tx
    .updateTable('caseload_household')
    .set({ state: 'wrong', said_sealed: said, facts_sealed: null })
    .where('import_id', '=', importId)
    .where(sql<boolean>`key = any(${covered.map((h) => h.key)}::text[])`)
    .execute()
  return listed.filter((h) => !covered.includes(h))
}

function adoptedOf(h: ListedHousehold, ids: ReadonlyMap<string, string>, from: string): AdoptedHousehold {
  const refs = h.people.map((p) => p.ref)
  const head = h.household.members.find((m) => m.relation === 'SELF')
  return {
    place: h.place,
    holder: head?.ref ?? refs[0] ?? '',
    category: h.category,
    monthlyFen: h.monthlyFen,
    singles: h.singles,
    from,
    counted: refs,
    payable: refs,
    persons: Object.fromEntries(h.people.map((p) => [p.ref, ids.get(p.idNumber) ?? ''])),
    names: Object.fromEntries(h.people.map((p) => [p.ref, p.name])),
    household: h.household,
    payee: h.payee,
    decidedOn: h.reviewedOn,
  }
}
