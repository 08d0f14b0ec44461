import { addDays } from '#kernel/day.ts'
import { decimal, type Fraction } from '#kernel/fraction.ts'
import { type Parameter, type ParameterSet, versionOf } from '#kernel/parameter.ts'
import type { Step } from './types.ts'

/**
 * The law on one day, ready to calculate with: amounts in fen, ratios as exact fractions. Made once per day and set,
 * because a run over a million households asks the same day.
 */
export interface Law {
  on: string
  /** The day on which people are as old as they count: the day itself, for a month the day before it begins. */
  agesOn: string
  /** null where the county has no value: then nothing is decided. */
  standard: number | null
  minimumWage: number | null
  disposable: number | null
  marginMultiple: Fraction
  marginCapped: boolean
  severeGrades: readonly number[]
  severeGrade3: readonly string[]
  singleIllness: boolean
  fullPay: boolean
  monthsTogether: number
  otherHukouPayable: boolean
  costRate: Fraction
  costCap: Fraction
  easedCostRate: Fraction
  easedCostCap: Fraction
  imputedRate: Fraction
  partial: Fraction
  labourAge: { M: [number, number]; F: [number, number]; partialLastYears: number }
  pensionExempt: number
  unemployedMonths: number
  exemptMonths: { ordinary: number; eased: number }
  exemptCap: Fraction
  exemptEvery: number
  supportThreshold: Fraction
  supportRate: Fraction
  maintenance: Fraction[]
  financialMonths: { dibao: number; lowMargin: number }
  vehicleValue: number
  vehicleExempt: readonly string[]
  homeArea: { dibao: number; lowMargin: number }
  shopArea: number
  companyCapital: number
  disposalMonths: number
  consumptionMonths: number
  decoration: number
  expenditureMonths: number
  schoolingCap: number
  livingRate: Fraction
  nursing: Record<string, number>
  supplement: Fraction
  supplementAge: number
  reportDays: number
  refusals: { times: number; months: number }
  /** The versions by key, for the trace. */
  used: (key: string) => Step['parameters'][number]
}

const kept = new WeakMap<ParameterSet, Map<string, Law | { missing: string }>>()

/** The law on a day, or the key of a structural parameter that has no value on it. */
export function lawOn(set: ParameterSet, on: string): Law | { missing: string } {
  let days = kept.get(set)
  if (!days) kept.set(set, (days = new Map()))
  let law = days.get(on)
  if (!law) {
    if (days.size > 2000) days.clear()
    days.set(on, (law = madeOn(set, on)))
  }
  return law
}

/**
 * The law of a month that is paid, §5.1: its own parameters, people as they were when it began (a birthday works from the
 * month after), and the minimum wage of the last re-check, since a new one works at the next and not before.
 */
export function lawOfMonth(set: ParameterSet, first: string, recheckedOn: string): Law | { missing: string } {
  const law = lawOn(set, first)
  const then = lawOn(set, recheckedOn)
  if ('missing' in law || 'missing' in then) return law
  return { ...law, agesOn: addDays(first, -1), minimumWage: then.minimumWage }
}

class Missing extends Error {}

function madeOn(set: ParameterSet, on: string): Law | { missing: string } {
  try {
    return read(set, on)
  } catch (error) {
    if (error instanceof Missing) return { missing: error.message }
    throw error
  }
}

function read(set: ParameterSet, on: string): Law {
  const find = (key: string): Parameter | undefined => set.find(key, on)
  const value = <T>(key: string): T => {
    const found = find(key)
    if (!found) throw new Missing(key)
    return found.value as T
  }
  const ratio = (key: string) => decimal(value<number>(key))
  const yuan = (key: string) => Math.round(value<number>(key) * 100)
  const optional = (key: string) => (find(key) ? yuan(key) : null)
  const severe = value<{ grades: number[]; grade3: string[] }>('single.disabilitySet')
  return {
    on,
    agesOn: on,
    standard: optional('dibao.standard'),
    minimumWage: optional('wage.minimumMonthly'),
    disposable: optional('disposableIncome.perCapita'),
    marginMultiple: ratio('lowMargin.multiple'),
    marginCapped: value('lowMargin.cappedByMinimumWage'),
    severeGrades: severe.grades,
    severeGrade3: severe.grade3,
    singleIllness: value('single.seriousIllness'),
    fullPay: value('dibao.severeDisabledFullPay'),
    monthsTogether: value('household.monthsTogether'),
    otherHukouPayable: value('household.otherHukouPayable'),
    costRate: ratio('income.employmentCost.rate'),
    costCap: ratio('income.employmentCost.cap'),
    easedCostRate: ratio('income.employmentCost.disabledRate'),
    easedCostCap: ratio('income.employmentCost.disabledCap'),
    imputedRate: ratio('income.imputed.rate'),
    partial: ratio('income.imputed.partialCoefficient'),
    labourAge: value('income.labourAge'),
    pensionExempt: yuan('income.residentPensionExempt'),
    unemployedMonths: value('income.registeredUnemployedMonths'),
    exemptMonths: value('income.employmentExemptMonths'),
    exemptCap: ratio('income.employmentExemptCap'),
    exemptEvery: value('income.employmentExemptEvery'),
    supportThreshold: ratio('support.threshold'),
    supportRate: ratio('support.rate'),
    maintenance: value<number[]>('maintenance.rate').map(decimal),
    financialMonths: value('asset.financialMonths'),
    vehicleValue: yuan('asset.vehicleLivelihoodValue'),
    vehicleExempt: value('asset.vehicleExempt'),
    homeArea: value('asset.secondHomeAreaPerHead'),
    shopArea: value('asset.shopArea'),
    companyCapital: yuan('asset.companyCapital'),
    disposalMonths: value('asset.disposalLookback'),
    consumptionMonths: value('consumption.lookback'),
    decoration: yuan('consumption.decoration'),
    expenditureMonths: value('expenditure.months'),
    schoolingCap: yuan('expenditure.schoolingCap'),
    livingRate: ratio('disability.livingRate'),
    nursing: value('disability.nursing'),
    supplement: ratio('supplement.rate'),
    supplementAge: value('supplement.age'),
    reportDays: value('change.reportInTime'),
    refusals: value('limit.jobRefusal'),
    used: (key) => {
      const p = find(key)
      return { key, version: p ? versionOf(p) : `${key}@?`, value: p?.value ?? null, confidence: p?.confidence ?? 'A' }
    },
  }
}
