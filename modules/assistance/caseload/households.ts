import { addMonthsToMonth, monthOf } from '#kernel/day.ts'
import type { CellError } from '#platform/sheets/table.ts'
import type { CaseloadRow, caseloadColumns } from './columns.ts'
import { factsOf, type ListedHousehold, refOf, reviewOf } from './facts.ts'
import type { PlaceFinder } from './places.ts'

export interface ListedRow {
  row: number
  value: CaseloadRow
}

type Say = (row: number, field: keyof typeof caseloadColumns, reason: string, remedy: string) => void

/** Something wrong that only shows when rows are seen together. */
export type Found = (row: number, error: CellError) => void

const once = ['town', 'village', 'category', 'monthly', 'account', 'bank', 'accountHolder', 'startMonth', 'reviewedOn'] as const

/** The same person in two rows: every row but the first is wrong. */
export function sayTwice(rows: Iterable<ListedRow>, say: Say): void {
  const first = new Map<string, number>()
  for (const { row, value } of rows) {
    const before = first.get(value.idNumber)
    if (before === undefined) first.set(value.idNumber, row)
    else say(row, 'idNumber', `和第 ${before} 行是同一个人`, '一个人只能写一次，请删去重复的一行')
  }
}

/**
 * The rows of one household as a whole: one head, what is said of the household said once, a place that exists, money that
 * fits the class. Nothing when something is wrong, which is then said at its cell.
 */
export function householdOf(rows: readonly ListedRow[], places: PlaceFinder, today: string, say: Say): ListedHousehold | undefined {
  let fine = true
  const wrong: Say = (...what) => {
    fine = false
    say(...what)
  }
  const [first] = rows
  const heads = rows.filter((r) => r.value.relation === 'SELF')
  const head = heads[0]
  if (!first) return undefined
  if (!head) {
    wrong(first.row, 'relation', '这一户没有户主', '请把户主一行的关系写作“本人”')
    return undefined
  }
  for (const other of heads.slice(1)) wrong(other.row, 'relation', `这一户有两个户主，另一个在第 ${head.row} 行`, '请只留一个“本人”')
  sayDiffering(rows, head, wrong)
  const place = placeOf(head, places, wrong)
  const { category, monthly, startMonth, account, bank } = head.value
  for (const field of ['category', 'startMonth', 'account', 'bank'] as const)
    if (head.value[field] === null) wrong(head.row, field, '户主一行没有填', '请补上')
  sayMoney(head, rows, wrong)
  if (startMonth && startMonth > addMonthsToMonth(monthOf(today), 1)) wrong(head.row, 'startMonth', '在下个月以后', '请核对起始月份')
  if (head.value.reviewedOn && head.value.reviewedOn > today) wrong(head.row, 'reviewedOn', '在今天以后', '请核对复核日期')
  for (const { row, value } of rows) if (value.disability && !value.grade) wrong(row, 'grade', '有残疾类别，没有等级', '请对照残疾证补上')
  if (!fine || !place || !category || !startMonth || !account || !bank) return undefined
  const values = rows.map((r) => r.value)
  return {
    key: head.value.householdNo,
    place,
    category,
    monthlyFen: monthly ?? 0,
    singles: values.flatMap((v, at) => (v.single ? [{ ref: refOf(at), fen: v.single }] : [])),
    since: startMonth,
    reviewedOn: reviewOf(head.value, startMonth),
    payee: { name: head.value.accountHolder ?? head.value.name, account, bank },
    people: values.map((v, at) => ({ ref: refOf(at), name: v.name, idNumber: v.idNumber, consentOn: v.consentOn })),
    household: factsOf(values, today),
  }
}

function sayDiffering(rows: readonly ListedRow[], head: ListedRow, wrong: Say): void {
  for (const { row, value } of rows)
    for (const field of once)
      if (row !== head.row && value[field] !== null && value[field] !== head.value[field])
        wrong(row, field, `和户主一行（第 ${head.row} 行）不一致`, '同一户只能有一个，请改成一样或留空')
}

function placeOf(head: ListedRow, places: PlaceFinder, wrong: Say): string | undefined {
  const { town, village } = head.value
  if (!village) {
    wrong(head.row, 'village', '户主一行没有填', '请补上')
    return undefined
  }
  const found = places(town, village)
  if (typeof found === 'string') return found
  wrong(head.row, found.field, found.reason, found.remedy)
  return undefined
}

function sayMoney(head: ListedRow, rows: readonly ListedRow[], wrong: Say): void {
  const { category, monthly } = head.value
  if (category === 'LOW_MARGIN') {
    if (monthly) wrong(head.row, 'monthly', '低保边缘家庭没有月保障金', '发给个人的单人保请填在“单人保金额”，支出型补助请填支出型')
    return
  }
  if (!monthly) wrong(head.row, 'monthly', '户主一行没有填', '请填每月发给全家的金额（元）')
  for (const { row, value } of rows) if (value.single && category) wrong(row, 'single', '只有低保边缘家庭才有单人保', '请核对救助类别')
}
