import type { Day } from '#kernel/day.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import type { RelationStatus } from '../rules/status.ts'

export type Side = 'MAN' | 'WOMAN'

/** One of the two, as the register knows them. */
export interface Spouse {
  side: Side
  personId: string
  name: string
  idMask: string
  place: string
}

/** One act of registration in the file of a marriage. */
export interface Registration {
  registrationId: string
  kind: 'M1' | 'M2' | 'M3' | 'M4' | 'M5'
  certNo: string
  registerDate: Day
  status: string
  fileNo: string | null
}

/** A marriage with its two people and its file. */
export interface Marriage {
  relationId: string
  place: string
  status: RelationStatus
  source: string
  registeredOn: Day
  certNo: string | null
  registryName: string
  endedOn: Day | null
  basis: string | null
  man: Spouse
  woman: Spouse
  registrations: Registration[]
}

/** The marriages of a person, the newest first: the registry's own look, which the caller records. */
export async function marriagesOf(tx: Tx, actor: Actor, personId: string): Promise<Marriage[]> {
  return asOffice(tx, actor, async () => {
    const own = await tx.selectFrom('marriage_spouse').select('relation_id').where('person_id', '=', personId).execute()
    return marriages(
      tx,
      own.map((o) => o.relation_id),
    )
  })
}

/** One marriage, whoever its people are. */
export async function marriageOf(tx: Tx, actor: Actor, relationId: string): Promise<Marriage | undefined> {
  return asOffice(tx, actor, async () => (await marriages(tx, [relationId]))[0])
}

async function marriages(tx: Tx, ids: readonly string[]): Promise<Marriage[]> {
  if (ids.length === 0) return []
  const relations = await tx
    .selectFrom('marriage_relation')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('registered_on', 'desc')
    .orderBy('id')
    .execute()
  const spouses = await tx
    .selectFrom('marriage_spouse')
    .innerJoin('person', 'person.id', 'marriage_spouse.person_id')
    .select(['marriage_spouse.relation_id', 'marriage_spouse.side', 'person.id', 'person.name', 'person.id_mask', 'person.place'])
    .where('marriage_spouse.relation_id', 'in', [...ids])
    .execute()
  const registrations = await tx
    .selectFrom('marriage_registration')
    .select(['id', 'relation_id', 'kind', 'cert_no', 'register_date', 'status', 'file_no'])
    .where('relation_id', 'in', [...ids])
    .orderBy('register_date')
    .orderBy('registered_at')
    .orderBy('kind')
    .execute()
  const spouse = (relationId: string, side: Side): Spouse => {
    const s = spouses.find((x) => x.relation_id === relationId && x.side === side)
    return { side, personId: s?.id ?? '', name: s?.name ?? '', idMask: s?.id_mask ?? '', place: s?.place ?? '' }
  }
  return relations.map((r) => ({
    relationId: r.id,
    place: r.place,
    status: r.status as RelationStatus,
    source: r.source,
    registeredOn: r.registered_on,
    certNo: r.cert_no,
    registryName: r.registry_name,
    endedOn: r.ended_on,
    basis: r.basis,
    man: spouse(r.id, 'MAN'),
    woman: spouse(r.id, 'WOMAN'),
    registrations: registrations
      .filter((x) => x.relation_id === r.id)
      .map((x) => ({
        registrationId: x.id,
        kind: x.kind as Registration['kind'],
        certNo: x.cert_no,
        registerDate: x.register_date,
        status: x.status,
        fileNo: x.file_no,
      })),
  }))
}

/** Notes on the files of these marriages, in order. */
export async function notesOf(tx: Tx, relationIds: readonly string[]) {
  if (relationIds.length === 0) return []
  const rows = await tx
    .selectFrom('marriage_note')
    .innerJoin('marriage_registration', 'marriage_registration.id', 'marriage_note.registration_id')
    .select([
      'marriage_note.kind',
      'marriage_note.noted_on',
      'marriage_note.text_sealed',
      'marriage_note.basis',
      'marriage_registration.cert_no',
      'marriage_registration.relation_id',
    ])
    .where('marriage_registration.relation_id', 'in', [...relationIds])
    .orderBy('marriage_note.made_at')
    .execute()
  return rows.map((r) => ({
    relationId: r.relation_id,
    kind: r.kind,
    on: r.noted_on,
    text: openJson(tx.db.keys, r.text_sealed) as string,
    basis: r.basis,
    certNo: r.cert_no,
  }))
}

/** The side on which somebody stands in a marriage. */
export const sideOf = (m: Marriage, personId: string | null): Side | null =>
  m.man.personId === personId ? 'MAN' : m.woman.personId === personId ? 'WOMAN' : null

export const spouseOf = (m: Marriage, personId: string): Spouse => (m.man.personId === personId ? m.woman : m.man)
