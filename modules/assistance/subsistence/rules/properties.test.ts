// What must hold of every household there can be, tried on two thousand invented ones.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomFrom } from '#demo/random.ts'
import { ParameterSet } from '#kernel/parameter.ts'
import { subsistenceParameters } from '../parameters.ts'
import { decide } from './decide.ts'
import type { Household, Member } from './types.ts'

const parameters = new ParameterSet(subsistenceParameters)
const on = '2021-09-15'
const rounds = 2000
const order = { REJECTED: 0, EXPENDITURE: 1, LOW_MARGIN: 1, DIBAO: 2, UNDECIDED: -1 } as const

function invented(seed: number): Household {
  const random = randomFrom(seed)
  const birth = (age: number) => `${2021 - age}-0${random.between(1, 8)}-1${random.between(0, 9)}`
  const member = (ref: string, relation: Member['relation'], age: number): Member => ({
    ref,
    relation,
    sex: random.pick(['M', 'F'] as const),
    birthDate: birth(age),
    ...(age < 15 ? { student: 'COMPULSORY' } : {}),
    ...(random.chance(0.2) ? { disability: { type: 'PHYSICAL', grade: random.pick([1, 2, 3, 4] as const) } } : { disability: null }),
    illness: random.pick(['NONE', 'NONE', 'CHRONIC', 'SERIOUS'] as const),
    ...(random.chance(0.2) ? { labour: 'NONE' as const } : {}),
    incomes: age >= 18 && random.chance(0.6) ? [{ kind: 'WAGE', monthly: random.between(0, 400_000) / 100, verified: true }] : [],
  })
  const members = [member('A', 'SELF', random.between(20, 80))]
  if (random.chance(0.6)) members.push(member('B', 'SPOUSE', random.between(20, 80)))
  for (let i = random.between(0, 3); i > 0; i--) members.push(member(String.fromCharCode(68 - i + 2), 'CHILD', random.between(1, 14)))
  return {
    request: { type: 'DETERMINATION' },
    members,
    supporters: [],
    assets: {
      financial: random.chance(0.3) ? random.between(0, 15_000_000) / 100 : 0,
      vehicles: [],
      housing: [],
      companies: [],
      disposals: [],
    },
    consumption: [],
    rigidExpenses: {
      medicalSelfPaid: random.chance(0.3) ? random.between(0, 5_000_000) / 100 : 0,
      rehabilitation: 0,
      schooling: {},
      paidCare: {},
    },
  }
}

const run = (h: Household) => decide(h, on, parameters, false)
const money = (h: Household) => {
  const e = run(h)
  return e.monthlyAmount + e.singlePersonDibao.reduce((sum, one) => sum + one.amount, 0)
}

test('with and without a trace the answer is the same', () => {
  for (let seed = 1; seed <= rounds; seed++) {
    const h = invented(seed)
    const { derivation, ...traced } = decide(h, on, parameters, true)
    const { derivation: none, ...plain } = run(h)
    assert.deepEqual(traced, plain, `seed ${seed}`)
    assert.equal(none.length, 0)
    assert.ok(derivation.length > 5)
  }
})

test('the order in which people are listed changes no class and no amount', () => {
  for (let seed = 1; seed <= rounds; seed++) {
    const h = invented(seed)
    const turned = { ...h, members: [...h.members].reverse() }
    assert.deepEqual([run(turned).category, money(turned)], [run(h).category, money(h)], `seed ${seed}`)
  }
})

// The amount may rise: a family just above the savings limit of 低保 can get the larger help for expenses for some months.
test('more savings never give a better class', () => {
  for (let seed = 1; seed <= rounds; seed++) {
    const h = invented(seed)
    const richer = { ...h, assets: { ...h.assets, financial: (h.assets?.financial ?? 0) + 60_000 } }
    assert.ok(order[run(richer).category] <= order[run(h).category], `seed ${seed}`)
  }
})

test('an amount is never negative, never a fraction of a cent, and nobody is paid who does not count', () => {
  for (let seed = 1; seed <= rounds; seed++) {
    const e = run(invented(seed))
    const amounts = [e.monthlyAmount, ...e.singlePersonDibao.map((s) => s.amount)]
    for (const a of amounts) assert.ok(a >= 0 && Math.round(a * 100) === Number((a * 100).toFixed(6)), `seed ${seed}: ${a}`)
    assert.ok(
      e.payableMembers.every((ref) => e.countedMembers.includes(ref)),
      `seed ${seed}`,
    )
    if (e.category === 'REJECTED')
      assert.equal(
        amounts.every((a) => a === 0),
        true,
        `seed ${seed}`,
      )
    assert.ok(e.reasons.length > 0, `seed ${seed}`)
  }
})

test('all classes occur among the invented, so the above says something', () => {
  const seen = new Set<string>()
  for (let seed = 1; seed <= rounds; seed++) seen.add(run(invented(seed)).category)
  for (const c of ['DIBAO', 'LOW_MARGIN', 'REJECTED']) assert.ok(seen.has(c), c)
})
