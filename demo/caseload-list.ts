// A bureau's own list of households as it would come out of its old tables: for tests, the browser story and the benchmark.
import { sheetXlsx } from '#platform/sheets/write.ts'
import { demoAccount, demoNumber } from './numbers.ts'

export const listHeads = [
  '户编号',
  '乡镇',
  '村（社区）',
  '姓名',
  '身份证号码',
  '与户主关系',
  '救助类别',
  '月保障金（元）',
  '单人保金额',
  '社保卡号',
  '开户行',
  '户名',
  '享受起始月',
  '复核日期',
  '月收入',
  '收入类型',
  '健康状况',
  '残疾类别',
  '残疾等级',
  '劳动能力',
  '就学状况',
  '存款',
]
export type ListLine = (string | number | null)[]

/** A line of the list: what is named, the rest empty. */
export function line(values: Partial<Record<(typeof listHeads)[number], string | number>>): ListLine {
  return listHeads.map((h) => values[h] ?? null)
}

/** An old couple (numbers differ up to 49,000 of them) as most of a county's households are: two pensions, nobody working. `monthly` in yuan. */
export function coupleLines(order: number, monthly: number, more: Partial<Record<string, string | number>> = {}): ListLine[] {
  const no = more.户编号 ?? `MY${String(order).padStart(5, '0')}`
  const person = (name: string, sex: 'M' | 'F', relation: string) => ({
    户编号: no,
    姓名: name,
    身份证号码: demoNumber(
      `19${45 + (order % 5) + 5 * Math.floor(order / 24_500)}-0${1 + (order % 9)}-1${Math.floor(order / 5) % 10}`,
      sex,
      Math.floor(order / 50) % 490,
    ),
    与户主关系: relation,
    月收入: sex === 'M' ? 260 : 240,
    收入类型: '基础养老金',
    劳动能力: '无',
  })
  return [
    line({
      ...person(`蔡某${order}`, 'M', '本人'),
      乡镇: '马屿镇',
      '村（社区）': '江浦村',
      救助类别: '低保',
      '月保障金（元）': monthly,
      社保卡号: demoAccount(order),
      开户行: '瑞安农商银行',
      享受起始月: '2019.8',
      复核日期: '2019年12月5日',
      ...more,
    }),
    line(person(`潘某${order}`, 'F', '配偶')),
  ]
}

/** The list as a workbook, with the title that such tables have. */
export const listFile = (lines: ListLine[]): Promise<Buffer> =>
  sheetXlsx(
    listHeads.map((header) => ({ header })),
    lines,
  )
