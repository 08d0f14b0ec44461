import { z } from 'zod'
import { isDay } from './day.ts'
import { defineProblems, Problem } from './problem.ts'

defineProblems({ 'evaluate.bad_case': { status: 400, zh: '第 {index} 个案例的“{field}”不对：{reason}。请改正后再试。' } })

export const day = z.string().refine(isDay, '应是存在的日期，写成 2021-05-20')

export interface ServiceCase<I> {
  id: string
  /** Nothing after this day is seen; a case may leave it out. */
  asOf?: string | undefined
  input: I
}

/** Reads one case or a list; a case that names another evaluator is not ours. Throws `evaluate.bad_case`. */
export function readServiceCases<S extends z.ZodType>(json: unknown, evaluator: string, input: S): ServiceCase<z.output<S>>[] {
  const shape = z.array(z.looseObject({ id: z.string(), asOf: day.optional(), input }))
  const all = (Array.isArray(json) ? json : [json]) as { evaluator?: unknown }[]
  const parsed = shape.safeParse(all.filter((c) => (c?.evaluator ?? evaluator) === evaluator))
  if (parsed.success) return parsed.data as unknown as ServiceCase<z.output<S>>[]
  const [issue] = parsed.error.issues
  const [index = 0, ...path] = issue?.path ?? []
  throw new Problem('evaluate.bad_case', { index: Number(index) + 1, field: path.join('.') || 'input', reason: issue?.message ?? '' })
}
