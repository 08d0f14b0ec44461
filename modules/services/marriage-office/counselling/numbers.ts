import { sql } from 'kysely'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { registryOf } from '../archive/registry.ts'
import { type CounselledCase, counsellingKinds, reconciledShare } from '../rules/counselling.ts'
import { counsellingNames } from '../texts.zh.ts'

/** Counselling begun in a year, in numbers only: the office counts, nobody is named and no note is read. */
export async function counsellingNumbers(tx: Tx, actor: Actor, { year }: { year: number }) {
  const place = registryOf(tx, actor)
  const { rows } = await asOffice(tx, actor, () =>
    sql<CounselledCase>`
      select k.kind, k.result as outcome,
        case when c.ended_at is null then null when c.step in ('withdrawn', 'lapsed') then 'WITHDRAWN_OR_LAPSED' else 'OTHER' end as divorce
      from counselling k left join case_file c on c.id = k.divorce_case
      where k.place = ${place} and k.consented_on >= ${`${year}-01-01`}::date and k.consented_on < ${`${year + 1}-01-01`}::date`.execute(
      tx,
    ),
  )
  return {
    kinds: counsellingKinds.map((kind) => {
      const mine = rows.filter((r) => r.kind === kind)
      return { label: counsellingNames[kind] ?? '', cases: mine.length, open: mine.filter((r) => r.outcome === 'OPEN').length }
    }),
    ...reconciledShare(rows),
  }
}
