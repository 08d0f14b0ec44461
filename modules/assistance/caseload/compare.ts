import { addMonthsToMonth, ageOn, chineseDay, firstOf, type Month, monthOf } from '#kernel/day.ts'
import { yuan } from '#kernel/money.ts'
import type { RuleOfMonth } from '#modules/assistance/subsistence/public.ts'
import type { Category } from './facts.ts'

/** Why what is paid is not what the rules give. */
export type Cause = 'same' | 'standard' | 'age' | 'out' | 'class' | 'supplement' | 'more' | 'less' | 'undecided'

export interface Comparison {
  cause: Cause
  because: string
}

export interface Paid {
  category: Category
  fen: number
  month: Month
  reviewedOn: string
  people: readonly { ref: string; name: string; birthDate: string }[]
}

const classNames: Record<string, string> = { DIBAO: '低保', LOW_MARGIN: '低保边缘家庭', EXPENDITURE: '支出型困难家庭' }
/** Birthdays that change something: end of childhood, of working age, the supplement for the old. */
const turningAges = [16, 18, 55, 60, 70]

/**
 * What the rules give beside what is paid, and the likeliest reason in words. `rule` asks the rules about a month;
 * `standardSince` is the day of the present standard. Pure.
 */
export function compare(paid: Paid, rule: (month: Month) => RuleOfMonth, standardSince: string | undefined): Comparison {
  const now = rule(paid.month)
  if (now.category === 'UNDECIDED') return { cause: 'undecided', because: `${now.said.join('；')}。` }
  if (now.category === 'REJECTED') return { cause: 'out', because: `按规则不再符合条件：${now.said.join('；')}。` }
  if (now.category !== paid.category)
    return { cause: 'class', because: `名册是${classNames[paid.category]}，按规则是${classNames[now.category]}：${now.said.join('；')}。` }
  if (now.fen === paid.fen) return { cause: 'same', because: '' }
  return beforeStandard(paid, rule, now, standardSince) ?? aged(paid, rule, now) ?? supplement(paid, now) ?? byIncome(paid, now)
}

function beforeStandard(paid: Paid, rule: (month: Month) => RuleOfMonth, now: RuleOfMonth, since: string | undefined) {
  if (!since) return undefined
  const before = rule(addMonthsToMonth(monthOf(since), -1))
  if (before.standard === null || now.standard === null || before.standard === now.standard || before.fen !== paid.fen) return undefined
  const because = `标准从 ${chineseDay(since)} 起由 ${yuan(before.standard)} 调为 ${yuan(now.standard)}，名册还是按原标准。`
  return { cause: 'standard' as const, because }
}

function aged(paid: Paid, rule: (month: Month) => RuleOfMonth, now: RuleOfMonth): Comparison | undefined {
  const reviewed = monthOf(paid.reviewedOn)
  if (reviewed >= paid.month || rule(reviewed).fen !== paid.fen) return undefined
  const turned = paid.people.flatMap(({ name, birthDate }) => {
    const [then, today] = [ageOn(birthDate, firstOf(reviewed)), ageOn(birthDate, firstOf(paid.month))]
    const age = turningAges.findLast((a) => then < a && today >= a)
    return age ? [`${name}已满 ${age} 岁`] : []
  })
  return turned.length > 0 ? { cause: 'age', because: `${turned.join('，')}，现在应发 ${yuan(now.fen)}。` } : undefined
}

/** The whole difference is the tenth of the standard that the old, children and the seriously ill get beside. */
function supplement(paid: Paid, now: RuleOfMonth): Comparison | undefined {
  const tenth = (now.standard ?? 0) / 10
  const times = tenth > 0 ? Math.round((now.fen - paid.fen) / tenth) : 0
  if (paid.category !== 'DIBAO' || times < 1 || times > now.payable.length || Math.abs(now.fen - paid.fen - times * tenth) >= 100)
    return undefined
  return { cause: 'supplement', because: `少发 ${times} 人的 10% 增发（老年人、未成年人、重病患者），合 ${yuan(now.fen - paid.fen)}。` }
}

function byIncome(paid: Paid, now: RuleOfMonth): Comparison {
  const income = `按人均月收入 ${yuan(now.perCapita ?? 0)}、${now.payable.length} 人推算是 ${yuan(now.fen)}`
  return paid.fen > now.fen
    ? { cause: 'more', because: `${income}，名册多 ${yuan(paid.fen - now.fen)}。` }
    : { cause: 'less', because: `${income}，名册少 ${yuan(now.fen - paid.fen)}。` }
}
