import { addDays } from '#kernel/day.ts'
import type { SourceKey } from '#modules/assistance/verification/public.ts'
import type { Db } from '#platform/db/database.ts'
import { open } from '#platform/db/seal.ts'

/** A household on the books with the people that lists can name. */
export interface Listed {
  rootId: string
  people: { name: string; idNumber: string }[]
}

/** Every household on the books, oldest first, its holder first; numbers are opened, as the bureau of the demonstration may. */
export async function listedHouseholds(db: Db): Promise<Listed[]> {
  const { rows } = await db.pool.query<{ root: string; name: string; number: string }>(
    `select e.id as root, p.name, p.id_sealed as number from entitlement e
     join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null and r.valid_to is null
     join entitlement_member m on m.row_id = r.id and m.superseded_at is null join person p on p.id = m.person_id
     where e.root_id = e.id and e.programme = 'subsistence' and e.state <> 'stopped' order by e.created_at, e.id, p.id <> e.holder_id, p.id`,
  )
  const byRoot = Map.groupBy(rows, (r) => r.root)
  return [...byRoot].map(([rootId, people]) => ({
    rootId,
    people: people.map((p) => ({ name: p.name, idNumber: open(db.keys, p.number) })),
  }))
}

/** Columns beside name and number: 类别, amount, 起始日期, 结束日期, 说明. */
type Entry = [code: string, amount: string, from: string, to: string, words: string]
const heads: Partial<Record<SourceKey, string>> = { real_estate: '面积', power: '用电量' }

/** What can be planted in a household: the source that knows it, and what it knows. */
export const plantings: { rule: string; source: SourceKey; entry: (on: string) => Entry }[] = [
  { rule: 'V01', source: 'funeral', entry: (on) => ['', '', addDays(on, -9), '', ''] },
  { rule: 'V02', source: 'population', entry: (on) => ['迁出', '', addDays(on, -40), '', ''] },
  { rule: 'V03', source: 'custody', entry: (on) => ['服刑', '', addDays(on, -70), '', ''] },
  { rule: 'V04', source: 'tax', entry: () => ['', '3200.00', '', '', '某某鞋业有限公司'] },
  { rule: 'V05', source: 'banks', entry: () => ['', '380000.00', '', '', ''] },
  { rule: 'V06', source: 'banks', entry: () => ['', '16500.00', '', '', ''] },
  { rule: 'V07', source: 'vehicles', entry: (on) => ['小型汽车', '', addDays(on, -300), '', '浙C·A0001'] },
  { rule: 'V08', source: 'real_estate', entry: (on) => ['商铺', '45.5', addDays(on, -900), '', '安阳街道 1 号'] },
  { rule: 'V09', source: 'market', entry: (on) => ['法定代表人', '5000.00', addDays(on, -200), '', '某某五金厂'] },
  { rule: 'V10', source: 'marriage', entry: (on) => ['已婚', '', addDays(on, -25), '', ''] },
  { rule: 'V11', source: 'social_security', entry: () => ['', '1180.00', '', '', ''] },
  { rule: 'V12', source: 'other_counties', entry: (on) => ['', '', addDays(on, -400), '', '平阳县低保'] },
  { rule: 'V13', source: 'real_estate', entry: (on) => ['已出售', '88', addDays(on, -100), '', '塘下镇 9 号'] },
  { rule: 'V14', source: 'power', entry: () => ['', '2400', '', '', ''] },
  { rule: 'V15', source: 'dpf', entry: (on) => ['过期', '', '', addDays(on, -15), ''] },
]

export interface Planted {
  rule: string
  rootId: string
}

/**
 * The files of all sources on a day as a county would receive them: ordinary rows about everybody, rows about people who
 * are not helped, and what is planted.
 */
export function sourceFiles(
  households: readonly Listed[],
  others: readonly { name: string; idNumber: string }[],
  { on, plant }: { on: string; plant: readonly { rule: string; household: number }[] },
): { files: Map<SourceKey, Buffer>; planted: Planted[] } {
  const rows = new Map<SourceKey, string[]>()
  const add = (source: SourceKey, who: { name: string; idNumber: string }, [code, amount, from, to, words]: Entry) => {
    const lines = rows.get(source) ?? [`身份证号,姓名,类别,${heads[source] ?? '金额'},起始日期,结束日期,说明`]
    rows.set(source, lines)
    lines.push([who.idNumber, who.name, code, amount, from, to, words].join(','))
  }
  for (const { people } of households)
    for (const p of people) {
      add('population', p, ['正常', '', '', '', ''])
      add('vehicles', p, ['电动自行车', '', addDays(on, -800), '', ''])
      add('dpf', p, ['有效', '', '', '', ''])
      add('power', p, ['', '90', '', '', ''])
      add('banks', p, ['', '120.50', '', '', ''])
    }
  for (const [i, p] of others.entries())
    for (const { source, entry } of plantings) if (i % 3 === 0 || source === 'funeral') add(source, p, entry(on))
  const planted: Planted[] = []
  for (const { rule, household } of plant) {
    const planting = plantings.find((p) => p.rule === rule)
    const home = households[household]
    const [holder] = home?.people ?? []
    if (!planting || !home || !holder) continue
    add(planting.source, holder, planting.entry(on))
    planted.push({ rule, rootId: home.rootId })
  }
  return { files: new Map([...rows].map(([source, lines]) => [source, Buffer.from(`${lines.join('\r\n')}\r\n`)])), planted }
}
