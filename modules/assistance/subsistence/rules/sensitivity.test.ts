import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ParameterSet } from '#kernel/parameter.ts'
import { subsistenceParameters } from '../parameters.ts'
import { decide } from './decide.ts'
import { whatWouldChange } from './sensitivity.ts'
import type { Household } from './types.ts'

const parameters = new ParameterSet(subsistenceParameters)
const on = '2020-09-15'
const household = (wage: number, savings: number): Household => ({
  request: { type: 'DETERMINATION' },
  members: [
    {
      ref: 'A',
      relation: 'SELF',
      sex: 'F',
      birthDate: '1974-01-01',
      incomes: wage ? [{ kind: 'WAGE', monthly: wage, verified: true }] : [],
    },
    { ref: 'B', relation: 'CHILD', sex: 'M', birthDate: '2010-01-01', student: 'COMPULSORY', incomes: [] },
  ],
  assets: { financial: savings, vehicles: [], housing: [], companies: [], disposals: [] },
})
const decided = (h: Household) => decide(h, on, parameters, false).category

test('every line of "what would change" is what the rules say at that amount, and not a cent before', () => {
  let lines = 0
  for (const [wage, savings] of [
    [1200, 0],
    [0, 90_000],
    [4200, 0],
    [9000, 10_000],
  ] as const) {
    const h = household(wage, savings)
    const now = decided(h)
    for (const c of whatWouldChange(h, on, parameters)) {
      lines++
      assert.equal(c.before.category, now)
      const at = c.at ?? 0
      if (c.kind === 'SAVINGS_LIMIT') {
        assert.notEqual(decided(household(wage, at)), now)
        assert.equal(decided(household(wage, at - 0.01)), now)
      }
      if (c.kind === 'SAVINGS_DOWN') {
        assert.equal(now, 'REJECTED')
        assert.notEqual(decided(household(wage, at)), 'REJECTED')
        assert.equal(decided(household(wage, at + 0.01)), 'REJECTED')
      }
      if (c.kind === 'WAGE_LIMIT') assert.notEqual(decided(household(at, savings)), now)
      if (c.kind === 'WAGE_DOWN') {
        assert.notEqual(decided(household(at, savings)), 'REJECTED')
        assert.equal(decided(household(at + 0.01, savings)), 'REJECTED')
      }
    }
  }
  assert.ok(lines >= 6, String(lines))
})

test('a household refused for its savings learns down to which amount it would not be', () => {
  const lines = whatWouldChange(household(0, 480_000), on, parameters)
  assert.ok(lines.some((c) => c.kind === 'SAVINGS_DOWN' && c.after.category !== 'REJECTED'))
})
