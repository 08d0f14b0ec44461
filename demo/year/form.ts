import { ageOn } from '#kernel/day.ts'
import type { ApplicationInput } from '#modules/assistance/subsistence/public.ts'
import { demoAccount } from '../numbers.ts'
import type { Random } from '../random.ts'

/** Somebody of a household of the register. */
export interface Person {
  id: string
  name: string
  idNumber: string
  birthDate: string
  relation: string
}

const causes = ['ILLNESS', 'DISABILITY', 'LACK_LABOUR', 'EDUCATION', 'UNEMPLOYMENT'] as const

const schoolOf = (age: number) =>
  age < 3 ? 'NONE' : age < 6 ? 'PRESCHOOL' : age < 15 ? 'COMPULSORY' : age < 18 ? 'HIGH' : ('NONE' as const)

const refOf = (index: number) => String.fromCharCode(65 + index)

/** What a household of the register would fill in: little or no income, illness and old age where they are likely. */
export function formOf(people: readonly Person[], village: string, on: string, order: number, random: Random): ApplicationInput {
  const members = people.map((p, i): ApplicationInput['members'][number] => {
    const age = ageOn(p.birthDate, on)
    const works = age >= 18 && age < 60
    return {
      ref: refOf(i),
      name: p.name,
      idNumber: p.idNumber,
      relation: p.relation as 'SELF',
      student: schoolOf(age),
      ...(works && random.chance(0.45) ? { labour: 'NONE', illness: 'SERIOUS' } : {}),
      ...(works && random.chance(0.2) ? { disability: { type: 'PHYSICAL', grade: random.pick([1, 2, 3] as const) } } : {}),
      incomes: [
        ...(works && random.chance(0.5) ? [{ kind: 'WAGE' as const, monthly: random.between(6, 24) * 10_000 }] : []),
        ...(age >= 60 ? [{ kind: 'RESIDENT_PENSION' as const, monthly: random.between(20, 34) * 1000 }] : []),
      ],
    }
  })
  const adults = people.flatMap((p, i) => (ageOn(p.birthDate, on) >= 18 ? [{ ref: refOf(i), signedOn: on, typedName: p.name }] : []))
  return {
    formVersion: 1,
    village,
    address: `${random.between(1, 18)}组 ${random.between(1, 240)} 号`,
    phone: `1990${String(2_000_000 + order).padStart(7, '0')}`,
    povertyCause: random.pick(causes),
    members,
    payee: { ref: 'A', bank: '瑞安农商银行', account: demoAccount(500 + order) },
    consent: { promise: true, nearRelative: { has: false }, signatures: adults },
  }
}
