import type { Tx } from '#platform/db/tx.ts'

/** 马屿镇 → 马屿: the first word of a case number. */
export async function townWord(tx: Tx, village: string): Promise<string> {
  const town = await tx.selectFrom('division').select('name').where('code', '=', village.slice(0, 9)).executeTakeFirstOrThrow()
  return town.name.replace(/(镇|乡|街道)$/, '')
}
