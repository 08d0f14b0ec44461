import type { Declared } from '#modules/assistance/subsistence/public.ts'
import type { ParameterSet } from '#kernel/parameter.ts'
import type { Thresholds, Told } from '../rules/types.ts'

const fen = (yuan: number | undefined) => Math.round((yuan ?? 0) * 100)

/** The thresholds of a day. */
export function thresholdsOn(parameters: ParameterSet, on: string): Thresholds {
  const number = (key: string) => Number(parameters.find(key, on)?.value ?? 0)
  return {
    on,
    incomeTolerancePercent: number('verification.incomeTolerancePercent'),
    incomeTolerance: fen(number('verification.incomeToleranceYuan')),
    financialTolerance: fen(number('verification.financialTolerance')),
    powerMultiple: number('verification.powerMultiple'),
    disposalMonths: number('asset.disposalLookback'),
    vehicleExempt: (parameters.find('asset.vehicleExempt', on)?.value as string[] | undefined) ?? [],
  }
}

/** What a household told, as the rules of the match read it. */
export function toldBy({ now }: Declared, { vehicleExempt }: Thresholds): Told {
  const assets = now.assets ?? {}
  const housing = assets.housing ?? []
  return {
    members: now.members.map((m) => ({
      ref: m.ref,
      relation: m.relation,
      ...(m.marital ? { marital: m.marital } : {}),
      disabled: Boolean(m.disability),
      incomes: (m.incomes ?? []).map((i) => ({ kind: i.kind, monthly: fen(i.monthly) })),
      newWage: fen(m.newJob?.netWage),
    })),
    financial: fen(assets.financial),
    vehicles: (assets.vehicles ?? []).filter((v) => !vehicleExempt.includes(v.type) && !v.adaptedForDisabled).length,
    dwellings: housing.filter((h) => h.use === 'RESIDENTIAL').length,
    otherPremises: housing.filter((h) => h.use !== 'RESIDENTIAL').length,
    companies: (assets.companies ?? []).length,
    disposals: (assets.disposals ?? []).length,
  }
}
