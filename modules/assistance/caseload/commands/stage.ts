import { sql } from 'kysely'
import { sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ListedHousehold } from '../facts.ts'

/** What is said of a household: why it is wrong, why the rules give another sum, how it differs from the books. */
export interface Said {
  problem?: string
  because?: string
  differs?: string[]
}

export interface StagedHousehold {
  key: string
  place: string
  state: 'wrong' | 'new' | 'unchanged' | 'differs' | string
  rootId?: string
  holderName: string
  persons: number
  paid?: { category: string; fen: number }
  rule?: { category: string; fen: number }
  cause?: string
  said: Said
  facts?: ListedHousehold
}

const atOnce = 1000

/** Keeps what was found of every household, a thousand in one statement. */
export async function stage(tx: Tx, importId: string, all: readonly StagedHousehold[]): Promise<void> {
  for (let at = 0; at < all.length; at += atOnce) {
    const some = all.slice(at, at + atOnce)
    const list = <T>(f: (h: StagedHousehold) => T) => some.map(f)
    await sql`
      insert into caseload_household (import_id, key, place, state, root_id, holder_name, persons, pays_category, pays_fen, rule_category, rule_fen, cause,
        said_sealed, facts_sealed)
      select ${importId}::uuid, * from unnest(${list((h) => h.key)}::text[], ${list((h) => h.place)}::text[], ${list((h) => h.state)}::text[],
        ${list((h) => h.rootId ?? null)}::uuid[], ${list((h) => h.holderName)}::text[], ${list((h) => h.persons)}::int[],
        ${list((h) => h.paid?.category ?? null)}::text[], ${list((h) => h.paid?.fen ?? null)}::bigint[], ${list((h) => h.rule?.category ?? null)}::text[],
        ${list((h) => h.rule?.fen ?? null)}::bigint[], ${list((h) => h.cause ?? null)}::text[], ${list((h) => sealJson(tx.db.keys, h.said))}::text[],
        ${list((h) => (h.facts && h.state === 'new' ? sealJson(tx.db.keys, h.facts) : null))}::text[])`.execute(tx)
  }
}
