import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boundsOf, periodOf, periodWords } from './period.ts'

const table = [
  { kind: 'NEW_CASES', day: '2020-09-30', period: '2020-09', from: '2020-09-01', until: '2020-10-01', words: '2020年9月' },
  { kind: 'NEW_CASES', day: '2020-12-01', period: '2020-12', from: '2020-12-01', until: '2021-01-01', words: '2020年12月' },
  { kind: 'STOCK', day: '2020-09-30', period: '2020-Q3', from: '2020-07-01', until: '2020-10-01', words: '2020年第3季度' },
  { kind: 'STOPPED', day: '2020-10-01', period: '2020-Q4', from: '2020-10-01', until: '2021-01-01', words: '2020年第4季度' },
] as const
for (const { kind, day, period, from, until, words } of table)
  test(`${kind} on ${day}`, () => {
    assert.equal(periodOf(kind, day), period)
    assert.deepEqual(boundsOf(kind, period), { from, until })
    assert.equal(periodWords(period), words)
  })
test('a quarter is none of new cases, a month none of the stock', () => {
  assert.equal(boundsOf('NEW_CASES', '2020-Q3'), undefined)
  assert.equal(boundsOf('STOCK', '2020-09'), undefined)
})
