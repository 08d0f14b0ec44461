import { sql } from 'kysely'
import { defineFigure, type Figure } from '#platform/figures/figure.ts'

const readers = ['county_clerk', 'county_head', 'auditor'] as const
const toHousehold = ({ id }: { id: string }) => `/households/${id}`

/** Households and money of 低保, from the dated rows that a decision granted. */
export const subsistenceFigures: Figure[] = [
  defineFigure({
    id: 'subsistence.households',
    title: '低保在册户（期末）',
    unit: 'households',
    unitWord: '户',
    definition: '期末月份有待遇的最低生活保障家庭户数，按数据截止时已知的待遇。',
    measure: 'count',
    readers,
    records: (_, { until }, asOf) => sql`
      select e.id::text as id, e.place, 1 as quantity, min(w.valid_from) as on_day, min(w.recorded_at) as recorded_at,
        '在册户' as label, null::text as apart
      from entitlement e join entitlement_row w on w.entitlement_id = e.id
      where e.programme = 'subsistence' and e.root_id = e.id and w.valid_from < ${until}::date and (w.valid_to is null or w.valid_to >= ${until}::date)
        and w.recorded_at <= ${asOf} and (w.superseded_at is null or w.superseded_at > ${asOf})
      group by e.id, e.place`,
    href: toHousehold,
  }),
  defineFigure({
    id: 'subsistence.granted',
    title: '新增低保户',
    unit: 'households',
    unitWord: '户',
    definition: '本期内决定给予最低生活保障并从此在册的家庭户数。导入的原有名册不计入。',
    measure: 'count',
    readers,
    records: (_, { from, until }, asOf) => sql`
      select e.id::text as id, e.place, 1 as quantity, (e.created_at at time zone 'Asia/Shanghai')::date as on_day, e.created_at as recorded_at,
        c.number as label, null::text as apart
      from entitlement e join case_file c on c.id = e.opened_by_case
      where e.programme = 'subsistence' and e.root_id = e.id and e.created_at <= ${asOf}
        and e.created_at >= ${from}::date::timestamp at time zone 'Asia/Shanghai' and e.created_at < ${until}::date::timestamp at time zone 'Asia/Shanghai'`,
    href: toHousehold,
  }),
]
