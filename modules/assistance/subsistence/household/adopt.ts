import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { firstOf, type Month } from '#kernel/day.ts'
import { seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { rewriteRoots } from '#platform/entitlements/rewrite.ts'
import type { DueMonth } from '../rules/history/months.ts'
import type { Part } from '../rules/history/parts.ts'
import type { Household } from '../rules/types.ts'
import { type KeptBase, keepBases } from './base.ts'
import type { Running } from './running.ts'
import { rowsOf } from './stretches.ts'

/** A household that a bureau brings along: what it pays now is kept until the first fact or new standard. */
export interface AdoptedHousehold {
  place: string
  /** The ref of the one whose name the household goes by. */
  holder: string
  category: 'DIBAO' | 'LOW_MARGIN' | 'EXPENDITURE'
  /** Of the household's own row; 0 for a low-margin family. */
  monthlyFen: number
  /** Single-person allowances beside it. */
  singles: { ref: string; fen: number }[]
  /** The first month that this system pays. */
  from: Month
  counted: string[]
  payable: string[]
  persons: Record<string, string>
  names: Record<string, string>
  household: Household
  payee: { name: string; account: string; bank: string }
  /** Last completed re-check, else the day from which it is on the books. */
  decidedOn: string
}

/**
 * Puts a bureau's caseload onto the books, however many households in a handful of statements. Returns the roots in the
 * order of the list. Throws `entitlement.already_covered` when somebody is in two of them or already on the books.
 */
export async function adoptHouseholds(tx: Tx, list: readonly AdoptedHousehold[]): Promise<string[]> {
  if (list.length === 0) return []
  const all = list.map((h) => ({ h, rootId: randomUUID(), paidBefore: paidBefore(h) }))
  const column = <T>(f: (a: (typeof all)[number]) => T) => all.map(f)
  await sql`
    insert into entitlement (id, root_id, programme, place, holder_id, state, created_at)
    select id, id, 'subsistence', place, holder, 'active', ${tx.now}
    from unnest(${column((a) => a.rootId)}::uuid[], ${column((a) => a.h.place)}::text[], ${column((a) => a.h.persons[a.h.holder])}::uuid[]) as n(id, place, holder)`.execute(
    tx,
  )
  await sql`
    insert into payee (payable_id, name_sealed, account_sealed, bank, recorded_at)
    select id, name, account, bank, ${tx.now}
    from unnest(${column((a) => a.rootId)}::uuid[], ${column((a) => seal(tx.db.keys, a.h.payee.name))}::text[],
      ${column((a) => seal(tx.db.keys, a.h.payee.account))}::text[], ${column((a) => a.h.payee.bank)}::text[]) as n(id, name, account, bank)`.execute(
    tx,
  )
  await keepBases(
    tx,
    all.map(({ h, rootId, paidBefore }) => ({ rootId, place: h.place, ...baseOf(h, paidBefore) })),
  )
  await rewriteRoots(
    tx,
    all.map((a) => rowsOf(runningOf(a.h, a.rootId), [dueOf(a.h, a.paidBefore)], { caseId: null, recordId: null })),
  )
  return all.map((a) => a.rootId)
}

function paidBefore(h: AdoptedHousehold): Part[] {
  const { category, counted, payable } = h
  const own: Part = { part: 'household', kind: category, category, fen: h.monthlyFen, counted, payable }
  const single = (one: { ref: string; fen: number }): Part => ({
    part: `single:${one.ref}`,
    kind: 'DIBAO_SINGLE',
    category,
    fen: one.fen,
    counted: [one.ref],
    payable: [one.ref],
  })
  return [own, ...h.singles.map(single)]
}

const baseOf = (h: AdoptedHousehold, paid: Part[]): KeptBase => ({
  source: 'import',
  from: h.from,
  decidedOn: h.decidedOn,
  household: h.household,
  names: h.names,
  persons: h.persons,
  paidBefore: paid,
})

const dueOf = (h: AdoptedHousehold, parts: Part[]): DueMonth => ({
  month: h.from,
  fen: parts.reduce((sum, p) => sum + p.fen, 0),
  category: h.category,
  parts,
  evaluation: null,
})

const runningOf = (h: AdoptedHousehold, rootId: string): Running => ({
  rootId,
  programme: 'subsistence',
  place: h.place,
  holderId: h.persons[h.holder] ?? '',
  state: 'active',
  history: { base: h.household, from: h.from, rechecks: [h.decidedOn || firstOf(h.from)], facts: [] },
  names: h.names,
  persons: h.persons,
})
