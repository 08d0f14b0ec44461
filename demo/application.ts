import { namedPeople } from './village.ts'
import { demoAccount } from './numbers.ts'

/** An application as the portal sends it, for a named family; tests and the demonstration change what matters. */
export function applicationOf(familyName: string, on: string, change: Record<string, unknown> = {}, members: Record<string, object> = {}) {
  const people = namedPeople(on).filter((p) => p.family === familyName)
  const refs = people.map((_, i) => String.fromCharCode(65 + i))
  const first = people[0]
  return {
    formVersion: 1,
    village: first?.village,
    address: '1组 12 号',
    phone: first?.phone,
    povertyCause: 'LACK_LABOUR',
    members: people.map((p, i) => ({
      ref: refs[i],
      name: p.name,
      idNumber: p.idNumber,
      relation: p.relation,
      ...(p.age >= 6 && p.age < 15 ? { student: 'COMPULSORY' } : {}),
      ...members[p.name],
    })),
    payee: { ref: 'A', bank: '瑞安农商银行', account: demoAccount(people.length) },
    consent: {
      promise: true,
      nearRelative: { has: false },
      signatures: people.flatMap((p, i) => (p.age >= 18 ? [{ ref: refs[i], signedOn: on, typedName: p.name }] : [])),
    },
    ...change,
  }
}

/** 林秀兰 and her family: a wage of 1,500 and the mother's pension of 240. */
export const linApplication = (on: string) =>
  applicationOf(
    'lin',
    on,
    {},
    { 林秀兰: { incomes: [{ kind: 'WAGE', monthly: 150_000 }] }, 周桂英: { incomes: [{ kind: 'RESIDENT_PENSION', monthly: 24_000 }] } },
  )
