import type { Tx } from '#platform/db/tx.ts'

/** 马屿镇 → 马屿, 瑞安市 → 瑞安: the first word of a case number. */
export async function officeWord(tx: Tx, place: string): Promise<string> {
  const row = await tx.selectFrom('division').select('name').where('code', '=', place).executeTakeFirstOrThrow()
  return row.name.replace(/(镇|乡|街道|市|县|区)$/, '')
}

/** The office that answers at a place: 马屿镇人民政府, 瑞安市民政局. */
export async function officeName(tx: Tx, place: string): Promise<string> {
  const row = await tx.selectFrom('division').select('name').where('code', '=', place).executeTakeFirstOrThrow()
  if (place.length === 6) return `${row.name}民政局`
  return `${row.name}${/街道$/.test(row.name) ? '办事处' : '人民政府'}`
}
