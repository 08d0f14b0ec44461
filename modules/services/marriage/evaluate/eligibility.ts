import { z } from 'zod'
import { birthOf, sexOf } from '#kernel/citizen-id.ts'
import { ageOn, type Day } from '#kernel/day.ts'
import { coupleAges } from '../rules/age.ts'
import { checkNumber, plainNumber } from '../rules/identity-number.ts'
import { competenceOf } from '../rules/jurisdiction.ts'
import { kinshipBar } from '../rules/kinship.ts'
import type { Law } from '../rules/law.ts'
import type { RestDays } from '../rules/rest-days.ts'
import { calendar, day, sex } from './shapes.ts'

const line = z.object({ gA: z.int().min(1), gB: z.int().min(1) })

const check = z.discriminatedUnion('kind', [
  z.object({
    n: z.number(),
    kind: z.literal('ID'),
    raw: z.string(),
    enteredSex: sex.optional(),
    use: z.literal('JURISDICTION').optional(),
  }),
  z.object({
    n: z.number(),
    kind: z.literal('AGE'),
    on: day,
    idNumber: z.string().optional(),
    sex: sex.optional(),
    birthDate: day.optional(),
  }),
  z.object({ n: z.number(), kind: z.literal('COUPLE'), on: day, man: day, woman: day }),
  z.object({
    n: z.number(),
    kind: z.literal('KINSHIP'),
    relation: z.string(),
    blood: z.enum(['FULL', 'HALF', 'ADOPTION', 'NONE']),
    lineal: z.boolean().optional(),
    lines: z.array(line),
  }),
  z.object({
    n: z.number(),
    kind: z.literal('JURISDICTION'),
    on: day,
    registry: z.string(),
    households: z.array(z.string()),
    permits: z.array(z.string()),
  }),
])

export const eligibilityInput = z.object({ params: z.looseObject({}).optional(), calendar: calendar.optional(), checks: z.array(check) })

type Check = z.output<typeof check>

/** The answers to each check, in the order of the checks. */
export function eligibilityResult(checks: readonly Check[], asOf: Day, law: Law, isRestDay: RestDays) {
  return { checks: checks.map((c) => ({ n: c.n, ...answerOf(c, asOf, law, isRestDay) })) }
}

function answerOf(c: Check, asOf: Day, law: Law, isRestDay: RestDays) {
  if (c.kind === 'ID') return numberAnswer(c, asOf, law)
  if (c.kind === 'KINSHIP') {
    const reason = kinshipBar(c, law.on(asOf).generations)
    return { allowed: reason === null, reason }
  }
  const today = law.on(c.on)
  if (c.kind === 'JURISDICTION') return competenceOf(c.registry, c.households, c.permits, today)
  if (c.kind === 'COUPLE') return coupleAges(c.man, c.woman, c.on, today.ages, isRestDay)
  const number = c.idNumber ? plainNumber(c.idNumber) : undefined
  const birth = c.birthDate ?? (number ? birthOf(number) : c.on)
  const isMan = c.sex ? c.sex === '1' : number !== undefined && sexOf(number) === 'M'
  const age = ageOn(birth, c.on)
  return { age, allowed: age >= (isMan ? today.ages.man : today.ages.woman) }
}

function numberAnswer(c: Extract<Check, { kind: 'ID' }>, asOf: Day, law: Law) {
  const found = checkNumber(c.raw, asOf, law.on(asOf).demonstration, c.enteredSex)
  if (c.use === 'JURISDICTION' && found.valid) return { valid: true, division: null, reason: 'JURISDICTION_NOT_FROM_ID' }
  return found
}
