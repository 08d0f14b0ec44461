import type { Tx } from './tx.ts'

/** Names of places by code: 马屿镇江上村 for a village, 马屿镇 for a town. One statement however many. */
export async function placeNames(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(codes.flatMap((c) => [c, c.slice(0, 9)]))].filter((c) => c !== '')
  if (wanted.length === 0) return new Map()
  const rows = await tx.selectFrom('division').select(['code', 'name', 'level']).where('code', 'in', wanted).execute()
  const plain = new Map(rows.map((r) => [r.code, r.name]))
  return new Map(
    [...new Set(codes)].map((code) => {
      const own = plain.get(code) ?? code
      return [code, code.length === 12 ? `${plain.get(code.slice(0, 9)) ?? ''}${own}` : own]
    }),
  )
}
