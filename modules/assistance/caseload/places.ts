import { afterPlace } from '#kernel/place.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'

export interface NoPlace {
  field: 'town' | 'village'
  reason: string
  remedy: string
}

/** Finds the code of a village by the names a list gives, or says what does not fit. */
export type PlaceFinder = (town: string | null, village: string) => string | NoPlace

/** A name as people write it: with or without 村委会, 社区 or the name of the town before it. */
const bare = (name: string): string => name.replace(/\s/g, '').replace(/(村民委员会|居民委员会|村委会|居委会|社区居委会|社区|村|居)$/, '')
const bareTown = (name: string): string =>
  name
    .replace(/\s/g, '')
    .replace(/^瑞安市/, '')
    .replace(/(街道办事处|街道|镇|乡|镇人民政府)$/, '')

/** The villages of the actor's place, ready to be asked a hundred thousand times. */
export async function placesOf(tx: Tx, actor: Actor): Promise<PlaceFinder> {
  const rows = await tx
    .selectFrom('division')
    .select(['code', 'name', 'level'])
    .where('code', '>=', actor.place)
    .where('code', '<', afterPlace(actor.place))
    .execute()
  const towns = new Map(rows.filter((r) => r.level === 'town').map((r) => [bareTown(r.name), r]))
  const villages = new Map<string, string[]>()
  const codes = new Set<string>()
  for (const v of rows) {
    if (v.level !== 'village') continue
    codes.add(v.code)
    for (const key of [bare(v.name), `${v.code.slice(0, 9)} ${bare(v.name)}`]) villages.set(key, [...(villages.get(key) ?? []), v.code])
  }
  return (town, village) => {
    if (codes.has(village)) return village
    const inTown = town ? towns.get(bareTown(town)) : undefined
    if (town && !inTown) return { field: 'town', reason: `没有“${town}”这个乡镇`, remedy: '请写全称，如“马屿镇”' }
    const name = bare(inTown ? village.replace(inTown.name, '') : village)
    const found = villages.get(inTown ? `${inTown.code} ${name}` : name) ?? []
    if (found.length === 1 && found[0]) return found[0]
    if (found.length > 1) return { field: 'village', reason: `有 ${found.length} 个“${village}”`, remedy: '请写上乡镇，或填 12 位地区代码' }
    return { field: 'village', reason: `${inTown?.name ?? '全市'}没有“${village}”`, remedy: '请核对村名，或填 12 位地区代码' }
  }
}
