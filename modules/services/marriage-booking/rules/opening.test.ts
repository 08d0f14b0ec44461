import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWorkingDay } from '#kernel/calendar.ts'
import { hoursKind, piecesOf } from './opening.ts'

test('an ordinary day has six hours and a half', () => {
  const pieces = piecesOf(['08:30-11:30', '13:30-17:00'], 60)
  assert.deepEqual(
    pieces.map((p) => `${p.from} ${p.minutes}`),
    ['08:30 60', '09:30 60', '10:30 60', '13:30 60', '14:30 60', '15:30 60', '16:30 30'],
  )
})

const days = [
  { why: 'a Wednesday', day: '2021-05-12', gives: 'workday' },
  { why: 'an ordinary Saturday, by booking only', day: '2021-05-15', gives: 'saturday' },
  { why: 'a Sunday', day: '2021-05-16', gives: 'closed' },
  { why: 'a Saturday that is worked', day: '2021-05-08', gives: 'workday' },
  { why: 'the Saturday that opens a holiday', day: '2021-05-01', gives: 'closed' },
  { why: 'a Friday off', day: '2021-02-12', gives: 'closed' },
] as const
for (const { why, day, gives } of days) test(`open: ${why}`, () => assert.equal(hoursKind(day, isWorkingDay), gives))
