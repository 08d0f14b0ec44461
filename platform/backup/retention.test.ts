import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backupName, tooOld } from './retention.ts'

const on = (day: string) => `minxin-330381-${day}T013000.minxin`

test('a name says county and moment of Beijing', () => {
  assert.equal(backupName('330381', new Date('2026-11-25T17:30:00Z')), on('20261126'))
})

const days = ['20260901', '20260915', '20261001', '20261002', '20261030', '20261101', '20261124', '20261125', '20261126'].map(on)
const table = [
  { why: 'the newest three and no months', keep: [3, 0], left: ['20261124', '20261125', '20261126'] },
  { why: 'the newest two and the first of two months', keep: [2, 2], left: ['20261001', '20261101', '20261125', '20261126'] },
  { why: 'never less than the last one', keep: [0, 0], left: ['20261126'] },
  { why: 'more asked for than there are: all', keep: [50, 12], left: days.map((d) => d.slice(14, 22)) },
] as const
for (const { why, keep, left } of table) {
  test(why, () => {
    const gone = tooOld([...days].reverse(), keep[0], keep[1])
    assert.deepEqual(
      days.filter((d) => !gone.includes(d)),
      left.map(on),
    )
  })
}

test('what others keep in the folder is never named', () => {
  const others = [
    'notes.txt',
    'minxin-330381-20200101T013000.minxin.part',
    'before-upgrade.minxin',
    'minxin-330381-20200101T013000.minxin.bak',
  ]
  assert.deepEqual(tooOld([...others, on('20261126')], 1, 0), [])
})
