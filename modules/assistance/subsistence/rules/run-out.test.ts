import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasRunOut, stopAfter, stoppedOn } from './run-out.ts'

for (const [why, from, most, today, over] of [
  ['in the first month', '2020-10', 3, '2020-10-01', false],
  ['on the last day of the third', '2020-10', 3, '2020-12-31', false],
  ['on the first day after it', '2020-10', 3, '2021-01-01', true],
  ['over the turn of the year', '2020-12', 3, '2021-02-28', false],
  ['two months where the parameter says so', '2020-10', 2, '2020-12-01', true],
] as const)
  test(`a suspension from ${from}: ${why}`, () => assert.equal(hasRunOut(from, most, today), over))

test('the stop works from the first month that was not paid', () => assert.equal(stoppedOn('2020-10'), '2020-09-30'))

for (const [suspended, stop] of [
  ['CONTACT_LOST', 'CONTACT_LOST'],
  ['RECHECK_REFUSED', 'REFUSED_VERIFICATION'],
  ['DOCUMENT_EXPIRED', 'REFUSED_VERIFICATION'],
] as const)
  test(`suspended for ${suspended}: stopped for ${stop}`, () => assert.equal(stopAfter(suspended), stop))
