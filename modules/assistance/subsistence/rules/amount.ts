import { ageOn } from '#kernel/day.ts'
import { add, ceiling, compare, type Fraction, fraction, least, mul, sub } from '#kernel/fraction.ts'
import type { Expenses } from './expenditure.ts'
import type { Law } from './law.ts'
import { isSeriouslyIll, isSevere } from './person.ts'
import { money, type Trace } from './trace.ts'
import type { Member } from './types.ts'

/** What the amount rules need of a household; fen. */
export interface Standing {
  payable: Member[]
  own: Map<string, Fraction>
  n: number
  perCapita: number
  s: number
  expenses: Expenses
  residual: number
}

export interface Amounts {
  monthly: number
  full: string[]
}

/** Up to a whole yuan, of an exact sum in fen; never through cents. */
const upToYuan = (fen: Fraction): number => ceiling(mul(fen, { n: 1, d: 100 })) * 100

const earnsLess = (m: Member, f: Standing) => compare(f.own.get(m.ref) ?? fraction(0), fraction(f.s)) < 0

/** The monthly top-up: full standard for the severely disabled, the gap for the others, a supplement for the weak. */
export function dibaoAmount(f: Standing, law: Law, trace?: Trace): Amounts {
  const full = law.fullPay ? f.payable.filter((m) => isSevere(m, law) && earnsLess(m, f)) : []
  const others = f.payable.filter((m) => !full.includes(m))
  const weak = others.filter((m) => isWeak(m, law))
  const gap = f.s - f.perCapita
  const extra = mul(mul(fraction(f.s), law.supplement), fraction(weak.length))
  const sum = add(fraction(full.length * f.s + others.length * gap), extra)
  const monthly = upToYuan(sum)
  if (trace) {
    if (full.length > 0)
      trace(law, {
        rule: 'amount.full',
        label: '重度残疾人全额',
        inputs: { members: full.map((m) => m.ref) },
        keys: ['dibao.severeDisabledFullPay', 'single.disabilitySet', 'dibao.standard'],
        formula: `${money(f.s)} × ${full.length} 人 = ${money(f.s * full.length)}`,
        value: (f.s * full.length) / 100,
      })
    trace(law, {
      rule: 'amount.gap',
      label: '差额',
      inputs: { members: others.map((m) => m.ref) },
      keys: ['dibao.standard'],
      formula: `(${money(f.s)} − ${money(f.perCapita)}) × ${others.length} 人 = ${money(gap * others.length)}`,
      value: (gap * others.length) / 100,
    })
    if (weak.length > 0)
      trace(law, {
        rule: 'amount.supplement',
        label: '增发',
        inputs: { members: weak.map((m) => m.ref) },
        keys: ['supplement.rate', 'supplement.age', 'dibao.standard'],
        formula: `${money(f.s)} × ${(law.supplement.n / law.supplement.d) * 100}% × ${weak.length} 人 = ${money(extra)}`,
        value: extra.n / extra.d / 100,
      })
    trace(law, {
      rule: 'amount.dibao',
      label: '每月发放',
      formula: `${money(sum)}，不足 1 元的进到元 = ${money(monthly)}`,
      value: monthly / 100,
    })
  }
  return { monthly, full: full.map((m) => m.ref) }
}

function isWeak(m: Member, law: Law): boolean {
  const age = ageOn(m.birthDate, law.agesOn)
  return age >= law.supplementAge || age < 18 || isSeriouslyIll(m)
}

/** 单人保 in a low-margin family: each rounded up to a yuan for itself. */
export function singlePersonAmounts(f: Standing, law: Law, trace?: Trace): { member: string; fen: number }[] {
  return f.payable.flatMap((m) => {
    if (!earnsLess(m, f)) return []
    const severe = isSevere(m, law)
    if (!severe && !(law.singleIllness && isSeriouslyIll(m))) return []
    const own = f.own.get(m.ref) ?? fraction(0)
    const fen = upToYuan(severe ? fraction(f.s) : sub(fraction(f.s), own))
    trace?.(law, {
      rule: 'amount.single',
      label: '单人保',
      subject: m.ref,
      keys: ['dibao.standard', severe ? 'single.disabilitySet' : 'single.seriousIllness'],
      formula: severe ? `标准全额 ${money(f.s)}` : `${money(f.s)} − ${money(own)}，进到元 = ${money(fen)}`,
      value: fen / 100,
    })
    return [{ member: m.ref, fen }]
  })
}

/** Expenditure money: the gap after the rigid expenses, at most a twelfth of them; up to a yuan, never through cents. */
export function expenditureAmount(f: Standing, law: Law, trace?: Trace): number {
  const gap = fraction((f.s - f.residual) * f.n)
  const twelfth = fraction(f.expenses.total, 12)
  const monthly = upToYuan(least(gap, twelfth))
  trace?.(law, {
    rule: 'amount.expenditure',
    label: '支出型救助，每月',
    keys: ['dibao.standard', 'expenditure.months'],
    value: monthly / 100,
    formula: `min((${money(f.s)} − ${money(f.residual)}) × ${f.n}, ${money(f.expenses.total)} ÷ 12) = min(${money(gap)}, ${money(twelfth)}),进到元 = ${money(monthly)}`,
  })
  return monthly
}
