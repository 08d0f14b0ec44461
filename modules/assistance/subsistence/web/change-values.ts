import type { Dayjs } from 'dayjs'
import type { ChangeInput } from '../change/form.ts'

/** What the form of a change holds while it is filled in; amounts in yuan as they were typed. */
export interface ChangeValues {
  kind: ChangeInput['kind']
  ref?: string
  happenedOn: Dayjs
  note: string
  payeeRef?: string
  payeeBank?: string
  payeeAccount?: string
  [more: string]: unknown
}

const fen = (yuan: unknown) => Math.round(Number(yuan ?? 0) * 100)
const text = (value: unknown) => (value === undefined || value === '' ? undefined : String(value))

/** The typed form as the server takes it. */
export function changeOf(v: ChangeValues): ChangeInput {
  return {
    kind: v.kind,
    ...(v.ref ? { ref: v.ref } : {}),
    happenedOn: v.happenedOn.format('YYYY-MM-DD'),
    note: v.note,
    ...(v.payeeRef ? { payee: { ref: v.payeeRef, bank: v.payeeBank ?? '', account: v.payeeAccount ?? '' } } : {}),
    ...(details[v.kind]?.(v) ?? {}),
  } as ChangeInput
}

const details: Partial<Record<ChangeInput['kind'], (v: ChangeValues) => object>> = {
  LEFT: (v) => ({ left: v.left }),
  JOINED: (v) => ({
    joined: {
      reason: v.joinedReason,
      name: text(v.joinedName) ?? '',
      idNumber: text(v.joinedNumber) ?? '',
      relation: v.joinedRelation,
      student: v.joinedStudent ?? 'NONE',
      ...(v.joinedLabour ? { labour: v.joinedLabour } : {}),
    },
  }),
  INCOME: (v) => ({ income: { kind: v.incomeKind, monthly: fen(v.monthly) } }),
  JOB: (v) => ({ job: { firstWageMonth: v.firstWageMonth, netWage: fen(v.netWage) } }),
  HEALTH: (v) => ({
    ...(v.illness ? { illness: v.illness } : {}),
    ...(v.disabilityType && v.grade ? { disability: { type: v.disabilityType, grade: Number(v.grade) } } : {}),
    ...(v.whollyDependent ? { whollyDependent: true } : {}),
  }),
  STUDY: (v) => ({ student: v.student }),
  WORK: (v) => ({ ...(v.labour ? { labour: v.labour } : {}), ...(v.exemptReason ? { exemptReason: v.exemptReason } : {}) }),
  JOB_REFUSAL: (v) => ({
    refusals: String(v.refusals ?? '')
      .split(/[、,，\s]+/)
      .filter(Boolean),
  }),
  PROPERTY: (v) => ({
    assets: {
      financial: fen(v.financial),
      vehicles: fen(v.carValue) > 0 ? [{ type: 'CAR', value: fen(v.carValue) }] : [],
      housing: homesOf(Number(v.homes ?? 1), Number(v.homeArea ?? 0)),
    },
  }),
  SUPPORT: (v) => ({ supporter: supporterOf(v) }),
  EXPENSES: (v) => ({ expenses: { medicalSelfPaid: fen(v.medical), rehabilitation: fen(v.rehabilitation) } }),
  STOP: (v) => ({ stop: v.stop }),
  SUSPEND: (v) => ({ suspend: v.suspend }),
}

/** So many dwellings that together have the area: the rule asks for their number and for the sum. */
const homesOf = (count: number, area: number) =>
  area > 0
    ? Array.from({ length: Math.max(1, Math.min(count, 10)) }, () => ({ use: 'RESIDENTIAL' as const, area: area / Math.max(1, count) }))
    : []

/** A supporter as typed: the figures that this relation asks, and nothing of one who cannot. */
function supporterOf(v: ChangeValues) {
  const who = { ref: v.supporterRef === 'NEW' ? 'S' : v.supporterRef, name: text(v.supporterName) ?? '', relation: v.supporterRelation }
  const common = { ...who, for: v.supporterFor, status: v.supporterStatus }
  if (v.supporterStatus !== 'ABLE') return common
  const document = text(v.documentAmount) === undefined ? {} : { documentAmount: fen(v.documentAmount) }
  if (v.supporterRelation === 'PARENT') return { ...common, monthlyIncome: fen(v.supporterIncome), ...document }
  const home = { householdPersons: Number(v.supporterPersons), dependants: Number(v.supporterDependants) }
  return { ...common, householdMonthlyIncome: fen(v.supporterIncome), ...home, ...document }
}
