import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ParameterSet } from '#kernel/parameter.ts'
import { marriageParameters } from '../parameters.ts'
import { evaluateCooling, evaluateEligibility, evaluateNumbers } from './evaluate.ts'

interface Example {
  id: string
  title: string
  evaluator: string
  input: unknown
  expected: unknown
}

const examples = JSON.parse(readFileSync(new URL('./worked-examples.json', import.meta.url), 'utf8')) as Example[]
const evaluators = { 'marriage-eligibility': evaluateEligibility, 'cooling-off': evaluateCooling, 'certificate-numbers': evaluateNumbers }
const parameters = new ParameterSet(marriageParameters)
const evaluated = (one: Example) => evaluators[one.evaluator as keyof typeof evaluators]([one], parameters)[0]?.result

for (const one of examples) test(`${one.id} ${one.title}`, () => assert.deepEqual(matching(evaluated(one), one.expected), one.expected))

/** What the result says about everything that is expected, and nothing more. */
function matching(result: unknown, expected: unknown): unknown {
  if (Array.isArray(expected) && Array.isArray(result))
    return expected.length === 0 ? result : result.map((r, i) => matching(r, expected[i]))
  if (expected === null || typeof expected !== 'object' || result === null || typeof result !== 'object') return result
  return Object.fromEntries(Object.entries(expected).map(([k, v]) => [k, matching((result as Record<string, unknown>)[k], v)]))
}

const one = (evaluator: keyof typeof evaluators, asOf: string, input: object) =>
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever was answered.
  evaluators[evaluator]([{ id: 'x', asOf, input }], parameters)[0]?.result as any

const acts = (received: string, ...attempts: object[]) =>
  one('cooling-off', '2021-12-31', {
    registry: '330381',
    application: { received, together: true },
    attempts: attempts.map((a, i) => ({ n: i + 1, ...a })),
  }).attempts

test('an instant in another zone is read in Shanghai', () => {
  // 17:00 in London is 01:00 of the next day here: the cooling-off period is over.
  const [late, inTime] = acts(
    '2021-01-04',
    { at: '2021-02-03T17:00:00Z', action: 'withdraw', present: ['WIFE'] },
    { at: '2021-02-03T09:00:00Z', action: 'withdraw', present: ['WIFE'] },
  )
  assert.equal(late.reason, 'COOLING_OVER')
  assert.equal(inTime.result, 'ACCEPTED')
})

test('the counter closes: at 17:30 of the last day it is too late', () => {
  const [before, at, lapsed] = acts(
    '2021-01-04',
    { at: '2021-02-03T17:29:59', action: 'withdraw', present: ['WIFE'] },
    { at: '2021-02-03T17:30', action: 'withdraw', present: ['WIFE'] },
    { at: '2021-03-05T17:30', action: 'applyForCertificate' },
  )
  assert.deepEqual([before.result, at.reason, lapsed.reason], ['ACCEPTED', 'COOLING_OVER', 'LAPSED'])
})

test('another registry neither takes the withdrawal nor gives the certificate', () => {
  const [withdraw, certificate] = acts(
    '2021-01-04',
    { at: '2021-01-20', action: 'withdraw', registry: '330382' },
    { at: '2021-02-10', action: 'applyForCertificate', registry: '330382' },
  )
  assert.deepEqual([withdraw.reason, certificate.reason], ['NOT_THE_ACCEPTING_REGISTRY', 'NOT_THE_ACCEPTING_REGISTRY'])
})

test('alone, or where neither is at home, an application is not accepted', () => {
  const couple = (households: string[]) => households.map((household, i) => ({ role: i ? 'WIFE' : 'HUSBAND', household }))
  const apply = (input: object, present: string[]) =>
    one('cooling-off', '2021-12-31', {
      registry: '330381',
      ...input,
      steps: [{ n: 1, at: '2021-01-04', action: 'apply', present }],
    }).steps[0]
  assert.equal(apply({}, ['WIFE']).reason, 'NOT_BOTH_PRESENT')
  assert.equal(apply({ parties: couple(['360102', '360102']) }, ['HUSBAND', 'WIFE']).reason, 'JURISDICTION')
  assert.equal(apply({ parties: couple(['330381116', '360102']) }, ['HUSBAND', 'WIFE']).state, 'COOLING')
})

test('a void marriage keeps its number; the next one takes the next', () => {
  const result = one('certificate-numbers', '2021-06-01', {
    registry: '330381',
    counters: { 'J-2021': 9 },
    blanks: { next: 'A0099', perMarriage: 2, perDivorce: 2, perReissue: 1 },
    events: [
      { n: 1, at: '2021-05-20', kind: 'MARRIAGE_REGISTER', blanksSpoiled: 1 },
      { n: 2, at: '2021-05-21', kind: 'COURT_VOID', target: 1 },
      { n: 3, at: '2021-05-21', kind: 'MARRIAGE_REFUSED', reason: 'AGE_MAN' },
      { n: 4, at: '2021-05-22', kind: 'MARRIAGE_REGISTER' },
      { n: 5, at: '2021-06-02', kind: 'MARRIAGE_REGISTER' },
    ],
  })
  assert.deepEqual(
    result.events.map((e: { certNo: string; status: string }) => [e.certNo, e.status]),
    [
      ['J330381-2021-000010', 'VOID'],
      [null, 'NOTED'],
      [null, 'REFUSED'],
      ['J330381-2021-000011', 'EFFECTIVE'],
    ],
  )
  assert.deepEqual(result.counts['2021'], { marriages: 11, divorces: 0, reissues: 0 })
  assert.deepEqual(result.blanks, { issued: 4, spoiled: 1, nextSerial: 'A0104' })
})

test('without a day of looking: a file on the day of its receipt, numbers to the last; another evaluator is passed over', () => {
  const bare = examples.filter((e) => ['SVC-W15', 'SVC-W17'].includes(e.id)).map(({ id, input }) => ({ id, input }))
  assert.match(JSON.stringify(evaluateCooling([bare[0]], parameters)), /"state":"COOLING"/)
  assert.match(JSON.stringify(evaluateNumbers([bare[1]], parameters)), /"nextSerial":"B000205"/)
  assert.deepEqual(
    evaluateCooling(examples, parameters).map((r) => r.id),
    examples.filter((e) => e.evaluator === 'cooling-off').map((e) => e.id),
  )
})

test('a case that is no case is told by field', () => {
  assert.throws(() => evaluateCooling([{ id: 'x', input: { registry: '330381', application: { received: '2021-02-30' } } }], parameters), {
    code: 'evaluate.bad_case',
  })
})
