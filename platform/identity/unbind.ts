import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

/** The portal accounts of these people are nobody's any more, and their sessions end. Returns them by person. */
export async function unbindPeople(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; person: string }>`
    with bound as (select id, person_id from resident_account where person_id = any(${[...personIds]}::uuid[]) for update)
    update resident_account a set person_id = null from bound where a.id = bound.id returning a.id, bound.person_id as person`.execute(tx)
  if (rows.length > 0)
    await tx
      .deleteFrom('session')
      .where(
        'account_id',
        'in',
        rows.map((r) => r.id),
      )
      .execute()
  return new Map(rows.map((r) => [r.person, r.id]))
}

/** Gives an account back to its person, unless it or the person has another by now. Returns whether it did. */
export async function bindAgain(tx: Tx, accountId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`
    update resident_account set person_id = ${personId} where id = ${accountId} and person_id is null
      and not exists (select from resident_account o where o.person_id = ${personId}) returning id`.execute(tx)
  return rows.length > 0
}
