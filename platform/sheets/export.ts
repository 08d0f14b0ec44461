import { chineseDay, timeInShanghai } from '#kernel/day.ts'
import type { Download } from '#kernel/contract.ts'
import { type Act, record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { type Column, type OutValues, sheetXlsx, xlsxType } from './write.ts'

export interface Export {
  /** File name without the day and the ending. */
  name: string
  act: Act
  columns: Column[]
  rows: OutValues[]
}

/** A list taken out of the system: who took it and when stands on every page of the print, and in the record of acts. */
export async function exported(tx: Tx, actor: Actor, { name, act, columns, rows }: Export): Promise<Download> {
  const who = (await actorNames(tx, [actor.id])).get(actor.id) ?? actor.name
  await record(tx, actor, { ...act, detail: { ...act.detail, rows: rows.length } })
  const foot = `${who} 于${chineseDay(tx.today)} ${timeInShanghai(tx.now)} 导出`
  return { name: `${name}_${tx.today}.xlsx`, type: xlsxType, bytes: await sheetXlsx(columns, rows, foot) }
}

/** More persons than this in one file need a second person; a list that a second person approved has had one. */
export const mostWithoutSecond = 50

/**
 * Walks a list that pages by key, as its screen does, and stops at so many rows: the export is the list itself, with the same
 * filters and the same permission. `cut` says that there were more.
 */
export async function gathered<T>(
  most: number,
  page: (after: string | undefined) => Promise<{ items: T[]; next: string | null }>,
): Promise<{ items: T[]; cut: string }> {
  const items: T[] = []
  let after: string | undefined
  do {
    const { items: more, next } = await page(after)
    items.push(...more)
    after = next ?? undefined
  } while (after && items.length < most)
  const cut = items.length > most || after ? `_前${most}条` : ''
  return { items: items.slice(0, most), cut }
}
