import { citizenId } from '#kernel/citizen-id.ts'
import { dayInShanghai } from '#kernel/day.ts'
import { problemReply, Problem } from '#kernel/problem.ts'
import { TextInput } from '#web/kit/text-input.tsx'

export interface PersonInput {
  name: string
  idNumber: string
}

export const nobody: PersonInput = { name: '', idNumber: '' }

/** What is wrong with a number, in the server's own words. */
export function numberFault(idNumber: string): string | undefined {
  try {
    citizenId(idNumber, dayInShanghai(new Date()))
    return undefined
  } catch (error) {
    return error instanceof Problem ? problemReply(error).message : undefined
  }
}

/** The first thing that is still missing, and the field it belongs to. */
export function whatIsMissing(people: readonly PersonInput[], phone: string): { text: string; field: string } | undefined {
  for (const [i, p] of people.entries()) {
    if (p.name.trim().length < 2) return { text: '请填写姓名', field: `name-${i}` }
    if (numberFault(p.idNumber)) return { text: `请核对${p.name}的公民身份号码`, field: `number-${i}` }
  }
  const [a, b] = people
  if (a && b && a.idNumber.trim().toUpperCase() === b.idNumber.trim().toUpperCase())
    return { text: '两个人的号码是同一个', field: 'number-1' }
  return /^1\d{10}$/.test(phone) ? undefined : { text: '请填写 11 位手机号', field: 'phone' }
}

/** Names and numbers of those who come, and a telephone for messages. */
export function PeopleFields(props: {
  people: readonly PersonInput[]
  onPeople: (people: PersonInput[]) => void
  phone: string
  onPhone: (phone: string) => void
  asked: boolean
}) {
  const { people, onPeople, phone, onPhone, asked } = props
  const put = (i: number, part: Partial<PersonInput>) => onPeople(people.map((p, at) => (at === i ? { ...p, ...part } : p)))
  const whose = people.length === 1 ? ['本人'] : ['您', '另一方']
  return (
    <>
      {people.map((p, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the two are first and second
        <div key={i}>
          <TextInput
            id={`name-${i}`}
            label={`${whose[i]}的姓名`}
            value={p.name}
            maxLength={40}
            onChange={(name) => put(i, { name })}
            fault={asked && p.name.trim().length < 2 ? '请按身份证填写姓名' : undefined}
          />
          <TextInput
            id={`number-${i}`}
            label={`${whose[i]}的公民身份号码`}
            value={p.idNumber}
            maxLength={20}
            autoComplete="off"
            onChange={(idNumber) => put(i, { idNumber })}
            fault={(asked || p.idNumber.length >= 18) && numberFault(p.idNumber) ? numberFault(p.idNumber) : undefined}
          />
        </div>
      ))}
      <TextInput
        id="phone"
        label="手机号"
        hint="用来发提醒短信"
        type="tel"
        inputMode="tel"
        value={phone}
        maxLength={11}
        onChange={onPhone}
        fault={asked && !/^1\d{10}$/.test(phone) ? '手机号是 11 位数字' : undefined}
      />
    </>
  )
}
