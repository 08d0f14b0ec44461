import assert from 'node:assert/strict'
import { test } from 'node:test'
import { household, member } from '#demo/lives.ts'
import { ParameterSet } from '#kernel/parameter.ts'
import { subsistenceParameters } from '../parameters.ts'
import { type Law, lawOn } from './law.ts'
import { reviewClassOf, reviewDue, reviewMonths, stricter } from './review-class.ts'

const parameters = new ParameterSet(subsistenceParameters)
const law = lawOn(parameters, '2020-09-25') as Law
const old = member('A', 'SELF', 'M', '1946-05-05', { incomes: [{ kind: 'RESIDENT_PENSION', monthly: 260 }] })
const child = member('C', 'CHILD', 'F', '2010-05-05', { student: 'COMPULSORY' })
const worker = (more: object) => member('B', 'SELF', 'F', '1984-05-05', more)
const wage = (monthly: number, verified = true) => ({ incomes: [{ kind: 'WAGE', monthly, verified }] })

const table = [
  { why: 'old, with a pension', of: household(old), gives: 'A' },
  { why: 'old, and a house that is let', of: household({ ...old, incomes: [{ kind: 'PROPERTY', monthly: 300 }] }), gives: 'B' },
  { why: 'a mother with a wage that the tax office knows', of: household(worker(wage(2000)), child), gives: 'B' },
  { why: 'the same wage on her word', of: household(worker(wage(2000, false)), child), gives: 'C' },
  { why: 'a mother without work', of: household(worker({}), child), gives: 'C' },
  { why: 'a mother who is gravely ill', of: household(worker({ illness: 'SERIOUS' }), child), gives: 'A' },
  {
    why: 'severely disabled, without work',
    of: household(worker({ disability: { type: 'PHYSICAL', grade: 1 } }), child),
    gives: 'A',
  },
  { why: 'own trade', of: household(worker({ incomes: [{ kind: 'OPERATING', monthly: 900 }, ...wage(500).incomes] })), gives: 'C' },
  {
    why: 'a new job',
    of: household(worker({ ...wage(3000), newJob: { firstWageMonth: '2020-08', netWage: 3000, countedBefore: 1260 } })),
    gives: 'C',
  },
  { why: 'the one who could work is in prison', of: household(old, { ...worker({}), presence: 'PRISON' }), gives: 'A' },
  { why: 'somebody studies', of: household(old, { ...worker({}), birthDate: '2001-01-01', student: 'UNDERGRAD' }), gives: 'A' },
]
for (const { why, of, gives } of table) test(`class ${gives}: ${why}`, () => assert.equal(reviewClassOf(of, law), gives))

const due = [
  { category: 'DIBAO', cls: 'A', on: '2020-09-25', last: '2020-02-29', gives: '2021-02-28' },
  { category: 'DIBAO', cls: 'B', on: '2020-09-25', last: '2020-08-31', gives: '2021-02-28' },
  { category: 'DIBAO', cls: 'C', on: '2020-09-25', last: '2020-08-31', gives: '2020-11-30' },
  { category: 'DIBAO', cls: 'B', on: '2021-07-01', last: '2021-03-10', gives: '2022-03-10' },
  { category: 'DIBAO', cls: 'C', on: '2021-07-01', last: '2021-05-10', gives: '2021-11-10' },
  { category: 'LOW_MARGIN', cls: 'C', on: '2020-09-25', last: '2020-08-31', gives: '2021-08-31' },
  { category: 'EXPENDITURE', cls: 'C', on: '2020-09-25', last: '2020-08-31', gives: '2021-08-31' },
] as const
for (const { category, cls, on, last, gives } of due)
  test(`due: ${category} ${cls} by the law of ${on}`, () =>
    assert.equal(reviewDue(last, reviewMonths(category, cls, on, parameters) ?? 0), gives))

test('a class nobody has an interval for is not guessed', () => {
  assert.equal(reviewMonths('REJECTED', 'A', '2020-09-25', parameters), undefined)
  assert.equal(reviewMonths('DIBAO', 'A', '2010-01-01', parameters), undefined)
})
test('the stricter of two', () => assert.deepEqual([stricter('A', 'C'), stricter('C', 'B'), stricter('A', 'A')], ['C', 'C', 'A']))
