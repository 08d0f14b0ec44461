import { add, type Fraction, fraction, mul, notBelowZero, sub, zero } from '#kernel/fraction.ts'
import type { Law } from './law.ts'
import { fenOf } from './person.ts'
import { money, shown, type Trace } from './trace.ts'
import type { Member, Supporter } from './types.ts'

/** What relatives outside the household owe it, exactly; only the household's total is rounded. */
export function supportOwed(
  supporters: readonly Supporter[] | undefined,
  members: readonly Member[],
  law: Law,
  s: number,
  trace?: Trace,
): Fraction {
  let total = zero
  for (const supporter of supporters ?? []) {
    if (members.some((m) => m.ref === supporter.ref)) continue
    const supported = supporter.for.filter((ref) => members.some((m) => m.ref === ref))
    if (supported.length === 0) continue
    const owed =
      supporter.status !== 'ABLE'
        ? zero
        : supporter.relation === 'PARENT'
          ? byParent(supporter, supported.length, law, s, trace)
          : byChild(supporter, supported.length, law, s, trace)
    if (trace && supporter.status !== 'ABLE')
      trace(law, {
        rule: 'support.unable',
        label: '无力供养，不计',
        subject: supporter.ref,
        inputs: { status: supporter.status },
        formula: '0.00',
        value: 0,
      })
    total = add(total, owed)
  }
  return total
}

/** 赡养费: the excess over a threshold per head, a share of it, split among all to whom the couple owe support. */
function byChild(s: Supporter, supported: number, law: Law, standard: number, trace?: Trace): Fraction {
  const persons = s.householdPersons ?? 1
  const income = fenOf(s.householdMonthlyIncome)
  const k = Math.max(s.dependants ?? 1, supported)
  const threshold = mul(fraction(standard), law.supportThreshold)
  const ability = notBelowZero(sub(fraction(income, persons), threshold))
  const perParent = mul(mul(mul(ability, fraction(persons)), law.supportRate), fraction(1, k))
  const byFormula = mul(perParent, fraction(supported))
  const stated = fraction(fenOf(s.documentAmount))
  const used = stated.n * byFormula.d > byFormula.n * stated.d ? stated : byFormula
  trace?.(law, {
    rule: 'support.child',
    label: '子女应给的赡养费',
    subject: s.ref,
    inputs: { persons, income: income / 100, dependants: k, supported, document: s.documentAmount ?? null },
    keys: ['support.threshold', 'support.rate', 'dibao.standard'],
    value: shown(used),
    formula:
      used === stated && s.documentAmount !== undefined
        ? `判决或协议 ${money(stated)}，高于公式 ${money(byFormula)}`
        : `max(0, ${money(income)} ÷ ${persons} − ${money(threshold)}) × ${persons} × ${(law.supportRate.n / law.supportRate.d) * 100}% ÷ ${k} × ${supported} 人 = ${money(used)}`,
  })
  return used
}

/** 抚养费: the documented amount, else a share of the payer's income by the number of children named. */
function byParent(s: Supporter, children: number, law: Law, standard: number, trace?: Trace): Fraction {
  const income = fenOf(s.monthlyIncome)
  const rate = law.maintenance[Math.min(children, law.maintenance.length) - 1] ?? zero
  const [used, formula] = s.enforcementFailed
    ? [fraction(fenOf(s.actuallyReceived)), `强制执行未果，按实际收到 ${money(fenOf(s.actuallyReceived))}`]
    : s.documentAmount !== undefined
      ? [fraction(fenOf(s.documentAmount)), `判决或协议 ${money(fenOf(s.documentAmount))}`]
      : income <= standard
        ? [zero, `收入 ${money(income)} 不高于标准 ${money(standard)}，不计`]
        : [mul(fraction(income), rate), `${money(income)} × ${(rate.n / rate.d) * 100}% = ${money(mul(fraction(income), rate))}`]
  trace?.(law, {
    rule: 'support.parent',
    label: '父或母应给的抚养费',
    subject: s.ref,
    inputs: { income: income / 100, children },
    keys: ['maintenance.rate', 'dibao.standard'],
    formula,
    value: shown(used),
  })
  return used
}
