import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marriedAs } from './marital-status.ts'

const table = [
  { why: 'nothing is known of before: first', statuses: [], own: [], others: [], gives: '21' },
  { why: 'never married: first', statuses: ['10'], own: [], others: ['r1'], gives: '21' },
  { why: 'not said: first', statuses: ['90'], own: [], others: [], gives: '21' },
  { why: 'divorced by a paper of elsewhere: again', statuses: ['40'], own: [], others: [], gives: '22' },
  { why: 'widowed: again', statuses: ['21', '30'], own: ['r1'], others: [], gives: '22' },
  { why: 'both were married, to others: again', statuses: ['40'], own: ['r1'], others: ['r2'], gives: '22' },
  { why: 'to the same person after a divorce: 复婚', statuses: ['21', '40'], own: ['r1'], others: ['r1'], gives: '23' },
  { why: 'to the same person, with a marriage to somebody else between', statuses: ['40'], own: ['r1', 'r2'], others: ['r1'], gives: '23' },
] as const
for (const { why, gives, ...before } of table) test(why, () => assert.equal(marriedAs(before), gives))
