// The office's rules, as tables of examples.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typed } from '../archive/typed.ts'
import { closings, lastsDays, serialOf } from './blanks.ts'
import { type CounselledCase, reconciledShare } from './counselling.ts'
import { siteGap, type SiteAnswer, type SiteItem, siteItemKeys } from './site.ts'
import { checkItems, type Checks, mayReview, passRate, resultOf } from './review.ts'

const sound = Object.fromEntries(checkItems.map((i) => [i, 'OK'])) as Checks
const reviews = [
  { why: 'nothing wrong', checks: sound, gives: 'OK' },
  { why: 'a slip', checks: { ...sound, jointPhoto: 'CLERICAL' }, gives: 'CLERICAL' },
  { why: 'a slip and a defect', checks: { ...sound, jointPhoto: 'CLERICAL', ageOnDay: 'SUBSTANTIVE' }, gives: 'SUBSTANTIVE' },
] as const
for (const r of reviews) test(`review: ${r.why}`, () => assert.equal(resultOf(r.checks), r.gives))

test('the pass rate counts slips as passed, and says nothing of nothing', () => {
  assert.equal(passRate(['OK', 'CLERICAL', 'OK']), 1)
  assert.equal(passRate(['OK', 'SUBSTANTIVE']), 0.5)
  assert.equal(passRate([]), null)
})

test('nobody reviews what they registered or checked', () => {
  assert.equal(mayReview('a', { registrarId: 'a', checkerId: 'b' }), false)
  assert.equal(mayReview('b', { registrarId: 'a', checkerId: 'b' }), false)
  assert.equal(mayReview('c', { registrarId: 'a', checkerId: null }), true)
})

test('what is missing to the standard', () => {
  const items = Object.fromEntries(siteItemKeys.map((k) => [k, { reached: k !== 'archiveRoom', proofWords: '' }])) as Record<
    SiteItem,
    SiteAnswer
  >
  assert.deepEqual(siteGap(items, 9, 13), { missing: ['archiveRoom'], registrars: 4 })
  assert.deepEqual(siteGap(items, 15, 13).registrars, 0)
})

test('opening and received, less issued and spoiled, is closing, day after day', () => {
  const days = closings(100, [
    { received: 0, issued: 30, spoiled: 1 },
    { received: 50, issued: 20, spoiled: 0 },
  ])
  assert.deepEqual(
    days.map((d) => [d.opening, d.closing]),
    [
      [100, 69],
      [69, 99],
    ],
  )
  assert.equal(lastsDays(99, 51, 2), 3)
  assert.equal(lastsDays(99, 0, 2), null)
  assert.equal(serialOf('33000', 42, 7), '330000000042')
})

test('who did not divorce: the register goes before what was heard, other kinds do not count', () => {
  const of = (kind: CounselledCase['kind'], outcome: CounselledCase['outcome'], divorce: CounselledCase['divorce'] = null) => ({
    kind,
    outcome,
    divorce,
  })
  assert.deepEqual(
    reconciledShare([
      of('IN_COOLING', 'PROCEEDED', 'WITHDRAWN_OR_LAPSED'),
      of('IN_COOLING', 'RECONCILED', 'OTHER'),
      of('IN_COOLING', 'WITHDREW'),
      of('IN_COOLING', 'OPEN'),
      of('MARITAL', 'RECONCILED'),
    ]),
    { counselled: 4, stayed: 2, share: 0.5 },
  )
  assert.equal(reconciledShare([]).share, null)
})

for (const [q, by] of [
  ['陈', 'name'],
  ['欧阳雪', 'name'],
  ['330381199001011234', 'number'],
  ['33038119900101123x', 'number'],
  ['330381900101123', 'number'],
  ['J330381-2020-004615', 'certificate'],
  ['bl330381-2020-000001', 'certificate'],
  ['瑞结字第1234号', 'certificate'],
] as const)
  test(`${q} is searched by ${by}`, () => assert.equal(typed(q), by))
