import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ParameterSet } from '#kernel/parameter.ts'
import { type Household, type Member, ruleOfMonth, subsistenceParameters } from '#modules/assistance/subsistence/public.ts'
import { type Cause, compare } from './compare.ts'
import type { Category } from './facts.ts'

const parameters = new ParameterSet(subsistenceParameters)
const home = (...members: Member[]): Household => ({
  request: { type: 'DETERMINATION' },
  members,
  supporters: [],
  assets: { financial: 0 },
})
const person = (ref: string, relation: string, birthDate: string, more: Partial<Member> = {}): Member => ({
  ref,
  relation,
  sex: 'M',
  birthDate,
  labour: 'NONE',
  incomes: [],
  ...more,
})
const pension = (monthly: number) => ({ incomes: [{ kind: 'PENSION', monthly }] })
const old = home(person('A', 'SELF', '1947-01-10', pension(250)), person('B', 'SPOUSE', '1948-03-01', pension(250)))
const turning = home(person('A', 'SELF', '1950-08-10', pension(250)))

const standard = parameters.find('dibao.standard', '2020-09-01')
const s = Number(standard?.value)

const table: { why: string; h: Household; category?: Category; yuan: number; reviewedOn?: string; cause: Cause; says: RegExp }[] = [
  { why: 'the same', h: old, yuan: Math.ceil(2 * (s - 250) + 0.2 * s), cause: 'same', says: /^$/ },
  { why: 'without the tenth for two people over seventy', h: old, yuan: 2 * (s - 250), cause: 'supplement', says: /少发 2 人/ },
  {
    why: 'somebody turned seventy since the review',
    h: turning,
    yuan: s - 250,
    reviewedOn: '2020-08-03',
    cause: 'age',
    says: /已满 70 岁/,
  },
  {
    why: 'a pension that is too high',
    h: home(person('A', 'SELF', '1947-01-10', pension(4000))),
    yuan: 300,
    cause: 'out',
    says: /高于低保边缘家庭的上限/,
  },
  {
    why: 'low-margin by income',
    h: home(person('A', 'SELF', '1947-01-10', pension(s + 100))),
    yuan: 300,
    cause: 'class',
    says: /按规则是低保边缘家庭/,
  },
  { why: 'paid too much', h: old, yuan: 2000, cause: 'more', says: /名册多/ },
  { why: 'paid far too little', h: old, yuan: 500, cause: 'less', says: /名册少/ },
]

for (const { why, h, category = 'DIBAO', yuan, reviewedOn = '2020-01-10', cause, says } of table)
  test(`${why}: ${cause}`, () => {
    const people = h.members.map((m) => ({ ref: m.ref, name: '蔡某', birthDate: m.birthDate }))
    const found = compare(
      { category, fen: yuan * 100, month: '2020-09', reviewedOn, people },
      (month) => ruleOfMonth(h, month, reviewedOn, parameters),
      standard?.validFrom,
    )
    assert.equal(found.cause, cause, found.because)
    assert.match(found.because, says)
  })

test('a list that follows the standard of before says so', () => {
  const since = standard?.validFrom ?? ''
  const month = `${Number(since.slice(0, 4)) - (since.slice(5, 7) === '01' ? 1 : 0)}-${since.slice(5, 7) === '01' ? '12' : String(Number(since.slice(5, 7)) - 1).padStart(2, '0')}`
  const then = ruleOfMonth(old, month, `${month}-01`, parameters)
  const found = compare(
    { category: 'DIBAO', fen: then.fen, month: '2020-09', reviewedOn: `${month}-01`, people: [] },
    (m) => ruleOfMonth(old, m, `${month}-01`, parameters),
    since,
  )
  assert.equal(found.cause, 'standard', found.because)
  assert.match(found.because, /名册还是按原标准/)
})
