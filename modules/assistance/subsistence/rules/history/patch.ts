import type { ParameterSet } from '#kernel/parameter.ts'
import { birthOf, sexOf } from '#kernel/citizen-id.ts'
import type { ChangeAnswers } from '../../change/form.ts'
import { decide } from '../decide.ts'
import { yuanAssets, yuanExpenses, yuanSupporter } from '../from-application.ts'
import { labourOn } from '../income.ts'
import type { Household, Member } from '../types.ts'

/** What a told change does to the household as it was on the day of the event: a merge patch. */
export function patchOf(change: ChangeAnswers, h: Household, parameters: ParameterSet): object {
  const person = h.members.find((m) => m.ref === change.ref)
  const of = (patch: object | null, more: Record<string, object> = {}) => ({ members: { [change.ref ?? '']: patch, ...more } })
  switch (change.kind) {
    case 'DEATH':
      return of(null, { ...widowed(change.ref, h), ...heir(change.ref, h) })
    case 'LEFT':
      return isAbsence(change.left) ? of({ presence: change.left }) : of(null, heir(change.ref, h))
    case 'RETURNED':
      return of({ presence: 'HOME' })
    case 'JOINED':
      return change.joined && change.ref ? of(newcomer(change.ref, change.joined)) : {}
    case 'INCOME':
      return change.income ? of(incomePatch(person, change.income)) : {}
    case 'JOB':
      return change.job && person ? of(jobPatch(person, change.job, change.happenedOn, h, parameters)) : {}
    case 'JOB_END':
      return of({ newJob: null, incomes: withoutKind(person, 'WAGE') })
    case 'HEALTH':
    case 'STUDY':
    case 'WORK':
      return of(statusPatch(change))
    case 'JOB_REFUSAL':
      return of({ jobRefusals: [...new Set([...(person?.jobRefusals ?? []), ...(change.refusals ?? [])])].sort() })
    case 'PROPERTY':
      return change.assets ? { assets: yuanAssets(change.assets) } : {}
    case 'SUPPORT':
      return change.supporter ? { supporters: { [change.supporter.ref]: yuanSupporter(change.supporter) } } : {}
    case 'EXPENSES':
      return change.expenses ? yuanExpenses(change.expenses) : {}
    default:
      return {}
  }
}

/** Away, but still of the household: who comes back counts again. */
const isAbsence = (left: ChangeAnswers['left']): boolean => left !== undefined && !['MOVED_OUT', 'DIVORCED', 'INDEPENDENT'].includes(left)

function newcomer(
  ref: string,
  { name: _, idNumber, reason: __, signedOn: ___, incomes, ...m }: NonNullable<ChangeAnswers['joined']>,
): Member {
  return {
    ref,
    ...m,
    ...(m.labour ? { labour: m.labour } : {}),
    sex: sexOf(idNumber),
    birthDate: birthOf(idNumber),
    incomes: incomes.map((i) => ({ kind: i.kind, monthly: i.monthly / 100, verified: true })),
  } as Member
}

const withoutKind = (person: Member | undefined, kind: string) => (person?.incomes ?? []).filter((i) => i.kind !== kind)

/** An income of one kind is replaced; nothing of it is left at 0. A wage also moves a new job's. */
function incomePatch(person: Member | undefined, income: { kind: string; monthly: number }): object {
  const now = income.monthly > 0 ? [{ kind: income.kind, monthly: income.monthly / 100, verified: true }] : []
  const job = income.kind === 'WAGE' && person?.newJob ? { newJob: { netWage: income.monthly / 100 } } : {}
  return { incomes: [...withoutKind(person, income.kind), ...now], ...job }
}

/**
 * A new job, §4.3: in a household that is paid 低保 on the day, what counted until then is frozen for the exempt months;
 * elsewhere the wage simply counts.
 */
function jobPatch(
  person: Member,
  { firstWageMonth, netWage }: NonNullable<ChangeAnswers['job']>,
  on: string,
  h: Household,
  parameters: ParameterSet,
): object {
  const wage = netWage / 100
  const incomes = [...withoutKind(person, 'WAGE'), { kind: 'WAGE', monthly: wage, verified: true }]
  if (decide(h, on, parameters, false).category !== 'DIBAO') return { incomes }
  const before = person.newJob?.firstWageMonth
  return {
    incomes,
    newJob: {
      firstWageMonth,
      netWage: wage,
      countedBefore: labourOn(person, h, on, parameters),
      ...(before ? { previousExemptionStart: before } : {}),
    },
  }
}

function statusPatch({ illness, disability, whollyDependent, student, labour, exemptReason, carerOf }: ChangeAnswers): object {
  const reason = exemptReason === 'NONE' ? { exemptReason: null, carerOf: null, exemptSince: null } : exemptReason ? { exemptReason } : {}
  return {
    ...(illness ? { illness } : {}),
    ...(disability ? { disability } : {}),
    ...(whollyDependent === undefined ? {} : { whollyDependent }),
    ...(student ? { student } : {}),
    ...(labour ? { labour } : {}),
    ...reason,
    ...(carerOf && exemptReason !== 'NONE' ? { carerOf } : {}),
  }
}

function widowed(gone: string | undefined, h: Household): Record<string, object> {
  const dead = h.members.find((m) => m.ref === gone)
  const other =
    dead?.relation === 'SELF'
      ? h.members.find((m) => m.relation === 'SPOUSE')
      : dead?.relation === 'SPOUSE'
        ? h.members.find((m) => m.relation === 'SELF')
        : undefined
  return other ? { [other.ref]: { marital: 'WIDOWED' } } : {}
}

/** A household needs its applicant: when that one is gone the spouse, else the oldest, stands there. */
function heir(gone: string | undefined, h: Household): Record<string, object> {
  if (h.members.find((m) => m.ref === gone)?.relation !== 'SELF') return {}
  const rest = h.members.filter((m) => m.ref !== gone).sort((a, b) => (a.birthDate < b.birthDate ? -1 : 1))
  const next = rest.find((m) => m.relation === 'SPOUSE') ?? rest[0]
  return next ? { [next.ref]: { relation: 'SELF', ...widowed(gone, h)[next.ref] } } : {}
}
