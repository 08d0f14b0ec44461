import assert from 'node:assert/strict'
import { test } from 'node:test'
import { add, ceiling, compare, decimal, div, fraction, mul, roundHalfUp, sub, toText } from './fraction.ts'

const table = [
  { why: 'thirds add up', gives: toText(add(fraction(1, 3), fraction(1, 6))), is: '1/2' },
  { why: 'a decimal is its text', gives: toText(decimal(0.1)), is: '1/10' },
  { why: 'below zero', gives: toText(sub(fraction(1, 4), fraction(1, 2))), is: '-1/4' },
  { why: 'division turns a negative denominator round', gives: toText(div(fraction(1), fraction(-4))), is: '-1/4' },
  {
    why: 'products beyond 2^53 come back exact',
    gives: toText(mul(fraction(9_007_199_254_740_991, 3), fraction(3, 9_007_199_254_740_991))),
    is: '1',
  },
  { why: 'half up', gives: String(roundHalfUp(fraction(5, 2))), is: '3' },
  { why: 'half up below zero', gives: String(roundHalfUp(fraction(-5, 2))), is: '-2' },
  { why: 'a third of a cent more goes up', gives: String(ceiling(fraction(10, 3))), is: '4' },
  { why: 'a whole number stays', gives: String(ceiling(fraction(9, 3))), is: '3' },
  { why: 'up towards zero', gives: String(ceiling(fraction(-10, 3))), is: '-3' },
]
for (const { why, gives, is } of table) test(why, () => assert.equal(gives, is))

test('comparison is exact where floating point is not', () => {
  assert.ok(compare(fraction(9_007_199_254_740_990, 9_007_199_254_740_991), fraction(9_007_199_254_740_989, 9_007_199_254_740_990)) > 0)
})

test('an amount that cannot be exact is refused, never rounded', () => {
  assert.throws(() => mul(fraction(9_007_199_254_740_991, 2), fraction(9_007_199_254_740_881, 5)), RangeError)
  assert.throws(() => div(fraction(1), fraction(0)), RangeError)
})
