import { sql } from 'kysely'
import type { Download } from '#kernel/contract.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { exported } from '#platform/sheets/export.ts'
import { registryOf } from '../archive/registry.ts'

const bands = ['20—24 岁', '25—29 岁', '30—34 岁', '35—39 岁', '40—49 岁', '50 岁以上']
const bandSql = sql`width_bucket(extract(year from age(p.register_date, p.birth_date))::int, array[25, 30, 35, 40, 50])`

interface MonthRow {
  month: string
  marriages: number
  divorces: number
  reissues: number
}

/** Month by kind, ages at marriage, remarriages, couples with somebody from outside; void ones count where they were registered. */
export async function yearStatistics(tx: Tx, actor: Actor, { year }: { year: number }) {
  const place = registryOf(tx, actor)
  const inYear = sql`r.place = ${place} and r.register_date >= ${`${year}-01-01`}::date and r.register_date < ${`${year + 1}-01-01`}::date`
  const married = sql`${inYear} and r.kind in ('M1', 'M2')`
  const months = await sql<MonthRow>`
    select to_char(r.register_date, 'YYYY-MM') as month, count(*) filter (where r.kind in ('M1', 'M2'))::int as marriages,
      count(*) filter (where r.kind = 'M3')::int as divorces, count(*) filter (where r.kind in ('M4', 'M5'))::int as reissues
    from marriage_registration r where ${inYear} group by 1 order by 1`.execute(tx)
  const ages = await sql<{ band: number; men: number; women: number }>`
    select ${bandSql} as band, count(*) filter (where p.side = 'MAN')::int as men, count(*) filter (where p.side = 'WOMAN')::int as women
    from marriage_registration r join marriage_party p on p.registration_id = r.id where ${married} group by 1 order by 1`.execute(tx)
  const special = await sql<{ remarriages: number; outside: number }>`
    select count(*) filter (where exists (select from marriage_spouse s join marriage_spouse o on o.person_id = s.person_id and o.relation_id <> s.relation_id
        join marriage_relation l on l.id = o.relation_id and l.ended_on <= r.register_date where s.relation_id = r.relation_id))::int as remarriages,
      count(*) filter (where exists (select from marriage_party p where p.registration_id = r.id
        and (p.household is null or p.household < ${tx.db.county.code} or p.household > ${`${tx.db.county.code}:`})))::int as outside
    from marriage_registration r where ${married}`.execute(tx)
  return {
    months: months.rows,
    totals: {
      marriages: sumOf(months.rows, 'marriages'),
      divorces: sumOf(months.rows, 'divorces'),
      reissues: sumOf(months.rows, 'reissues'),
    },
    ages: bands.map((label, i) => {
      const row = ages.rows.find((a) => a.band === i)
      return { label, men: row?.men ?? 0, women: row?.women ?? 0 }
    }),
    remarriages: special.rows[0]?.remarriages ?? 0,
    outside: special.rows[0]?.outside ?? 0,
  }
}

const sumOf = (rows: readonly MonthRow[], key: 'marriages' | 'divorces' | 'reissues') => rows.reduce((sum, r) => sum + r[key], 0)

/** The months as a spreadsheet; counts only, nobody is named. */
export async function statisticsSheet(tx: Tx, actor: Actor, { year }: { year: number }): Promise<Download> {
  const { months, totals } = await yearStatistics(tx, actor, { year })
  return exported(tx, actor, {
    name: `婚姻登记统计_${year}年`,
    act: { act: 'marriage.statistics', subjectKind: 'place', subjectId: registryOf(tx, actor), detail: { year } },
    columns: [{ header: '月份', width: 14 }, { header: '结婚登记' }, { header: '离婚登记' }, { header: '补领' }],
    rows: [
      ...months.map((m) => [m.month, m.marriages, m.divorces, m.reissues]),
      ['合计', totals.marriages, totals.divorces, totals.reissues],
    ],
  })
}
