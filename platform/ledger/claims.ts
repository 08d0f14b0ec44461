import { type RawBuilder, sql } from 'kysely'
import type { Month } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'

/** What a household has to give back for a month, in fen. */
export interface Claim {
  month: Month
  fen: number
}

// Paid too much of a month: what it had, less what came back, less what is due now; what was waived is no claim.
const claims = (rootIds: readonly string[]): RawBuilder<{ root: string; month: string; fen: number }> => sql`
  with root as (select id, programme, place from entitlement where id = any(${[...rootIds]}::uuid[])),
  had as (
    select l.group_id as root, l.covered_month as month, sum(l.fen) as fen
    from payment_line l join payment_run r on r.id = l.run_id and r.state <> 'open'
    where l.group_id in (select id from root) and l.kind <> 'repay'
      and not exists (select from bank_attempt a where a.line_id = l.id and a.result = 'cancelled')
    group by 1, 2),
  entry as (
    select root_id as root, month, sum(fen) filter (where kind = 'return') as back, sum(fen) filter (where kind = 'waiver') as waived
    from recovery_entry where root_id in (select id from root) group by 1, 2)
  select h.root, h.month, greatest(0, greatest(0, h.fen - coalesce(n.back, 0) - coalesce((
      select sum(r.monthly_fen) from entitlement e join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null
        and r.valid_from <= h.month and (r.valid_to is null or r.valid_to > h.month)
      where e.root_id = h.root), 0)) - coalesce(n.waived, 0))::bigint as fen
  from had h left join entry n on n.root = h.root and n.month = h.month`

/** What these households have to give back, oldest month first; months without a claim are left out. */
export async function claimsOf(tx: Tx, rootIds: readonly string[]): Promise<Map<string, Claim[]>> {
  const found = new Map<string, Claim[]>()
  if (rootIds.length === 0) return found
  const { rows } = await sql<{ root: string; month: string; fen: number }>`
    select * from (${claims(rootIds)}) as c where fen > 0 order by root, month`.execute(tx)
  for (const r of rows) found.set(r.root, [...(found.get(r.root) ?? []), { month: r.month.slice(0, 7), fen: Number(r.fen) }])
  return found
}

/**
 * Brings the books to what is claimed now: what turned out to be too much moves from paid to claim, what is owed after all
 * moves back. Called whenever rows, rolls or entries of these households changed; twice in a row books nothing.
 */
export async function bookClaims(tx: Tx, rootIds: readonly string[]): Promise<void> {
  if (rootIds.length === 0) return
  await sql`
    with now as (${claims(rootIds)}),
    booked as (
      select source_id, sum(case when debit like 'claim:%' then fen else -fen end) as fen, count(*) as n from ledger_transfer
      where source_kind = 'claim' and source_id in (select root || ':' || left(month::text, 7) from now) group by 1),
    moved as (
      select e.place, e.programme, now.root || ':' || left(now.month::text, 7) as source_id, now.fen - coalesce(b.fen, 0) as fen, coalesce(b.n, 0) as n
      from now join entitlement e on e.id = now.root left join booked b on b.source_id = now.root || ':' || left(now.month::text, 7))
    insert into ledger_transfer (id, at, booked_on, debit, credit, fen, source_kind, source_id, step, place)
    select gen_random_uuid(), ${tx.now}, ${tx.today}::date,
      case when fen > 0 then 'claim:' else 'paid:' end || programme, case when fen > 0 then 'paid:' else 'claim:' end || programme,
      abs(fen), 'claim', source_id, 'v' || n + 1, left(place, 9)
    from moved where fen <> 0`.execute(tx)
}
