import { addMonths } from '#kernel/day.ts'
import type { Law } from './law.ts'
import { fenOf } from './person.ts'
import { money, type Trace } from './trace.ts'
import type { Assets, Household } from './types.ts'

/** What property and spending close: each test may close dibao, or dibao and low-margin. */
export interface PropertyResult {
  dibao: boolean
  margin: boolean
  reasons: string[]
}

/** §3.4: comparisons are exact, "at most" includes equality, n is the number of counted members. */
export function propertyTests(h: Household, n: number, law: Law, s: number, trace?: Trace): PropertyResult {
  const result: PropertyResult = { dibao: true, margin: true, reasons: [] }
  if (!h.assets && !h.consumption && !trace) return result
  const assets = h.assets ?? {}
  const close = (reason: string, dibao: boolean, margin: boolean) => {
    if (dibao) result.dibao = false
    if (margin) result.margin = false
    if (dibao || margin) result.reasons.push(reason)
  }
  financial(assets, n, law, s, close, trace)
  vehicles(assets, law, close, trace)
  homes(assets, n, law, close, trace)
  premises(assets, law, close, trace)
  companies(assets, law, close, trace)
  spending(h, law, close, trace)
  return result
}

type Close = (reason: string, dibao: boolean, margin: boolean) => void

const inLast = (date: string, months: number, law: Law) => date > addMonths(law.on, -months) && date <= law.on

function financial(a: Assets, n: number, law: Law, s: number, close: Close, trace?: Trace): void {
  const capital = (a.companies ?? []).reduce((sum, c) => sum + fenOf(c.capital), 0)
  const added = (a.disposals ?? [])
    .filter((d) => inLast(d.date, law.disposalMonths, law))
    .reduce((sum, d) => sum + Math.max(0, fenOf(d.proceeds) - fenOf(d.spentProved)), 0)
  const total = fenOf(a.financial) + capital + added
  const limit = law.financialMonths.dibao * s * n
  const marginLimit = law.financialMonths.lowMargin * s * n
  if (total > limit) {
    close('ASSET_FINANCIAL_OVER_DIBAO', true, false)
    if (added > 0) close('ASSET_DISPOSAL', true, false)
  }
  if (total > marginLimit) close('ASSET_FINANCIAL_OVER_MARGIN', true, true)
  trace?.(law, {
    rule: 'property.financial',
    label: '金融资产',
    inputs: { declared: fenOf(a.financial) / 100, capital: capital / 100, disposals: added / 100 },
    keys: ['asset.financialMonths', 'dibao.standard', ...(added ? ['asset.disposalLookback'] : [])],
    formula: `${money(total)}，上限 ${money(s)} × ${law.financialMonths.dibao} × ${n} = ${money(limit)}（低保边缘 ${money(marginLimit)}）`,
    value: total <= limit,
  })
}

/** An exempt vehicle is ignored; any other closes dibao; low-margin stays open for exactly one livelihood vehicle. */
function vehicles(a: Assets, law: Law, close: Close, trace?: Trace): void {
  const others = (a.vehicles ?? []).filter((v) => !law.vehicleExempt.includes(v.type) && !v.adaptedForDisabled)
  const [only] = others
  const tolerated = others.length === 1 && only?.livelihood === true && fenOf(only.value) <= law.vehicleValue
  if (others.length > 0) close('ASSET_VEHICLE', true, !tolerated)
  trace?.(law, {
    rule: 'property.vehicles',
    label: '车辆',
    inputs: { counted: others.length },
    keys: ['asset.vehicleExempt', 'asset.vehicleLivelihoodValue'],
    value: others.length === 0,
    formula:
      others.length === 0
        ? '没有不合规定的车辆'
        : tolerated
          ? `一辆谋生车辆，价值 ${money(fenOf(only?.value))} 不高于 ${money(law.vehicleValue)}`
          : `${others.length} 辆不属于不计范围`,
  })
}

/** With two or more dwellings the area of all of them counts. */
function homes(a: Assets, n: number, law: Law, close: Close, trace?: Trace): void {
  const dwellings = (a.housing ?? []).filter((h) => h.use === 'RESIDENTIAL')
  // Square metres carry decimals: compared as whole square decimetres.
  const area = dwellings.reduce((sum, h) => sum + Math.round(h.area * 100), 0)
  const over = (limit: number) => dwellings.length >= 2 && area > limit * 100 * n
  if (over(law.homeArea.dibao)) close('ASSET_SECOND_HOME', true, over(law.homeArea.lowMargin))
  trace?.(law, {
    rule: 'property.homes',
    label: '住房',
    inputs: { dwellings: dwellings.length, area: area / 100 },
    keys: ['asset.secondHomeAreaPerHead'],
    value: !over(law.homeArea.dibao),
    formula:
      dwellings.length < 2
        ? '一套及以下'
        : `${area / 100} ㎡ ÷ ${n} 人，上限 ${law.homeArea.dibao} ㎡（低保边缘 ${law.homeArea.lowMargin} ㎡）`,
  })
}

/** One small shop that is the sole livelihood is tolerated; everything else closes both classes. */
function premises(a: Assets, law: Law, close: Close, trace?: Trace): void {
  const units = (a.housing ?? []).filter((h) => h.use !== 'RESIDENTIAL')
  const [only] = units
  const tolerated =
    units.length === 0 || (units.length === 1 && only?.use === 'SHOP' && only.soleLivelihood === true && only.area <= law.shopArea)
  if (!tolerated) close('ASSET_SHOP', true, true)
  trace?.(law, {
    rule: 'property.premises',
    label: '非居住用房',
    inputs: { units: units.length },
    keys: ['asset.shopArea'],
    value: tolerated,
    formula: units.length === 0 ? '没有' : tolerated ? `一间谋生小店，${only?.area} ㎡ 不超过 ${law.shopArea} ㎡` : '不属于可保留的小店',
  })
}

function companies(a: Assets, law: Law, close: Close, trace?: Trace): void {
  const all = a.companies ?? []
  const capital = all.reduce((sum, c) => sum + fenOf(c.capital), 0)
  const employs = all.some((c) => c.kind === 'INDIVIDUAL' && (c.employees ?? 0) > 0)
  const closed = capital > law.companyCapital || employs
  if (closed) close('ASSET_COMPANY', true, true)
  trace?.(law, {
    rule: 'property.companies',
    label: '公司和个体户',
    inputs: { capital: capital / 100, employs },
    keys: ['asset.companyCapital'],
    value: !closed,
    formula: all.length === 0 ? '没有' : `认缴 ${money(capital)}，上限 ${money(law.companyCapital)}${employs ? '；有雇工' : ''}`,
  })
}

/** One private or overseas study fee of any amount, or one decoration above the limit. */
function spending(h: Household, law: Law, close: Close, trace?: Trace): void {
  const excluded = (h.consumption ?? []).filter(
    (c) => inLast(c.date, law.consumptionMonths, law) && (c.kind !== 'DECORATION' || fenOf(c.amount) > law.decoration),
  )
  if (excluded.length > 0) close('CONSUMPTION_EXCLUDED', true, true)
  trace?.(law, {
    rule: 'property.consumption',
    label: '高消费',
    inputs: { excluded: excluded.length },
    keys: ['consumption.lookback', 'consumption.decoration'],
    formula: excluded.length === 0 ? '没有' : `近 ${law.consumptionMonths} 个月有 ${excluded.length} 项`,
    value: excluded.length === 0,
  })
}
