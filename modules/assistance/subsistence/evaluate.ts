import type { ParameterSet } from '#kernel/parameter.ts'
import { Problem } from '#kernel/problem.ts'
import { decide } from './rules/decide.ts'
import { patched } from './rules/merge-patch.ts'
import { readCases } from './rules/input-schema.ts'
import type { Case, Household } from './rules/types.ts'

/**
 * `evaluate subsistence`: one case or a list in the interchange shape in, `{id, result}` in the same order out, with
 * further dates and variants. Throws `evaluate.bad_input`, `evaluate.unsupported_type`.
 */
export function evaluateFile(json: unknown, parameters: ParameterSet): { id: string; result: unknown }[] {
  return readCases(json).map((one) => ({ id: one.id, result: evaluateCase(one, parameters) }))
}

function evaluateCase({ asOf, household }: Case, parameters: ParameterSet): unknown {
  const type = household.request?.type ?? 'DETERMINATION'
  if (type !== 'DETERMINATION') throw new Problem('evaluate.unsupported_type', { type })
  const { variants, ...base } = household
  if (!variants) return onDates(base, asOf, parameters)
  return Object.fromEntries(variants.map(({ id, patch }) => [id, onDates(patched(base, patch), asOf, parameters)]))
}

function onDates(household: Household, asOf: string, parameters: ParameterSet): unknown {
  const further = household.request?.alsoEvaluateOn
  if (!further?.length) return decide(household, asOf, parameters)
  return Object.fromEntries([asOf, ...further].map((day) => [day, decide(household, day, parameters)]))
}
