import { randomUUID } from 'node:crypto'
import { personRow } from '#modules/core/residents/public.ts'
import { seal } from '#platform/db/seal.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { namedPeople } from './village.ts'

/** Puts the named families into the register. */
export async function loadNamedFamilies(db: Db, on: string, now: Date): Promise<void> {
  await inTransaction(db, systemActor('demo', db.county.code), now, async (tx) => {
    const households = new Map<string, string>()
    for (const p of namedPeople(on)) {
      const row = personRow(tx, { name: p.name, idNumber: p.idNumber, place: p.village, ...(p.phone ? { phone: p.phone } : {}) })
      const kept = await tx
        .insertInto('person')
        .values(row)
        .onConflict((same) => same.column('id_hash').doNothing())
        .executeTakeFirst()
      if (!kept.numInsertedOrUpdatedRows) continue
      const household = households.get(p.family) ?? randomUUID()
      if (!households.has(p.family)) {
        households.set(p.family, household)
        await tx
          .insertInto('household')
          .values({ id: household, place: p.village, address_sealed: seal(db.keys, `${households.size}组 ${10 + households.size} 号`) })
          .execute()
      }
      await tx
        .insertInto('household_member')
        .values({ household_id: household, person_id: row.id, place: p.village, relation: p.relation, valid_from: p.birthDate })
        .execute()
    }
  })
}
