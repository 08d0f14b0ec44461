import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Parameter, ParameterSet } from '#kernel/parameter.ts'
import { defineProblems, Problem } from '#kernel/problem.ts'
import { evaluateFile } from '#modules/assistance/subsistence/evaluate.ts'
import { subsistenceParameters } from '#modules/assistance/subsistence/parameters.ts'
import { evaluateBookings } from '#modules/services/marriage-booking/evaluate.ts'
import { marriageBookingParameters } from '#modules/services/marriage-booking/parameters.ts'
import { evaluateCooling, evaluateEligibility, evaluateNumbers } from '#modules/services/marriage/evaluate/evaluate.ts'
import { marriageParameters } from '#modules/services/marriage/parameters.ts'
import { wrongUse } from './usage.ts'

defineProblems({
  'evaluate.no_file': { status: 404, zh: '打不开文件 {path}。请核对路径；从标准输入读请写 -。' },
  'evaluate.not_json': { status: 400, zh: '{path} 不是 JSON。请核对内容。' },
})

/** Takes one case or a list of cases and answers each in the order of the file. */
interface Evaluator {
  evaluate: (cases: unknown, parameters: ParameterSet) => { id: string; result: unknown }[]
  /** What is declared; with `--db` the county's own are used instead. */
  parameters: readonly Parameter[]
}

/** What can be worked out without a database, by the word after `evaluate`. */
export const evaluators: Record<string, Evaluator> = {
  subsistence: { evaluate: evaluateFile, parameters: subsistenceParameters },
  booking: { evaluate: evaluateBookings, parameters: marriageBookingParameters },
  'marriage-eligibility': { evaluate: evaluateEligibility, parameters: marriageParameters },
  'cooling-off': { evaluate: evaluateCooling, parameters: marriageParameters },
  'certificate-numbers': { evaluate: evaluateNumbers, parameters: marriageParameters },
}

/**
 * `evaluate NAME FILE|-`: cases as JSON in, a list of `{id, result}` as JSON out. Needs no database; with `--db`
 * the county's own parameters are used. Throws `evaluate.no_file`, `evaluate.not_json` and what the evaluator throws.
 */
export async function evaluate(
  args: string[],
  folder: string,
  say: (line: string) => void,
  countyParameters: () => Promise<Parameter[]>,
): Promise<number> {
  const [what = '', path, ...more] = args.filter((a) => a !== '--db')
  const evaluator = Object.hasOwn(evaluators, what) ? evaluators[what] : undefined
  if (!evaluator || !path || more.length > 0) throw wrongUse('evaluate')
  const cases = parsed(textOf(path, folder), path)
  const parameters = args.includes('--db') ? await countyParameters() : evaluator.parameters
  say(JSON.stringify(evaluator.evaluate(cases, new ParameterSet(parameters)), null, 1))
  return 0
}

function textOf(path: string, folder: string): string {
  try {
    return readFileSync(path === '-' ? 0 : resolve(folder, path), 'utf8')
  } catch {
    throw new Problem('evaluate.no_file', { path })
  }
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new Problem('evaluate.not_json', { path: path === '-' ? '标准输入' : path })
  }
}
