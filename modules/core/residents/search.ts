import { citizenId } from '#kernel/citizen-id.ts'
import { afterPlace } from '#kernel/place.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { keyedHash } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { PersonItem } from './contract.ts'

const perPage = 20

export interface PersonRow {
  id: string
  name: string
  sex: 'M' | 'F'
  birth_date: string
  id_mask: string
  place: string
  died_on: string | null
}

const shown = 'id, name, sex, birth_date, id_mask, place, died_on'

/** The first text after all that begin with `prefix`, in byte order. */
const afterPrefix = (prefix: string): string => `${prefix}\u{10ffff}`

/**
 * Finds people of the actor's place: an identity number exactly, else a beginning of name, reading or initials. A range
 * on an index that leads with the town; the village's range is a filter on the few rows that are left.
 */
export async function search(tx: Tx, actor: Actor, { q, after }: { q: string; after?: string | undefined }) {
  const rows = /^\d{6,17}[\dXx]$/.test(q) ? await byNumber(tx, q) : await byBeginning(tx, actor, q, after)
  const page = rows.slice(0, perPage)
  const last = rows.length > perPage ? page.at(-1) : undefined
  const column = columnFor(q)
  return {
    items: await itemsOf(tx, page),
    next: last ? `${column === 'name' ? last.name : q.toLowerCase()}~${last.id}` : null,
  }
}

async function byNumber(tx: Tx, q: string): Promise<PersonRow[]> {
  const number = safeNumber(q, tx.today)
  if (!number) return []
  const hash = keyedHash(tx.db.keys, 'citizen-id', number)
  return (await tx.line.named<PersonRow>(`select ${shown} from person where id_hash = $1`, [hash])).rows
}

function safeNumber(q: string, today: string): string | undefined {
  try {
    return citizenId(q, today)
  } catch {
    return undefined
  }
}

const columnFor = (q: string): 'name' | 'name_py' | 'name_initials' =>
  !/^[a-zü]+$/i.test(q) ? 'name' : q.length <= 4 ? 'name_initials' : 'name_py'

/** Text of a beginning: Latin letters are a reading (initials when short), everything else is the name. */
async function byBeginning(tx: Tx, actor: Actor, q: string, after: string | undefined): Promise<PersonRow[]> {
  const column = columnFor(q)
  const from = column === 'name' ? q : q.toLowerCase()
  const [afterText = from, afterId = '00000000-0000-0000-0000-000000000000'] = (after ?? '').split('~')
  const begin = after ? afterText : from
  const narrow = actor.place.length >= 9
  const sql = `select ${shown} from person
    where ${narrow ? 'town = $4 and' : ''} ${column} >= $1 and ${column} < $2 and (${column}, id) > ($5, $6::uuid)
      and place >= $3 and place < $7
    order by ${column}, id limit ${perPage + 1}`
  const values = [begin, afterPrefix(from), actor.place, actor.place.slice(0, 9), begin, afterId, afterPlace(actor.place)]
  const text = narrow ? sql : sql.replaceAll('$5', '$4').replaceAll('$6', '$5').replaceAll('$7', '$6')
  const given = narrow ? values : [begin, afterPrefix(from), actor.place, begin, afterId, afterPlace(actor.place)]
  return (await tx.line.named<PersonRow>(text, given)).rows
}

/** People as lists show them: masked number, place in words. */
export async function itemsOf(tx: Tx, rows: readonly PersonRow[]): Promise<PersonItem[]> {
  const names = await placeNames(
    tx,
    rows.map((r) => r.place),
  )
  return rows.map((r) => ({
    personId: r.id,
    name: r.name,
    sex: r.sex,
    birthDate: r.birth_date,
    idMask: r.id_mask,
    place: r.place,
    placeName: names.get(r.place) ?? r.place,
    died: r.died_on !== null,
  }))
}
