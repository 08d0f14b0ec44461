import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineProblems, Problem } from '#kernel/problem.ts'
import { type Parameter, ParameterSet } from '#kernel/parameter.ts'
import { evaluateFile } from '#modules/assistance/subsistence/evaluate.ts'
import { subsistenceParameters } from '#modules/assistance/subsistence/parameters.ts'
import { wrongUse } from './usage.ts'

defineProblems({
  'evaluate.no_file': { status: 404, zh: '打不开文件 {path}。请核对路径；从标准输入读请写 -。' },
  'evaluate.not_json': { status: 400, zh: '{path} 不是 JSON。请核对内容。' },
})

/**
 * `evaluate subsistence FILE|-`: cases as JSON in, a list of `{id, result}` as JSON out. Needs no database; with `--db`
 * the county's own parameters are used. Throws `evaluate.no_file`, `evaluate.not_json` and what `evaluateFile` throws.
 */
export async function evaluate(
  args: string[],
  folder: string,
  say: (line: string) => void,
  countyParameters: () => Promise<Parameter[]>,
): Promise<number> {
  const [what, path, ...more] = args.filter((a) => a !== '--db')
  if (what !== 'subsistence' || !path || more.length > 0) throw wrongUse('evaluate')
  const cases = parsed(textOf(path, folder), path)
  const parameters = args.includes('--db') ? await countyParameters() : subsistenceParameters
  say(JSON.stringify(evaluateFile(cases, new ParameterSet(parameters)), null, 1))
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
