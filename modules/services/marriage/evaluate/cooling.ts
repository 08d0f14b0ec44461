import { z } from 'zod'
import type { Day } from '#kernel/day.ts'
import { type CoolingDates, coolingDates } from '../rules/cooling-dates.ts'
import { competenceOf } from '../rules/jurisdiction.ts'
import type { Law } from '../rules/law.ts'
import { momentOf } from '../rules/moment.ts'
import type { RestDays } from '../rules/rest-days.ts'
import { type Act, type Application, judge, type Setting } from './cooling-acts.ts'
import { calendar, day, time, variantsOf } from './shapes.ts'

const role = z.enum(['HUSBAND', 'WIFE'])

const act = z.object({
  n: z.number(),
  at: time,
  action: z.enum(['apply', 'withdraw', 'applyForCertificate', 'closeOfDay']),
  present: z.array(role).default(['HUSBAND', 'WIFE']),
  registry: z.string().optional(),
})

export const coolingInput = z.looseObject({
  registry: z.string(),
  calendar: calendar.optional(),
  params: z.looseObject({}).optional(),
  application: z.object({ received: day, bookedOn: day.optional(), together: z.boolean() }).optional(),
  parties: z.array(z.object({ role, household: z.string() })).optional(),
  residencePermits: z.array(z.object({ role: z.string(), division: z.string() })).optional(),
  attempts: z.array(act).optional(),
  steps: z.array(act).optional(),
  variants: z.array(z.object({ id: z.string(), patch: z.looseObject({}) })).optional(),
})

type Input = z.output<typeof coolingInput>

/** Dates, attempts and steps of a divorce file. */
export function coolingResult(input: Input, asOf: Day, setting: Setting): Record<string, unknown> {
  const first = input.application ? applied(input.application, setting) : undefined
  const result: Record<string, unknown> = first ? { ...first.told, ...stateOf(first.application, asOf, setting) } : {}
  if (input.attempts) result.attempts = input.attempts.map((a) => judge(a, first?.application, setting).outcome)
  if (input.steps) {
    let now: Application | undefined = first?.application
    let issued = 0
    result.steps = input.steps.map((a: Act) => {
      const done = judge(a, now, setting)
      if (done.registered) issued++
      now = done.application
      return done.outcome
    })
    result.divorceCertificatesIssued = issued
  }
  return result
}

/** Reads the variants' inputs by the same shape. */
export const coolingVariants = (input: Input): { id: string; input: Input }[] =>
  variantsOf(input).map((v) => ({ id: v.id, input: coolingInput.parse(v.input) }))

export function settingOf(input: Input, law: Law, isRestDay: RestDays): Setting {
  const { parties, residencePermits = [], registry } = input
  const households = parties?.map((p) => p.household)
  const permits = residencePermits.map((p) => p.division)
  return {
    registry,
    law,
    isRestDay,
    competent: (on) => !households || competenceOf(registry, households, permits, law.on(on)).competent,
  }
}

const none = { coolingEnd: null, windowOpens: null, windowEnd: null }

function applied({ received, together }: NonNullable<Input['application']>, setting: Setting) {
  const act: Act = { n: 0, at: received, action: 'apply', present: together ? ['HUSBAND', 'WIFE'] : ['HUSBAND'] }
  const { application, outcome } = judge(act, undefined, setting)
  const old = !setting.law.on(received).coolingOff
  const dates: Partial<CoolingDates> | typeof none = old ? none : coolingDates(received, setting.law.on(received), setting.isRestDay)
  const refused = application ? {} : { state: 'NOT_ACCEPTED', reason: outcome.reason }
  return { application, told: { law: old ? 'BEFORE_2021' : 'COOLING_OFF', ...dates, ...refused } }
}

function stateOf(application: Application | undefined, asOf: Day, setting: Setting) {
  if (!application) return {}
  if (application.ended === 'REGISTERED') return { state: 'REGISTERED', registerDate: application.received }
  return { state: judge({ n: 0, at: asOf, action: 'closeOfDay', present: [] }, application, setting).outcome.state ?? momentOf(asOf).day }
}
