import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDuringNotice, periodOf, type RemedyKind } from './periods.ts'

const limits = { reconsiderationDays: 60, courtMonths: 6 }

const periods: [
  why: string,
  kind: RemedyKind,
  delivered: string | null,
  on: string,
  until: string | null,
  begun: boolean,
  late: boolean,
][] = [
  ['not delivered: nothing has begun', 'RECONSIDERATION', null, '2021-06-01', null, false, false],
  ['a delivery that is still to come', 'RECONSIDERATION', '2021-06-02', '2021-06-01', null, false, false],
  ['sixty days, the day of delivery not counted', 'RECONSIDERATION', '2020-09-24', '2020-11-23', '2020-11-23', true, false],
  ['the day after the last', 'RECONSIDERATION', '2020-09-24', '2020-11-24', '2020-11-23', true, true],
  ['the last day is a Sunday: the Monday after it', 'RECONSIDERATION', '2020-09-23', '2020-11-23', '2020-11-23', true, false],
  ['the last day falls into the national holiday', 'RECONSIDERATION', '2020-08-03', '2020-10-09', '2020-10-09', true, false],
  ['a weekend that is worked is no day off', 'RECONSIDERATION', '2020-08-11', '2020-10-11', '2020-10-10', true, true],
  ['six months to the court', 'LITIGATION', '2020-09-23', '2021-03-23', '2021-03-23', true, false],
  ['six months from the end of August end with February', 'LITIGATION', '2020-08-31', '2021-03-01', '2021-03-01', true, false],
  ['a year whose holidays are not known keeps the plain date', 'LITIGATION', '2034-07-01', '2035-01-02', '2035-01-01', true, true],
  ['a complaint has no period', 'COMPLAINT', '2015-01-05', '2020-09-23', null, true, false],
  ['a complaint before the delivery', 'COMPLAINT', null, '2020-09-23', null, true, false],
]
for (const [why, kind, delivered, on, until, begun, late] of periods)
  test(why, () => assert.deepEqual(periodOf(kind, delivered, on, limits), { begun, until, late }))

const notice = { postedOn: '2020-09-15', endsOn: '2020-09-22' }
for (const [on, inside] of [
  ['2020-09-14', false],
  ['2020-09-15', true],
  ['2020-09-22', true],
  ['2020-09-23', false],
] as const)
  test(`received on ${on}: ${inside ? 'inside' : 'outside'} the notice`, () => assert.equal(isDuringNotice(notice, on), inside))
