import { randomUUID } from 'node:crypto'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { keyedHash } from '#platform/db/seal.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import type { Asked, BaseRecord, MarriageBase, Upload } from './gateway.ts'

/**
 * The demonstration's double of the national register: it knows what was uploaded and what other registries are said to have
 * recorded, and can be switched off to see what the desk does then.
 */
export function demonstrationBase(db: Db, clock: () => Date): MarriageBase {
  const inside = <R>(work: (tx: Tx) => Promise<R>) => inTransaction(db, systemActor('marriage-double', db.county.code), clock(), work)
  const hash = (idNumber: string) => keyedHash(db.keys, 'citizen-id', idNumber)
  const answering = async (tx: Tx) => {
    const line = await tx.selectFrom('marriage_base_line').select('down').executeTakeFirst()
    if (line?.down) throw new Error('the national register does not answer')
  }
  return {
    ask: (people) =>
      inside(async (tx) => {
        await answering(tx)
        return recordsOf(tx, people, hash)
      }),
    upload: (what) =>
      inside(async (tx) => {
        await answering(tx)
        await keep(tx, what, hash)
      }),
  }
}

async function recordsOf(tx: Tx, people: Asked, hash: (n: string) => string): Promise<BaseRecord[]> {
  const [man, woman] = [hash(people.man.idNumber), hash(people.woman.idNumber)]
  const rows = await tx
    .selectFrom('marriage_base_double')
    .selectAll()
    .where((eb) => eb.or([eb('man_hash', 'in', [man, woman]), eb('woman_hash', 'in', [man, woman])]))
    .execute()
  return rows.flatMap((r) =>
    ([man, woman] as const).flatMap((h, i): BaseRecord[] =>
      r.man_hash === h || r.woman_hash === h
        ? [
            {
              side: i === 0 ? 'MAN' : 'WOMAN',
              certNo: r.cert_no,
              registryName: r.registry_name,
              registeredOn: r.registered_on,
              state: r.state as BaseRecord['state'],
            },
          ]
        : [],
    ),
  )
}

/** What ends a marriage in the national register, by kind of what was told. */
const ends: Record<string, BaseRecord['state']> = { M3: 'DISSOLVED', COURT_DIVORCE: 'DISSOLVED', VOID: 'VOID', REVOKED: 'VOID' }

async function keep(tx: Tx, what: Upload, hash: (n: string) => string): Promise<void> {
  const hashes = { man_hash: hash(what.man.idNumber), woman_hash: hash(what.woman.idNumber) }
  const state = ends[what.kind]
  if (state) {
    await tx
      .updateTable('marriage_base_double')
      .set({ state })
      .where('man_hash', '=', hashes.man_hash)
      .where('woman_hash', '=', hashes.woman_hash)
      .where('state', '=', 'EFFECTIVE')
      .execute()
    return
  }
  await tx
    .insertInto('marriage_base_double')
    .values({
      id: randomUUID(),
      ...hashes,
      cert_no: what.certNo,
      registry_name: what.registry,
      registered_on: what.registerDate,
      state: 'EFFECTIVE',
    })
    .execute()
}
