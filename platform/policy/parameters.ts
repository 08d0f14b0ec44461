import type { Day } from '#kernel/day.ts'
import { type Parameter, ParameterSet } from '#kernel/parameter.ts'
import { defineProblems, Problem } from '#kernel/problem.ts'
import type { Db } from '#platform/db/database.ts'
import type { Tx } from '#platform/db/tx.ts'

defineProblems({
  'policy.missing': { status: 422, zh: '参数“{key}”在 {on} 没有值，这一步不能办。请市局在参数页录入后再试。' },
})

// One set per county database, renewed when the stamp below changes: a case action must not read 100 rows for one limit.
const kept = new WeakMap<Db, { set: ParameterSet; until: number }>()
const keepMs = 2_000

/** The parameters as this county has them now. */
export async function parametersOf(tx: Tx): Promise<ParameterSet> {
  const known = kept.get(tx.db)
  if (known && known.until > Date.now()) return known.set
  const rows = await tx.selectFrom('parameter').selectAll().execute()
  const set = new ParameterSet(rows.map(parameterOf))
  kept.set(tx.db, { set, until: Date.now() + keepMs })
  return set
}

/** After a change the next reader sees it at once. */
export const forgetParameters = (db: Db): void => void kept.delete(db)

interface Row {
  key: string
  valid_from: string
  valid_to: string | null
  value: unknown
  unit: string
  title: string
  basis: string
  confidence: string
  anchor: string
}

const parameterOf = (row: Row): Parameter => ({
  key: row.key,
  title: row.title,
  value: row.value,
  unit: row.unit,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  basis: row.basis,
  confidence: row.confidence as Parameter['confidence'],
  anchor: row.anchor,
})

/** A limit in days. Throws `policy.missing`. */
export async function daysOf(tx: Tx, key: string, on: Day): Promise<number> {
  const found = (await parametersOf(tx)).find(key, on)
  if (typeof found?.value !== 'number') throw new Problem('policy.missing', { key, on })
  return found.value
}

/**
 * Brings the declared values into the database: versions that are not there yet are added, and nothing that people
 * changed is overwritten.
 */
export async function loadParameters(db: Db, declared: readonly Parameter[]): Promise<void> {
  const columns = declared.map((p) => [
    p.key,
    p.validFrom,
    p.validTo,
    JSON.stringify(p.value),
    p.unit,
    p.title,
    p.basis,
    p.confidence,
    p.anchor,
  ])
  const list = (i: number) => columns.map((c) => c[i])
  await db.pool.query(
    `insert into parameter (key, valid_from, valid_to, value, unit, title, basis, confidence, anchor)
     select k, f::date, t::date, v::jsonb, u, ti, b, c, a
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
       as d(k, f, t, v, u, ti, b, c, a)
     where not exists (select from parameter p where p.key = d.k
                       and daterange(p.valid_from, p.valid_to) && daterange(d.f::date, d.t::date))
     on conflict do nothing`,
    [0, 1, 2, 3, 4, 5, 6, 7, 8].map(list),
  )
  forgetParameters(db)
}
