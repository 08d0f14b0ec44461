// One decision with its derivation, and a million households without: what the rules cost in this process.
import { readFileSync } from 'node:fs'
import { ParameterSet } from '#kernel/parameter.ts'
import { subsistenceParameters } from '#modules/assistance/subsistence/parameters.ts'
import { dueMonths } from '#modules/assistance/subsistence/rules/history/months.ts'
import { decide } from '#modules/assistance/subsistence/rules/decide.ts'
import type { Case } from '#modules/assistance/subsistence/rules/types.ts'
import type { Figure } from './figure.ts'

const examples = JSON.parse(
  readFileSync(new URL('../modules/assistance/subsistence/examples/determination.json', import.meta.url), 'utf8'),
) as Case[]

/** Measures in process; the examples stand for the households. */
export async function benchRules(): Promise<Figure[]> {
  const parameters = new ParameterSet(subsistenceParameters)
  const list = examples.filter((e) => !e.household.variants)
  const run = (times: number, traced: boolean) => {
    const from = performance.now()
    for (let i = 0; i < times; i++) {
      const one = list[i % list.length] as Case
      decide(one.household, one.asOf, parameters, traced)
    }
    return performance.now() - from
  }
  run(20_000, true)
  run(100_000, false)
  const traced = run(50_000, true) / 50_000
  const million = run(1_000_000, false) / 1000
  const recomputed = recompute(list, parameters)
  return [
    { name: 'one decision with full derivation', value: `${traced.toFixed(4)} ms`, promise: '< 0.1 ms', held: traced < 0.1 },
    { name: 'a million households, no trace, one core', value: `${million.toFixed(2)} s`, promise: '< 2 s', held: million < 2 },
    {
      name: '24 months of 10,000 households with a fact, one core',
      value: `${recomputed.toFixed(2)} s`,
      promise: '< 2 s',
      held: recomputed < 2,
    },
  ]
}

/** Each household hears of a wage that rose a year ago: every month since the grant is computed again. In seconds. */
function recompute(list: readonly Case[], parameters: ParameterSet): number {
  const from = performance.now()
  for (let i = 0; i < 10_000; i++) {
    const { household } = list[i % list.length] as Case
    const ref = household.members[0]?.ref ?? 'A'
    const income = { kind: 'WAGE' as const, monthly: 90_000 + (i % 500) * 100 }
    const told = { kind: 'INCOME' as const, ref, income, happenedOn: '2020-09-10', note: '社保记录' }
    const facts = [{ id: String(i), on: told.happenedOn, reportedOn: '2021-08-01', told }]
    dueMonths({ base: household, from: '2019-10', rechecks: ['2019-09-10'], facts }, '2021-09', parameters)
  }
  return (performance.now() - from) / 1000
}

if (import.meta.main)
  for (const f of await benchRules()) process.stdout.write(`${f.held ? 'held ' : 'MISSED'} ${f.name}: ${f.value} (${f.promise})\n`)
