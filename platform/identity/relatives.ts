import { sql } from 'kysely'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'

/** Whether somebody is on the list of officials' relatives, and of whom: staff ids; officials without an account have none. */
export interface Kinship {
  related: boolean
  staff: string[]
}

/**
 * Looks people up in the list of officials' near relatives by the hashes of their numbers. The answer is for the program:
 * who is related to whom is told to nobody but the bureau.
 */
export async function kinshipOf(tx: Tx, actor: Actor, hashes: readonly string[]): Promise<Kinship> {
  if (hashes.length === 0) return { related: false, staff: [] }
  const rows = await asOffice(tx, actor, () =>
    tx
      .selectFrom('staff_relative')
      .select('staff_id')
      .distinct()
      .where('id_hash', 'in', [...hashes])
      .where('ended_at', 'is', null)
      .execute(),
  )
  return { related: rows.length > 0, staff: rows.flatMap((r) => (r.staff_id ? [r.staff_id] : [])) }
}

/** The same for persons of the register. */
export async function kinshipOfPersons(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<Kinship> {
  if (personIds.length === 0) return { related: false, staff: [] }
  const { rows } = await asOffice(tx, actor, () =>
    sql<{ staff_id: string | null }>`
      select distinct r.staff_id from staff_relative r join person p on p.id_hash = r.id_hash
      where p.id = any(${[...personIds]}::uuid[]) and r.ended_at is null`.execute(tx),
  )
  return { related: rows.length > 0, staff: rows.flatMap((r) => (r.staff_id ? [r.staff_id] : [])) }
}
