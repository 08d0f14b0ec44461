import { type Columns, choice, day, idNumber, money, optional, text } from '#platform/sheets/columns.ts'

export const answerStatuses = {
  有记录: 'OK',
  无记录: 'NO_RECORD',
  姓名不符: 'NAME_MISMATCH',
  证件无效: 'ID_INVALID',
  超时: 'TIMEOUT',
  拒绝: 'REFUSED',
} as const
export type AnswerStatus = (typeof answerStatuses)[keyof typeof answerStatuses]

const fields = {
  工资: 'WAGE',
  经营: 'OPERATING',
  财产性收入: 'PROPERTY',
  养老金: 'PENSION',
  城乡居民养老金: 'RESIDENT_PENSION',
  失业金: 'UNEMPLOYMENT',
  金融资产: 'FINANCIAL',
} as const

/** A source's answer to requests of cases: one row a person and thing found. */
export const answerColumns = {
  number: text('办件编号', ['编号']),
  idNumber: idNumber('身份证号', ['公民身份号码', '证件号码']),
  name: optional(text('姓名')),
  status: choice('答复', ['结果', '状态'], answerStatuses),
  field: optional(choice('项目', [], fields)),
  amount: optional(money('金额')),
  dataDate: day('数据日期', []),
} satisfies Columns
