// Invented lives of households on the books, for the tests of their history: every kind of fact, told early or late.
import type { ChangeAnswers } from '#modules/assistance/subsistence/change/form.ts'
import type { Fact } from '#modules/assistance/subsistence/rules/history/fact.ts'
import type { History } from '#modules/assistance/subsistence/rules/history/months.ts'
import type { Household, Member } from '#modules/assistance/subsistence/rules/types.ts'
import { addDays } from '#kernel/day.ts'
import { demoNumber } from './numbers.ts'
import { type Random, randomFrom } from './random.ts'

/** The months of a life. */
export const begin = '2020-03'
export const end = '2021-09'

export const household = (...members: Member[]): Household => ({ request: { type: 'DETERMINATION' }, members, supporters: [], assets: {} })
export const member = (ref: string, relation: string, sex: 'M' | 'F', birthDate: string, more: Partial<Member> = {}): Member => ({
  ref,
  relation,
  sex,
  birthDate,
  incomes: [],
  ...more,
})
export const fact = (on: string, reportedOn: string, told: Partial<ChangeAnswers> & { kind: ChangeAnswers['kind'] }, id = '1'): Fact => ({
  id,
  on,
  reportedOn,
  told: { happenedOn: on, note: '凭证', ...told } as ChangeAnswers,
})
type Told = Partial<ChangeAnswers> & { kind: ChangeAnswers['kind'] }
const changes: ((random: Random) => Told)[] = [
  (r) => ({ kind: 'INCOME', income: { kind: 'WAGE', monthly: r.between(0, 300_000) } }),
  (r) => ({ kind: 'INCOME', income: { kind: 'PENSION', monthly: r.between(0, 90_000) } }),
  (r) => ({
    kind: 'JOB',
    job: { firstWageMonth: `2020-${String(r.between(4, 12)).padStart(2, '0')}`, netWage: r.between(150_000, 500_000) },
  }),
  () => ({ kind: 'JOB_END' }),
  () => ({ kind: 'HEALTH', illness: 'SERIOUS' }),
  (r) => ({ kind: 'HEALTH', disability: { type: 'PHYSICAL', grade: r.between(1, 4) as 1 } }),
  () => ({ kind: 'LEFT', left: 'PRISON' }),
  () => ({ kind: 'RETURNED' }),
  () => ({ kind: 'LEFT', left: 'MOVED_OUT' }),
  () => ({ kind: 'DEATH' }),
  (r) => ({ kind: 'JOINED', ref: `J${r.between(1, 3)}`, joined: newborn(r) }),
  (r) => ({ kind: 'EXPENSES', expenses: { ...noExpenses, medicalSelfPaid: r.between(0, 6_000_000) } }),
  (r) => (r.chance(0.3) ? { kind: 'STOP', stop: 'WITHDRAWN' } : { kind: 'RETURNED' }),
]
const noExpenses = { medicalSelfPaid: 0, rehabilitation: 0, schooling: {}, paidCare: {}, consumption: [] }
const newborn = (r: Random): NonNullable<ChangeAnswers['joined']> => ({
  reason: 'BIRTH',
  name: '新生儿',
  idNumber: demoNumber(`2020-0${r.between(1, 9)}-1${r.between(0, 9)}`, 'F', r.between(1, 400)),
  relation: 'CHILD',
  hukou: 'LOCAL',
  student: 'NONE',
  illness: 'NONE',
  incomes: [],
})

/** A household and its life: jobs, illnesses, births, deaths, told early or late. */
export function life(seed: number): History {
  const random = randomFrom(seed)
  const refs = ['A', 'B', 'C', 'D'].slice(0, random.between(1, 4))
  const base = household(
    ...refs.map((ref, i) =>
      member(
        ref,
        i === 0 ? 'SELF' : i === 1 ? 'SPOUSE' : 'CHILD',
        random.pick(['M', 'F'] as const),
        `${i < 2 ? random.between(1945, 1990) : random.between(2004, 2019)}-0${random.between(1, 9)}-1${random.between(0, 9)}`,
        {
          ...(random.chance(0.5) ? { labour: 'NONE' as const } : {}),
        },
      ),
    ),
  )
  const facts = Array.from({ length: random.between(1, 5) }, (_, i): Fact => {
    const on = addDays('2020-02-20', random.between(0, 480))
    const ref = random.pick(refs)
    const told = random.pick(changes)(random)
    return fact(on, addDays(on, random.pick([0, 5, 29, 30, 31, 90, 200])), { ref, ...told }, `f${i}`)
  })
  return { base, from: begin, rechecks: ['2020-02-10'], facts }
}
