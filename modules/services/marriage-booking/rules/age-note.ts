import { birthOf, sexOf } from '#kernel/citizen-id.ts'
import { ageOn, chineseDay, type Day } from '#kernel/day.ts'

/** A friendly word to a couple who would be too young on the day, or whose numbers say the same sex; the registrar judges, not this. */
export function ageNote(
  people: readonly { name: string; idNumber: string }[],
  on: Day,
  least: { man: number; woman: number },
): string | null {
  const young = people.flatMap((p) => {
    const years = sexOf(p.idNumber) === 'M' ? least.man : least.woman
    if (ageOn(birthOf(p.idNumber), on) >= years) return []
    const birth = birthOf(p.idNumber)
    const from = `${Number(birth.slice(0, 4)) + years}${birth.slice(4)}`
    return [`${p.name}到${chineseDay(on)}还不满 ${years} 周岁，${chineseDay(from)}起才能登记`]
  })
  if (young.length > 0) return `${young.join('；')}。请改约以后的日子，免得白跑。`
  const [a, b] = people
  if (a && b && sexOf(a.idNumber) === sexOf(b.idNumber)) return '两个号码显示的性别相同，请核对有没有填错。'
  return null
}
