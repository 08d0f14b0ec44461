import { type RawBuilder, sql } from 'kysely'
import { addDays } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { defineFigure, type Figure, type Period } from '#platform/figures/figure.ts'

const readers = ['registry_head', 'county_head', 'auditor'] as const
const toFile = ({ id }: { id: string }) => `/marriage-files/${id}`

/** Registrations of some kinds on the days of a period, as far as they were made by a moment. What was later void stays counted. */
const registrations =
  (kinds: readonly string[]) =>
  (_: Tx, { from, until }: Period, asOf: Date): RawBuilder<unknown> =>
    sql`
    select r.id::text as id, r.place, 1 as quantity, r.register_date as on_day, r.registered_at as recorded_at, r.cert_no as label,
      case r.status when 'VOID' then '后来宣告无效' when 'REVOKED' then '后来被撤销' end as apart
    from marriage_registration r
    where r.kind = any(${kinds}::text[]) and r.register_date >= ${from}::date and r.register_date < ${until}::date and r.registered_at <= ${asOf}`

/** The figures that the marriage registry answers for. */
export const marriageFigures: Figure[] = [
  defineFigure({
    id: 'marriage.registrations',
    title: '婚姻登记',
    unit: 'cases',
    unitWord: '件',
    definition: '登记日期在本期内的结婚登记（含补办结婚登记、复婚）件数。后来宣告无效或被撤销的仍计入本期，另行单列。',
    measure: 'count',
    readers,
    records: registrations(['M1', 'M2']),
    href: toFile,
  }),
  defineFigure({
    id: 'marriage.divorces',
    title: '离婚登记',
    unit: 'cases',
    unitWord: '件',
    definition: '登记日期在本期内的离婚登记件数。法院判决、调解离婚不计入。',
    measure: 'count',
    readers,
    records: registrations(['M3']),
    href: toFile,
  }),
  defineFigure({
    id: 'marriage.reissues',
    title: '其他补领证明等',
    unit: 'cases',
    unitWord: '件',
    definition:
      '登记日期在本期内的补领结婚证、补领离婚证件数，加本期内出具的（无）婚姻登记记录证明件数。按参数可以另加婚姻档案查询的复制件，目前不计。',
    measure: 'count',
    readers,
    records: async (tx, { from, until }, asOf) => {
      const copies = (await parametersOf(tx)).find('figures.reissues.withCopies', addDays(until, -1))?.value === 1
      return sql`${registrations(['M4', 'M5'])(tx, { from, until }, asOf)}
        union all select p.case_id::text, p.place, 1, p.issued_on, l.made_at, p.number, null
        from marriage_proof p join letter l on l.id = p.letter_id
        where p.kind = any(${copies ? ['ZM', 'CD'] : ['ZM']}::text[]) and p.issued_on >= ${from}::date and p.issued_on < ${until}::date and l.made_at <= ${asOf}`
    },
    // A proof's record is its case.
    href: ({ id, label }) => (/^B[JL]\d/.test(label) ? toFile({ id }) : `/cases/${id}`),
  }),
  defineFigure({
    id: 'marriage.pass_rate',
    title: '登记合格率',
    unit: 'ratio',
    unitWord: '',
    definition:
      '登记日期在本期内、经第二人按固定清单评查的登记件中，没有实质性差错的比例。实质性差错指违反法定条件或法定程序；笔误和事后查明当事人材料虚假的不算差错，另行单列。',
    measure: 'share',
    readers,
    records: (_, { from, until }, asOf) => sql`
      select v.registration_id::text as id, v.place, (v.result <> 'SUBSTANTIVE')::int as quantity, v.register_date as on_day,
        v.reviewed_at as recorded_at, r.cert_no as label,
        case when exists (select from marriage_forged_paper f where f.registration_id = v.registration_id and f.noted_at <= ${asOf})
          then '事后查明材料虚假' when v.result = 'SUBSTANTIVE' then '实质性差错' when v.result = 'CLERICAL' then '笔误' end as apart
      from marriage_review v join marriage_registration r on r.id = v.registration_id
      where v.result is not null and v.register_date >= ${from}::date and v.register_date < ${until}::date and v.reviewed_at <= ${asOf}`,
    href: toFile,
  }),
  defineFigure({
    id: 'marriage.site_grade',
    title: '婚姻登记场地国家等级',
    unit: 'A',
    unitWord: '',
    definition: '期末有效的婚姻登记机关国家等级，以认定文件为准。',
    measure: 'latest',
    readers,
    records: (_, { until }, asOf) => sql`
      select g.id::text as id, g.place, g.grade as quantity, g.granted_on as on_day, g.recorded_at, g.document as label, null::text as apart
      from marriage_site_grade g
      where g.granted_on < ${until}::date and (g.valid_until is null or g.valid_until >= ${until}::date - 1) and g.recorded_at <= ${asOf}`,
    href: () => '/marriage-site',
  }),
]
