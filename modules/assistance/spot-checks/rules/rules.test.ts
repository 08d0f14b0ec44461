import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { draw, type Item, listText, quota } from '#kernel/draw.ts'
import { errorOf, type Finding, townScore } from './score.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const items = (town: string, n: number, mandatory: number): Item[] =>
  Array.from({ length: n }, (_, i) => ({ item: sha256(`${town}${i}`).slice(0, 16), town, mandatory: i < mandatory }))

const quotas = [
  { n: 0, m: 0, rate: 30, gives: 0 },
  { n: 1, m: 0, rate: 30, gives: 1 },
  { n: 10, m: 0, rate: 30, gives: 3 },
  { n: 11, m: 0, rate: 30, gives: 4 },
  { n: 12, m: 2, rate: 30, gives: 3 },
  { n: 5, m: 5, rate: 30, gives: 0 },
  { n: 1200, m: 3, rate: 5, gives: 60 },
  { n: 100, m: 0, rate: 29, gives: 29 },
]
for (const { n, m, rate, gives } of quotas)
  test(`of ${n} with ${m} mandatory at ${rate} % ${gives} more`, () => assert.equal(quota(n, m, rate), gives))

test('mandatory ones are all taken, every town is represented, nobody twice', () => {
  const all = [...items('330381101', 20, 2), ...items('330381116', 1, 0), ...items('330381001', 3, 3)]
  const { strata, items: taken } = draw(all, 'seed', 30, sha256)
  assert.deepEqual(strata, [
    { town: '330381001', n: 3, m: 3, k: 0 },
    { town: '330381101', n: 20, m: 2, k: 6 },
    { town: '330381116', n: 1, m: 0, k: 1 },
  ])
  assert.equal(new Set(taken).size, 3 + 8 + 1)
  for (const m of all.filter((i) => i.mandatory)) assert.ok(taken.includes(m.item))
})

test('the same list and seed give the same in whatever order the list came; another seed gives another', () => {
  const all = items('330381101', 200, 5)
  const once = draw(all, 'one', 30, sha256)
  assert.deepEqual(draw([...all].reverse(), 'one', 30, sha256), once)
  assert.equal(listText([...all].reverse()), listText(all))
  assert.notDeepEqual(draw(all, 'two', 30, sha256).items, once.items)
})

test('a thousand seeds: each item about as often as its share', () => {
  const all = items('330381101', 50, 0)
  const times = new Map<string, number>()
  for (let s = 0; s < 1000; s++) for (const i of draw(all, `s${s}`, 30, sha256).items) times.set(i, (times.get(i) ?? 0) + 1)
  assert.equal(times.size, 50)
  for (const n of times.values()) assert.ok(n > 230 && n < 370, String(n))
})

const rule = {
  points: { OK: 100, MINOR: 90, PAPER_FAULT: 80, WRONG_AMOUNT: 60, WRONG_COVER: 0, MISSED_COVER: 0, DEAD_PAID: 0 },
  lateMinus: 5,
}
const check = (finding: Finding, late = false) => ({ finding, late })
const scores = [
  { why: 'nothing checked', of: [], gives: null },
  { why: 'all well', of: [check('OK'), check('OK')], gives: 100 },
  { why: 'one wrong amount of three', of: [check('OK'), check('OK'), check('WRONG_AMOUNT')], gives: 86.7 },
  { why: 'and put right late', of: [check('OK'), check('OK'), check('WRONG_AMOUNT', true)], gives: 85 },
  { why: 'never below nothing', of: [check('DEAD_PAID', true)], gives: 0 },
]
for (const { why, of, gives } of scores) test(`score: ${why}`, () => assert.equal(townScore(of, rule), gives))

const errors = [
  ['MISSED_COVER', false, 'MISSED'],
  ['MISSED_COVER', true, 'DROPPED'],
  ['WRONG_COVER', false, 'WRONG'],
  ['DEAD_PAID', false, 'WRONG'],
  ['WRONG_AMOUNT', false, null],
  ['OK', true, null],
] as const
for (const [finding, stopped, gives] of errors)
  test(`error: ${finding}${stopped ? ', stopped' : ''}`, () => assert.equal(errorOf(finding, stopped), gives))
