// A parameter's value and unit as people read them; the codes inside structured values with their names.
const units: Record<string, string> = {
  'yuan/person/month': '元 / 人 / 月',
  'yuan/month': '元 / 月',
  'yuan/year': '元 / 年',
  yuan: '元',
  ratio: '倍（比例）',
  boolean: '',
  set: '',
  bands: '',
  months: '个月',
  years: '年',
  days: '天',
  workingDays: '个工作日',
  m2: '平方米',
  times: '次',
}

const names: Record<string, string> = {
  dibao: '低保',
  lowMargin: '低保边缘',
  ordinary: '一般',
  eased: '放宽',
  M: '男',
  F: '女',
  partialLastYears: '最后几年按部分劳动能力',
  grades: '等级',
  grade3: '三级中计入的类别',
  times: '次数',
  months: '几个月内',
  '1': '一级',
  '2': '二级',
  '3': '三级',
  '4': '四级',
  MOBILITY_SCOOTER: '残疾人代步车',
  MOTORCYCLE: '摩托车',
  ELECTRIC_BIKE: '电动自行车',
  FARM_MACHINE: '农用机械',
  INTELLECTUAL: '智力残疾',
  MENTAL: '精神残疾',
}

export const unitWords = (unit: string): string => units[unit] ?? unit

const isPair = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((v) => typeof v === 'number')

/** 低保 24，低保边缘 36 */
export function valueWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') return names[value] ?? value
  if (typeof value === 'number') return value.toLocaleString('zh-CN', { maximumFractionDigits: 6 })
  if (isPair(value) && value[0] < value[1] && Number.isInteger(value[1]) && value[1] > 4) return `${value[0]} 至 ${value[1]}`
  if (Array.isArray(value)) return value.map(valueWords).join('、')
  if (value && typeof value === 'object')
    return Object.entries(value)
      .map(([k, v]) => `${names[k] ?? k} ${valueWords(v)}`)
      .join('，')
  return ''
}
