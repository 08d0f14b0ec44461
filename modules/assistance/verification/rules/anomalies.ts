import { addMonths, chineseDay } from '#kernel/day.ts'
import { yuan } from '#kernel/money.ts'
import type { Closes, Finding, Hit, Severity, Thresholds, Told } from './types.ts'

interface Basis {
  hits: readonly Hit[]
  told: Told
  closes: Closes
  limits: Thresholds
}

/** §7.4: everything in the lists that does not fit what a household told, by rule V01 to V15. */
export function anomaliesOf(basis: Basis): Finding[] {
  return [
    ...status(basis),
    ...incomes(basis),
    ...financial(basis),
    ...vehicles(basis),
    ...premises(basis),
    ...companies(basis),
    ...marriage(basis),
    ...sold(basis),
    ...certificates(basis),
    ...power(basis),
  ]
}

const of = (hits: readonly Hit[], ...names: string[]) => hits.filter((h) => names.includes(h.source))
const make = (
  rule: string,
  severity: Severity,
  hit: Hit,
  told: string,
  found: string,
  key: string,
  more: Partial<Finding> = {},
): Finding => ({
  rule,
  severity,
  ref: hit.ref,
  source: hit.source,
  told,
  found,
  key: `${rule}:${key}`,
  ...more,
})
/** The amount to the nearest step: what wavers a little from month to month stays the same finding. */
const about = (fen: number, yuanStep: number) => Math.round(fen / (yuanStep * 100))
const since = (day: string | null) => (day ? chineseDay(day) : '日期不详')

/** V01 dead, V02 gone from the residence register, V03 in prison or detoxification, V12 helped elsewhere: each blocks. */
function status({ hits, limits }: Basis): Finding[] {
  const found: Finding[] = []
  const started = (h: Hit) => h.from === null || h.from <= limits.on
  const going = (h: Hit) => started(h) && (h.to === null || h.to > limits.on)
  const dead = [...of(hits, 'funeral'), ...of(hits, 'population').filter((h) => h.code === 'DEAD')].filter(started)
  for (const [ref, h] of firstByRef(dead))
    found.push(make('V01', 'BLOCK', h, '在册', `${since(h.from)}去世`, ref, { ...(h.from ? { on: h.from } : {}) }))
  for (const [ref, h] of firstByRef(of(hits, 'population').filter((h) => ['CANCELLED', 'MOVED_OUT'].includes(h.code) && started(h))))
    found.push(
      make('V02', 'BLOCK', h, '在册', `${since(h.from)}户口${h.code === 'MOVED_OUT' ? '迁出' : '注销'}`, `${ref}:${h.from}`, {
        ...(h.from ? { on: h.from } : {}),
      }),
    )
  for (const [ref, h] of firstByRef(of(hits, 'custody').filter(going)))
    found.push(
      make('V03', 'BLOCK', h, '在家', `${since(h.from)}起${h.code === 'DETOX' ? '强制戒毒' : '服刑或羁押'}`, `${ref}:${h.from}`, {
        code: h.code,
        ...(h.from ? { on: h.from } : {}),
      }),
    )
  for (const [ref, h] of firstByRef(of(hits, 'other_counties').filter(going)))
    found.push(make('V12', 'BLOCK', h, '没有在别处享受', `${h.words || '外县市'}，${since(h.from)}起在享受救助`, `${ref}:${h.words}`))
  return found
}

function firstByRef(hits: readonly Hit[]): Map<string, Hit> {
  const first = new Map<string, Hit>()
  for (const h of hits) {
    const before = first.get(h.ref)
    if (!before || (h.from ?? '9999') < (before.from ?? '9999')) first.set(h.ref, h)
  }
  return first
}

/** V04 a wage found and not told, or well above what was told; V11 a pension found and not told. */
function incomes({ hits, told, limits }: Basis): Finding[] {
  const found: Finding[] = []
  for (const m of told.members) {
    const sum = (...kinds: string[]) => m.incomes.filter((i) => kinds.includes(i.kind)).reduce((s, i) => s + i.monthly, 0)
    const [wage] = of(hits, 'tax').filter((h) => h.ref === m.ref)
    const toldWage = Math.max(sum('WAGE'), m.newWage)
    const amount = wage?.amount ?? 0
    const above = amount - toldWage
    if (
      wage &&
      amount > 0 &&
      (toldWage === 0 || (above * 100 > toldWage * limits.incomeTolerancePercent && above > limits.incomeTolerance))
    )
      found.push(
        make(
          'V04',
          'CHECK',
          wage,
          toldWage ? `工资 ${yuan(toldWage)}` : '没有工资',
          `工资 ${yuan(amount)}`,
          `${m.ref}:${about(amount, 500)}`,
          {
            amount,
          },
        ),
      )
    const [pension] = of(hits, 'social_security').filter((h) => h.ref === m.ref)
    if (pension && (pension.amount ?? 0) > 0 && sum('PENSION', 'RESIDENT_PENSION') === 0)
      found.push(
        make('V11', 'CHECK', pension, '没有养老金', `养老金 ${yuan(pension.amount ?? 0)}`, `${m.ref}:${about(pension.amount ?? 0, 500)}`, {
          amount: pension.amount ?? 0,
        }),
      )
  }
  return found
}

/** V05 money above the limit of the class blocks; V06 well above what was told is checked. The household as a whole. */
function financial({ hits, told, closes, limits }: Basis): Finding[] {
  const accounts = of(hits, 'banks', 'securities')
  const [largest] = [...accounts].sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0))
  const total = accounts.reduce((sum, h) => sum + (h.amount ?? 0), 0)
  if (!largest || total <= told.financial) return []
  const words = [`金融资产 ${yuan(told.financial)}`, `金融资产 ${yuan(total)}`] as const
  if (closes({ financial: total }).length > 0 && closes({ financial: told.financial }).length === 0)
    return [make('V05', 'BLOCK', largest, words[0], words[1], `${about(total, 10_000)}`, { amount: total })]
  if (total - told.financial > limits.financialTolerance)
    return [make('V06', 'CHECK', largest, words[0], words[1], `${about(total, 10_000)}`, { amount: total })]
  return []
}

/** V07: more vehicles than were told; one that is not exempt blocks. */
function vehicles({ hits, told, closes, limits }: Basis): Finding[] {
  const all = of(hits, 'vehicles').filter((h) => h.code !== 'SOLD')
  const counted = all.filter((h) => !limits.vehicleExempt.includes(h.code))
  const [first] = counted
  if (first && counted.length > told.vehicles) {
    const closed = closes({ vehicles: counted.map((h) => ({ type: h.code })) }).length > 0
    const found = counted.map((h) => h.words || h.code).join('、')
    return [make('V07', closed ? 'BLOCK' : 'CHECK', first, `${told.vehicles} 辆`, `${counted.length} 辆（${found}）`, keyOf(counted))]
  }
  return []
}

const keyOf = (hits: readonly Hit[]) =>
  hits
    .map((h) => `${h.ref}${h.code}${h.words}`)
    .sort()
    .join('|')

/** V08: a second dwelling or a shop that was not told; blocks when its area closes the class. */
function premises({ hits, told, closes }: Basis): Finding[] {
  const all = of(hits, 'real_estate').filter((h) => !['SOLD', 'GIFTED'].includes(h.code))
  const dwellings = all.filter((h) => h.code === 'RESIDENTIAL')
  const others = all.filter((h) => h.code !== 'RESIDENTIAL')
  const more = (dwellings.length >= 2 && dwellings.length > told.dwellings) || others.length > told.otherPremises
  const [first] = others.length > told.otherPremises ? others : dwellings
  if (!more || !first) return []
  const housing = all.map((h) => ({ use: h.code, area: (h.amount ?? 0) / 100 }))
  const severity = closes({ housing }).length > 0 ? 'BLOCK' : 'CHECK'
  const words = (n: number, shops: number) => `住宅 ${n} 处${shops ? `，其他用房 ${shops} 处` : ''}`
  return [make('V08', severity, first, words(told.dwellings, told.otherPremises), words(dwellings.length, others.length), keyOf(all))]
}

/** V09: a role in a company, or capital, that was not told. */
function companies({ hits, told }: Basis): Finding[] {
  const all = of(hits, 'market')
  const [first] = all
  if (!first || all.length <= told.companies) return []
  const found = all.map((h) => `${h.words}${h.amount ? `，认缴 ${yuan(h.amount)}` : ''}`).join('；')
  return [make('V09', 'CHECK', first, `${told.companies} 家`, found, keyOf(all))]
}

/** V10: the marriage register says something else than the household. Only its couple, or who said of themselves. */
function marriage({ hits, told }: Basis): Finding[] {
  const couple = told.members.some((m) => m.relation === 'SPOUSE')
  return told.members.flatMap((m) => {
    const hit = of(hits, 'marriage').find((h) => h.ref === m.ref)
    const own = m.relation === 'SELF' || m.relation === 'SPOUSE'
    const said = own && couple ? 'MARRIED' : (m.marital ?? (m.relation === 'SELF' ? 'ALONE' : undefined))
    if (!hit || !said || hit.code === said || (said === 'ALONE' && hit.code !== 'MARRIED')) return []
    if (said === 'NEVER' && hit.code !== 'MARRIED') return []
    const words = maritalWords[hit.code] ?? hit.code
    return [
      make(
        'V10',
        'CHECK',
        hit,
        maritalWords[said] ?? '家里没有配偶',
        `${words}${hit.from ? `（${chineseDay(hit.from)}）` : ''}`,
        `${m.ref}:${hit.code}:${hit.from}`,
      ),
    ]
  })
}

const maritalWords: Record<string, string> = { MARRIED: '已婚', DIVORCED: '离婚', WIDOWED: '丧偶', NEVER: '未婚' }

/** V13: something sold or given away in the look-back period that was not told. */
function sold({ hits, told, limits }: Basis): Finding[] {
  const all = of(hits, 'real_estate', 'vehicles').filter(
    (h) =>
      ['SOLD', 'GIFTED'].includes(h.code) &&
      h.from !== null &&
      h.from > addMonths(limits.on, -limits.disposalMonths) &&
      h.from <= limits.on,
  )
  const [first] = all
  if (!first || all.length <= told.disposals) return []
  const found = all.map((h) => `${since(h.from)}${h.code === 'GIFTED' ? '赠与' : '出售'}${h.words}`).join('；')
  return [make('V13', 'CHECK', first, `${told.disposals} 项处分`, found, keyOf(all))]
}

/** V15: a disability certificate that the allowance counts on has ended. */
function certificates({ hits, told, limits }: Basis): Finding[] {
  return of(hits, 'dpf').flatMap((h) => {
    const ended = h.code === 'CANCELLED' || h.code === 'EXPIRED' || (h.to !== null && h.to < limits.on)
    if (!ended || !told.members.find((m) => m.ref === h.ref)?.disabled) return []
    return [
      make(
        'V15',
        'CHECK',
        h,
        '持残疾人证',
        `${since(h.to ?? h.from)}${h.code === 'CANCELLED' ? '注销' : '到期'}`,
        `${h.ref}:${h.to ?? h.from}`,
      ),
    ]
  })
}

/** V14: a hint only. The hit carries what the household uses; `to` is not used, `words` the median of its village. */
function power({ hits, limits }: Basis): Finding[] {
  const [most] = of(hits, 'power').sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0))
  const median = Number(most?.words ?? 0)
  if (!most || !(median > 0) || (most.amount ?? 0) <= limits.powerMultiple * median) return []
  return [make('V14', 'INFO', most, `本村中位数 ${median} 度`, `${most.amount} 度`, most.ref)]
}
