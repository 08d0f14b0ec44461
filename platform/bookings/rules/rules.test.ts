import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { capacityOf } from './capacity.ts'
import { drawLottery, frozenText } from './lottery.ts'
import { blockOn, blocksOf } from './no-show.ts'
import { isLateCancel, offerUntil } from './offer.ts'

const capacities = [
  { why: 'four windows, visits of 20 minutes', of: [4, 60, 20, 0.8], gives: [12, 9, 3] },
  { why: 'two closed rooms, visits of 40 minutes', of: [2, 60, 40, 0.8], gives: [3, 2, 1] },
  { why: 'half an hour', of: [4, 30, 20, 0.8], gives: [6, 4, 2] },
  { why: '0.29 of 100 is 29, not 28', of: [100, 60, 60, 0.29], gives: [100, 29, 71] },
  { why: 'nothing for walk-ins', of: [1, 60, 20, 1], gives: [3, 3, 0] },
] as const
for (const { why, of, gives } of capacities) {
  const [windows, slotMin, serviceMin, onlineShare] = of
  test(`capacity: ${why}`, () => {
    assert.deepEqual(Object.values(capacityOf({ windows, slotMin, serviceMin, onlineShare })), [...gives])
  })
}

const rule = { withinDays: 180, blockDays: 30 }
const absences = [
  { why: '180 days apart still counts', days: ['2020-06-01', '2020-11-28'], gives: [{ from: '2020-11-29', to: '2020-12-28' }] },
  { why: '181 days do not', days: ['2020-06-01', '2020-11-29'], gives: [] },
  { why: 'one is no pattern', days: ['2020-06-01'], gives: [] },
  { why: 'told in any order', days: ['2020-11-28', '2020-06-01'], gives: [{ from: '2020-11-29', to: '2020-12-28' }] },
]
for (const { why, days, gives } of absences) test(`no-shows: ${why}`, () => assert.deepEqual(blocksOf(days, rule), gives))
test('no-shows: the block has a first and a last day', () => {
  const days = ['2020-06-01', '2020-11-28']
  for (const [on, blocked] of [
    ['2020-11-28', false],
    ['2020-11-29', true],
    ['2020-12-28', true],
    ['2020-12-29', false],
  ] as const)
    assert.equal(blockOn(days, rule, on) !== undefined, blocked, on)
})

const at = (text: string) => new Date(`${text}+08:00`)
const offers = [
  { why: 'more than a day to go', at: '2021-03-16T13:29:59', gives: '2021-03-16T15:29:59' },
  { why: 'exactly a day to go', at: '2021-03-16T13:30:00', gives: '2021-03-16T14:00:00' },
  { why: 'on the morning of it', at: '2021-03-17T08:00:00', gives: '2021-03-17T08:30:00' },
]
for (const o of offers)
  test(`offer: ${o.why}`, () => {
    const until = offerUntil(at(o.at), at('2021-03-17T13:30:00'), { farMin: 120, nearMin: 30, nearHours: 24 })
    assert.equal(until.toISOString(), at(o.gives).toISOString())
  })
test('cancelling is free until midnight', () => {
  assert.equal(isLateCancel(at('2021-03-16T23:59:59'), at('2021-03-17T13:30:00')), false)
  assert.equal(isLateCancel(at('2021-03-17T00:00:00'), at('2021-03-17T13:30:00')), true)
})

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
test('lottery: each gets the first wish that is left, in the order of the hashes, and nobody beyond the seats', () => {
  const entries = Array.from({ length: 500 }, (_, i) => ({ no: `E${i}`, wishes: [`S${i % 7}`, `S${(i + 3) % 7}`] }))
  const seats = new Map(Array.from({ length: 7 }, (_, i) => [`S${i}`, i * 3] as const))
  const drawn = drawLottery(entries, seats, 'seed', 'g', sha256)
  assert.equal(drawn.length, 500)
  for (const [slot, n] of seats) assert.equal(drawn.filter((d) => d.slot === slot).length, n, 'every seat is used and none twice')
  assert.deepEqual(
    drawn.flatMap((d) => d.position ?? []),
    Array.from({ length: 500 - 63 }, (_, i) => i + 1),
  )
  for (const [i, d] of drawn.entries()) assert.ok(i === 0 || (drawn[i - 1]?.key ?? '') < d.key)
  const shuffled = drawLottery([...entries].reverse(), seats, 'seed', 'g', sha256)
  assert.deepEqual(shuffled, drawn, 'the order of the list does not matter')
  assert.equal(frozenText('g', [...entries].reverse(), seats), frozenText('g', entries, seats))
})
