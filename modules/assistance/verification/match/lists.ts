import { daysBetween } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { sourceKeys, sourceOf, type SourceKey } from '../sources.ts'

export interface CurrentList {
  id: number
  source: SourceKey
  dataDate: string
  rows: number
  badRows: number
}

export interface SourceState {
  source: SourceKey
  dataDate: string | null
  rows: number
  badRows: number
  /** fresh: usable; old: older than the parameter allows; none: never delivered. */
  state: 'fresh' | 'old' | 'none'
}

/** The lists that are in force: of a source the newest, or everything where deliveries pile up. */
export async function currentLists(tx: Tx): Promise<CurrentList[]> {
  const rows = await tx
    .selectFrom('source_list')
    .select(['id', 'source', 'data_date', 'rows', 'bad_rows'])
    .where('replaced_at', 'is', null)
    .orderBy('source')
    .orderBy('data_date')
    .orderBy('id')
    .execute()
  return rows.map((r) => ({ id: Number(r.id), source: r.source as SourceKey, dataDate: r.data_date, rows: r.rows, badRows: r.bad_rows }))
}

/** How every source stands today. A source that is down or late is not clean. */
export async function sourceStates(tx: Tx, lists: readonly CurrentList[]): Promise<SourceState[]> {
  const most = Number((await parametersOf(tx)).find('verification.listMaxAgeDays', tx.today)?.value ?? 0)
  return sourceKeys.map((source) => {
    const mine = lists.filter((l) => l.source === source)
    const newest = mine.at(-1)
    const sum = (f: (l: CurrentList) => number) => mine.reduce((n, l) => n + f(l), 0)
    return {
      source,
      dataDate: newest?.dataDate ?? null,
      rows: sum((l) => l.rows),
      badRows: sum((l) => l.badRows),
      state: !newest ? 'none' : daysBetween(newest.dataDate, tx.today) > most ? 'old' : 'fresh',
    }
  })
}

/** Without these a month does not go on: required, and not delivered in time. */
export const missingOf = (states: readonly SourceState[]): SourceState[] =>
  states.filter((s) => sourceOf(s.source).required && s.state !== 'fresh')
