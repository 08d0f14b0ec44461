import type { Db } from './database.ts'
import type { Tx } from './tx.ts'

// The names of a county's places hardly ever change, and nearly every list says some.
const kept = new WeakMap<Db, { names: Map<string, string>; until: number }>()
const keepMs = 60_000

async function allNames(tx: Tx): Promise<Map<string, string>> {
  const known = kept.get(tx.db)
  if (known && known.until > Date.now()) return known.names
  const rows = await tx.selectFrom('division').select(['code', 'name']).execute()
  const names = new Map(rows.map((r) => [r.code, r.name]))
  kept.set(tx.db, { names, until: Date.now() + keepMs })
  return names
}

/** Names of places by code: 马屿镇江上村 for a village, 马屿镇 for a town. */
export async function placeNames(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const plain = await allNames(tx)
  return new Map(
    codes.map((code) => {
      const own = plain.get(code) ?? code
      return [code, code.length === 12 ? `${plain.get(code.slice(0, 9)) ?? ''}${own}` : own]
    }),
  )
}
