import type { ChangeInput, ChangeKind } from '../change/form.ts'

/** What a family has told so far on its phone; amounts in fen. */
export interface Told {
  kind?: ChangeKind
  ref?: string
  happenedOn: string
  note: string
  left?: NonNullable<ChangeInput['left']>
  reason?: NonNullable<ChangeInput['joined']>['reason']
  name?: string
  idNumber?: string
  relation?: NonNullable<ChangeInput['joined']>['relation']
  incomeKind?: NonNullable<ChangeInput['income']>['kind']
  fen?: number | null
  firstWageMonth?: string
  illness?: NonNullable<ChangeInput['illness']>
  student?: NonNullable<ChangeInput['student']>
  payeeRef?: string
  bank?: string
  account?: string
}

const needed: Partial<Record<ChangeKind, [keyof Told, string][]>> = {
  LEFT: [['left', '请选择怎么离开的。']],
  JOINED: [
    ['reason', '请选择怎么来的。'],
    ['name', '请写新来的人的姓名。'],
    ['idNumber', '请写新来的人的身份证号码。'],
    ['relation', '请选择和您的关系。'],
  ],
  INCOME: [
    ['incomeKind', '请选择哪一项收入。'],
    ['fen', '请填现在每月多少，没有了填 0。'],
  ],
  JOB: [
    ['fen', '请填到手的月工资。'],
    ['firstWageMonth', '请填第一次领工资的月份。'],
  ],
  HEALTH: [['illness', '请选择身体情况。']],
  STUDY: [['student', '请选择现在的上学情况。']],
  PAYEE: [
    ['payeeRef', '请选择谁来领钱。'],
    ['bank', '请写开户银行。'],
    ['account', '请写社会保障卡账号。'],
  ],
}

/** The first thing that is still missing, as a sentence; nothing when the form is whole. */
export function whatIsMissing(t: Told): string | undefined {
  if (!t.kind) return '请选择是什么变化。'
  const wants = needed[t.kind]?.find(([field]) => t[field] === undefined || t[field] === '' || t[field] === null)
  if (wants) return wants[1]
  if (!t.happenedOn) return '请填哪一天发生的。'
  return t.note.trim().length < 2 ? '请用一两句话说说情况。' : undefined
}

/** What was told, as the office's form takes it. */
export function toldChange(t: Told): ChangeInput | undefined {
  if (!t.kind) return undefined
  const { kind, happenedOn, note } = t
  return {
    kind,
    happenedOn,
    note,
    ...(t.ref && kind !== 'JOINED' ? { ref: t.ref } : {}),
    ...(t.payeeRef && t.bank && t.account ? { payee: { ref: t.payeeRef, bank: t.bank, account: t.account } } : {}),
    ...detailsOf(t),
  }
}

function detailsOf(t: Told): Partial<ChangeInput> {
  switch (t.kind) {
    case 'LEFT':
      return t.left ? { left: t.left } : {}
    case 'JOINED':
      return t.reason && t.relation
        ? { joined: { reason: t.reason, name: t.name ?? '', idNumber: t.idNumber ?? '', relation: t.relation } }
        : {}
    case 'INCOME':
      return t.incomeKind ? { income: { kind: t.incomeKind, monthly: t.fen ?? 0 } } : {}
    case 'JOB':
      return { job: { firstWageMonth: t.firstWageMonth ?? '', netWage: t.fen ?? 0 } }
    case 'HEALTH':
      return t.illness ? { illness: t.illness } : {}
    case 'STUDY':
      return t.student ? { student: t.student } : {}
    case 'STOP':
      return { stop: 'WITHDRAWN' }
    default:
      return {}
  }
}
