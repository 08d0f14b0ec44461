import { type Column, type Columns, Fault, choice, day, idNumber, money, optional, text } from '#platform/sheets/columns.ts'
import { sourceOf, type SourceKey } from '../sources.ts'

/** Square metres or kilowatt-hours with at most two decimals; areas are kept in square decimetres. */
const quantity = (header: string, aliases: readonly string[], times: number): Column<number> => ({
  header,
  aliases,
  required: true,
  read: ({ text }) => {
    const value = Number(text.replace(/[,，]|平方米|㎡|度$/g, ''))
    return Number.isFinite(value) && value >= 0 && value < 10_000_000 ? Math.round(value * times) : new Fault('不是数量', '请填数字')
  },
})

/** The columns of every list, and what this source has beside them. */
export function columnsOf(key: SourceKey) {
  const source = sourceOf(key)
  const amount =
    source.amount === 'area'
      ? quantity('面积', ['建筑面积', '面积（平方米）'], 100)
      : source.amount === 'energy'
        ? quantity('用电量', ['月用电量'], 1)
        : money('金额', ['月金额', '余额', '认缴金额', '认缴出资额'])
  return {
    idNumber: idNumber('身份证号', ['公民身份号码', '证件号码', '身份证号码']),
    name: text('姓名', ['名字'], 60),
    code: source.codes ? choice('类别', ['状态', '种类'], source.codes) : optional(text('类别', ['状态', '种类'], 60)),
    amount: source.amount ? amount : optional(amount),
    from: optional(day('起始日期', ['日期', '死亡日期', '火化日期', '登记日期', '迁出日期'])),
    to: optional(day('结束日期', ['截止日期', '有效期至'])),
    words: optional(text('说明', ['车牌号', '坐落', '企业名称', '地区'], 100)),
  } satisfies Columns
}
