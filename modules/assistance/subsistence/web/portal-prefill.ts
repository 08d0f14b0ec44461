import type { z } from 'zod'
import type { myHousehold } from '#modules/core/residents/contract.ts'
import type { getMyAnswers } from '../contract.ts'
import { relations } from '../form.ts'
import { type ApplyDraft, type DraftMember, emptyDraft, newMember } from './portal-draft.ts'

type Household = z.output<(typeof myHousehold)['reply']>
type Earlier = NonNullable<z.output<(typeof getMyAnswers)['reply']>['answers']>

/** A fresh form, filled with what the register knows of the own household, so that nobody types a number twice. */
export function draftFromRegister(known: Household | undefined): ApplyDraft {
  const empty = emptyDraft()
  if (!known || known.members.length === 0) return empty
  const inOrder = [...known.members].sort((a, b) => Number(b.self) - Number(a.self))
  return {
    ...empty,
    village: known.village ?? '',
    address: known.address ?? '',
    phone: known.phone ?? '',
    fromRegister: inOrder.length,
    members: inOrder.map((m, i) => ({
      ...newMember(String.fromCharCode(65 + i), m.self ? 'SELF' : relationOf(m.relation)),
      name: m.name,
      idNumber: m.idNumber,
    })),
  }
}

const relationOf = (relation: string) => ((relations as readonly string[]).includes(relation) && relation !== 'SELF' ? relation : 'OTHER')

/** The form as it was filled in for an earlier application; signatures, promise and papers are given anew. */
export function draftFromEarlier(a: Earlier): ApplyDraft {
  const { vehicles, housing, financial } = a.assets
  const car = vehicles.find((v) => v.type === 'CAR')
  const shop = housing.find((h) => h.use === 'SHOP')
  const homes = housing.filter((h) => h.use === 'RESIDENTIAL').map((h) => ({ area: String(h.area) }))
  const schooling = Object.values(a.expenses.schooling)[0]
  return {
    ...emptyDraft(),
    fromEarlier: true,
    village: a.village,
    address: a.address,
    phone: a.phone,
    povertyCause: a.povertyCause,
    members: a.members.map(memberOf),
    supporters: a.supporters.map((s) => ({
      ref: s.ref,
      name: s.name,
      relation: s.relation,
      persons: s.householdPersons ?? 1,
      income: s.householdMonthlyIncome ?? s.monthlyIncome ?? null,
      dependants: s.dependants ?? 1,
    })),
    financial,
    hasCar: car !== undefined,
    carValue: car?.value ?? null,
    carLivelihood: car?.livelihood ?? false,
    homes: homes.length > 0 ? homes : [{ area: '' }],
    hasShop: shop !== undefined,
    shopArea: shop ? String(shop.area) : '',
    medical: a.expenses.medicalSelfPaid,
    schooling: schooling ?? null,
    bank: a.payee.bank,
    account: a.payee.account,
    payee: a.payee.ref,
  }
}

const memberOf = (m: Earlier['members'][number]): DraftMember => ({
  ...newMember(m.ref, m.relation),
  name: m.name,
  idNumber: m.idNumber,
  student: m.student,
  illness: m.illness,
  labour: m.labour ?? '',
  presence: m.presence,
  exemptReason: m.exemptReason ?? '',
  disabilityType: m.disability?.type ?? '',
  disabilityGrade: m.disability?.grade ?? 0,
  incomes: m.incomes.map((i) => ({ kind: i.kind, monthly: i.monthly })),
})
