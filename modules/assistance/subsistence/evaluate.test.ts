import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ParameterSet } from '#kernel/parameter.ts'
import { evaluateFile } from './evaluate.ts'
import { subsistenceParameters } from './parameters.ts'
import { decide } from './rules/decide.ts'
import { patched } from './rules/merge-patch.ts'
import type { Case, Evaluation } from './rules/types.ts'

const parameters = new ParameterSet(subsistenceParameters)
const examples = JSON.parse(readFileSync(new URL('./examples/determination.json', import.meta.url), 'utf8')) as Case[]
const sets = new Set(['countedMembers', 'payableMembers', 'fullAmountMembers', 'reasons', 'suggest'])

/** `expected` may leave fields out; lists of references, reasons and suggestions are sets; money holds to the cent. */
function agrees(found: unknown, expected: unknown, path: string): void {
  if (expected === null || typeof expected !== 'object') {
    if (typeof expected === 'number')
      assert.ok(typeof found === 'number' && Math.abs(found - expected) < 0.005, `${path}: ${found} is not ${expected}`)
    else assert.equal(found, expected, path)
    return
  }
  if (Array.isArray(expected)) {
    const sorted = (list: unknown) => (sets.has(path.split('.').at(-1) ?? '') ? [...(list as unknown[])].sort() : list)
    assert.deepEqual(sorted(found), sorted(expected), path)
    return
  }
  for (const [key, value] of Object.entries(expected))
    agrees((found as Record<string, unknown> | undefined)?.[key], value, `${path}.${key}`)
}

for (const example of examples) {
  test(`${example.id} ${example.title}`, () => {
    const [answer] = evaluateFile(example, parameters)
    agrees(answer?.result, example.expected, example.id)
  })
}

test('the answer is the same with and without its derivation', () => {
  for (const { asOf, household } of examples) {
    const { variants, ...base } = household
    for (const h of [base, ...(variants ?? []).map((v) => patched(base, v.patch))]) {
      const { derivation, ...traced } = decide(h, asOf, parameters)
      const { derivation: none, ...plain } = decide(h, asOf, parameters, false)
      assert.deepEqual(plain, traced)
      assert.equal(none.length, 0)
      assert.ok(derivation.length > 0)
    }
  }
})

test('a decision can be recomputed from the parameter versions it names', () => {
  const w01 = examples[0] as Case
  const first = decide(w01.household, w01.asOf, parameters)
  const named = new Set(first.derivation.flatMap((step) => step.parameters.map((p) => p.version)))
  assert.ok(named.has('dibao.standard@2020-07-01'))
  const later = new ParameterSet(
    subsistenceParameters.map((p) => (p.key === 'dibao.standard' && p.validFrom > '2021' ? { ...p, value: 1 } : p)),
  )
  assert.deepEqual(decide(w01.household, w01.asOf, later), first)
})

const bad = [
  { why: 'a day that does not exist', change: { asOf: '2020-02-30' }, says: /日期不存在/ },
  {
    why: 'three decimals',
    change: {
      household: {
        members: [{ ref: 'A', relation: 'SELF', sex: 'F', birthDate: '1974-03-18', incomes: [{ kind: 'WAGE', monthly: 1.005 }] }],
      },
    },
    says: /两位小数/,
  },
  {
    why: 'nobody applies',
    change: { household: { members: [{ ref: 'A', relation: 'CHILD', sex: 'F', birthDate: '1974-03-18' }] } },
    says: /恰好一人/,
  },
]
for (const { why, change, says } of bad) {
  test(`refused: ${why}`, () => {
    assert.throws(
      () => evaluateFile({ ...examples[0], ...change }, parameters),
      (error: { code: string; params: { reason: string } }) => {
        assert.equal(error.code, 'evaluate.bad_input')
        assert.match(error.params.reason, says)
        return true
      },
    )
  })
}

test('another kind of request is refused by name', () => {
  const [first] = examples
  assert.throws(() => evaluateFile({ ...first, household: { ...first?.household, request: { type: 'TEMPORARY' } } }, parameters), {
    code: 'evaluate.unsupported_type',
  })
})

test('a date without a standard is never bridged', () => {
  const [first] = examples
  const [answer] = evaluateFile({ ...first, asOf: '2018-06-30' }, parameters)
  const result = answer?.result as Evaluation
  assert.equal(result.category, 'UNDECIDED')
  assert.deepEqual(result.reasons, ['PARAMETER_MISSING'])
})
