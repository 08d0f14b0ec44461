import type { z } from 'zod'
import { dayInShanghai } from '#kernel/day.ts'
import { readServiceCases, type ServiceCase } from '#kernel/evaluated-case.ts'
import type { ParameterSet } from '#kernel/parameter.ts'
import { type Law, lawFrom } from '../rules/law.ts'
import { countyRestDays, type RestDays, restDaysOf } from '../rules/rest-days.ts'
import { coolingInput, coolingResult, coolingVariants, settingOf } from './cooling.ts'
import { eligibilityInput, eligibilityResult } from './eligibility.ts'
import { numbersInput, numbersResult } from './numbers.ts'

type Answers = { id: string; result: unknown }[]
interface Common {
  params?: Record<string, unknown> | undefined
  calendar?: { holidays: string[]; makeupWorkdays: string[] } | undefined
}

const restDaysFor = (calendar: Common['calendar']): RestDays => (calendar ? restDaysOf(calendar) : countyRestDays)

/** Each case with the law and the calendar that it brings along. Throws `evaluate.bad_case`, `policy.missing`. */
function evaluateEach<S extends z.ZodType<Common>>(
  json: unknown,
  evaluator: string,
  shape: S,
  parameters: ParameterSet,
  answer: (one: ServiceCase<z.output<S>>, law: Law, isRestDay: RestDays) => unknown,
): Answers {
  return readServiceCases(json, evaluator, shape).map((one) => {
    const { params, calendar } = one.input as Common
    return { id: one.id, result: answer(one, lawFrom(parameters, params), restDaysFor(calendar)) }
  })
}

/** `evaluate marriage-eligibility`: identity numbers, ages, kinship, jurisdiction. */
export const evaluateEligibility = (json: unknown, parameters: ParameterSet): Answers =>
  evaluateEach(json, 'marriage-eligibility', eligibilityInput, parameters, ({ asOf, input }, law, rest) =>
    eligibilityResult(input.checks, asOf ?? dayInShanghai(new Date()), law, rest),
  )

/** `evaluate cooling-off`: the dates of a divorce by agreement, and who may come when. */
export const evaluateCooling = (json: unknown, parameters: ParameterSet): Answers =>
  evaluateEach(json, 'cooling-off', coolingInput, parameters, ({ asOf: on, input }, law, rest) => {
    // Left out, the file is looked at on the day it was received.
    const asOf = on ?? input.application?.received ?? dayInShanghai(new Date())
    const variants = coolingVariants(input).map(({ id, input: other }) => {
      const itsLaw = lawFrom(parameters, other.params)
      return { id, ...coolingResult(other, asOf, settingOf(other, itsLaw, restDaysFor(other.calendar))) }
    })
    return { ...coolingResult(input, asOf, settingOf(input, law, rest)), ...(variants.length > 0 ? { variants } : {}) }
  })

/** `evaluate certificate-numbers`: the series and the blanks. */
export const evaluateNumbers = (json: unknown, parameters: ParameterSet): Answers =>
  evaluateEach(json, 'certificate-numbers', numbersInput, parameters, ({ asOf, input }, law, rest) =>
    numbersResult(input, asOf ?? '9999-12-31', law, rest),
  )
