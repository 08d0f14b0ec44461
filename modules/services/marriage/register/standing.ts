import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'

/** A marriage on our own record, as one of its two sees it. */
export interface OnRecord {
  relationId: string
  personId: string
  spouseId: string
  certNo: string | null
  registryName: string
  registeredOn: string
  status: string
  endedOn: string | null
  /** What ended it: a certificate, a judgment. */
  basis: string | null
}

/** All marriages on our record of these people, the latest first, in one statement. */
export async function marriagesOf(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<OnRecord[]> {
  if (personIds.length === 0) return []
  const rows = await asOffice(tx, actor, () =>
    tx
      .selectFrom('marriage_spouse as s')
      .innerJoin('marriage_relation as r', 'r.id', 's.relation_id')
      .innerJoin('marriage_spouse as o', (j) => j.onRef('o.relation_id', '=', 's.relation_id').onRef('o.side', '<>', 's.side'))
      .select([
        'r.id',
        's.person_id',
        'o.person_id as spouse_id',
        'r.cert_no',
        'r.registry_name',
        'r.registered_on',
        'r.status',
        'r.ended_on',
        'r.basis',
      ])
      .where('s.person_id', 'in', [...personIds])
      .orderBy('r.registered_on', 'desc')
      .orderBy('r.id')
      .execute(),
  )
  return rows.map((r) => ({
    relationId: r.id,
    personId: r.person_id,
    spouseId: r.spouse_id,
    certNo: r.cert_no,
    registryName: r.registry_name,
    registeredOn: r.registered_on,
    status: r.status,
    endedOn: r.ended_on,
    basis: r.basis,
  }))
}
