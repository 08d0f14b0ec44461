import { type ApplicationInput, formVersion } from '../form.ts'

/** The form while it is being filled in: what is not answered yet is empty or null. */
export interface DraftMember {
  ref: string
  name: string
  idNumber: string
  relation: string
  student: string
  illness: string
  labour: string
  presence: string
  exemptReason: string
  disabilityType: string
  disabilityGrade: number
  incomes: { kind: string; monthly: number | null; confirmed?: boolean }[]
}

export interface DraftSupporter {
  ref: string
  name: string
  relation: 'CHILD' | 'PARENT'
  persons: number
  income: number | null
  dependants: number
}

export interface ApplyDraft {
  village: string
  address: string
  phone: string
  povertyCause: string
  members: DraftMember[]
  supporters: DraftSupporter[]
  financial: number | null
  hasCar: boolean | null
  carValue: number | null
  carLivelihood: boolean
  homes: { area: string }[]
  hasShop: boolean | null
  shopArea: string
  medical: number | null
  schooling: number | null
  bank: string
  account: string
  payee: string
  photos: { fileId: string; name: string; kind: string }[]
  signatures: Record<string, { fileId?: string; typedName?: string; signedOn: string }>
  promise: boolean
  relative: boolean | null
  relativeName: string
  relativePost: string
  authority: string
  authorityNote: string
  requestId: string
  step: number
  /** How many people were filled in from the register. */
  fromRegister: number
  /** Filled in from an earlier application of the family. */
  fromEarlier?: boolean
}

export const newMember = (ref: string, relation: string): DraftMember => ({
  ref,
  name: '',
  idNumber: '',
  relation,
  student: 'NONE',
  illness: 'NONE',
  labour: '',
  presence: 'HOME',
  exemptReason: '',
  disabilityType: '',
  disabilityGrade: 0,
  incomes: [],
})

export const emptyDraft = (): ApplyDraft => ({
  village: '',
  address: '',
  phone: '',
  povertyCause: '',
  members: [newMember('A', 'SELF')],
  supporters: [],
  financial: null,
  hasCar: null,
  carValue: null,
  carLivelihood: false,
  homes: [{ area: '' }],
  hasShop: null,
  shopArea: '',
  medical: null,
  schooling: null,
  bank: '瑞安农商银行',
  account: '',
  payee: 'A',
  photos: [],
  signatures: {},
  promise: false,
  relative: null,
  relativeName: '',
  relativePost: '',
  authority: '',
  authorityNote: '',
  requestId: crypto.randomUUID(),
  step: 1,
  fromRegister: 0,
})

/** The next free letter for a person. */
export function nextRef(d: ApplyDraft): string {
  const used = new Set([...d.members, ...d.supporters].map((p) => p.ref))
  return [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((c) => !used.has(c)) ?? 'Z1'
}

/** The application as it is sent; unanswered amounts are nothing. */
export function applicationOf(d: ApplyDraft): ApplicationInput {
  const area = (text: string) => Number.parseFloat(text)
  const homes = d.homes.filter((h) => area(h.area) > 0).map((h) => ({ use: 'RESIDENTIAL' as const, area: area(h.area) }))
  const shop = d.hasShop && area(d.shopArea) > 0 ? [{ use: 'SHOP' as const, area: area(d.shopArea), soleLivelihood: true }] : []
  const student = d.members.find((m) => ['HIGH', 'VOCATIONAL', 'UNDERGRAD'].includes(m.student))
  return {
    formVersion,
    village: d.village,
    address: d.address,
    phone: d.phone,
    povertyCause: (d.povertyCause || 'OTHER') as 'OTHER',
    members: d.members.map(memberInput) as ApplicationInput['members'],
    supporters: d.supporters.map((s) => supporterInput(s, d)) as NonNullable<ApplicationInput['supporters']>,
    assets: {
      financial: d.financial ?? 0,
      housing: [...homes, ...shop],
      vehicles: d.hasCar ? [{ type: 'CAR' as const, value: d.carValue ?? 0, livelihood: d.carLivelihood }] : [],
    },
    expenses: { medicalSelfPaid: d.medical ?? 0, schooling: student && d.schooling ? { [student.ref]: d.schooling } : {} },
    payee: { ref: d.payee, bank: d.bank, account: d.account.replace(/\s/g, '') },
    consent: {
      promise: d.promise as true,
      signatures: Object.entries(d.signatures).map(([ref, s]) => ({ ref, ...s })),
      nearRelative: { has: d.relative === true, ...(d.relative ? { name: d.relativeName, post: d.relativePost } : {}) },
    },
    files: d.photos.map(({ fileId, kind }) => ({ fileId, kind })),
  }
}

function memberInput(m: DraftMember) {
  return {
    ref: m.ref,
    name: m.name.trim(),
    idNumber: m.idNumber.trim(),
    relation: m.relation,
    student: m.student,
    illness: m.illness,
    presence: m.presence,
    ...(m.labour ? { labour: m.labour } : {}),
    ...(m.exemptReason ? { exemptReason: m.exemptReason, ...(m.exemptReason === 'CARER' ? { carerOf: 'OUTSIDE' } : {}) } : {}),
    disability: m.disabilityType && m.disabilityGrade ? { type: m.disabilityType, grade: m.disabilityGrade } : null,
    incomes: m.incomes.filter((i) => i.monthly !== null).map((i) => ({ kind: i.kind, monthly: i.monthly })),
  }
}

function supporterInput(s: DraftSupporter, d: ApplyDraft) {
  const adults = d.members.filter((m) => m.relation === 'SELF' || m.relation === 'SPOUSE').map((m) => m.ref)
  const children = d.members.filter((m) => m.relation === 'CHILD').map((m) => m.ref)
  const common = { ref: s.ref, name: s.name, relation: s.relation, for: s.relation === 'CHILD' ? adults : children }
  return s.relation === 'CHILD'
    ? { ...common, householdPersons: s.persons, householdMonthlyIncome: s.income ?? 0, dependants: s.dependants }
    : { ...common, monthlyIncome: s.income ?? 0 }
}
