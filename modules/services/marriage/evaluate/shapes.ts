import { z } from 'zod'
import { isDay } from '#kernel/day.ts'
import { defineProblems, Problem } from '#kernel/problem.ts'
import { mergePatched } from '#kernel/merge-patch.ts'

defineProblems({ 'evaluate.bad_case': { status: 400, zh: '第 {index} 个案例的 {field} 不对：{reason}。请核对。' } })

export const day = z.string().refine(isDay, '应是存在的日期，写成 2021-05-20')
/** A day, a local time or an instant. */
export const time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/, '应是日期或时间，写成 2021-05-20T09:00')
/** 1 man, 2 woman. */
export const sex = z.enum(['1', '2'])
export const calendar = z.object({ holidays: z.array(day), makeupWorkdays: z.array(day) })

export interface ServiceCase<I> {
  id: string
  asOf: string
  input: I
}

/** Reads one case or a list. A case without `asOf` is looked at today. Throws `evaluate.bad_case`. */
export function readServiceCases<S extends z.ZodType>(json: unknown, input: S, today: string): ServiceCase<z.output<S>>[] {
  const shape = z.array(z.looseObject({ id: z.string(), asOf: day.default(today), input }))
  const parsed = shape.safeParse(Array.isArray(json) ? json : [json])
  if (parsed.success) return parsed.data as unknown as ServiceCase<z.output<S>>[]
  const [issue] = parsed.error.issues
  const [index = 0, ...path] = issue?.path ?? []
  throw new Problem('evaluate.bad_case', { index: Number(index) + 1, field: path.join('.') || 'input', reason: issue?.message ?? '' })
}

/** The input of each variant: a JSON Merge Patch on the whole input, which then has no variants of its own. */
export function variantsOf(input: object): { id: string; input: unknown }[] {
  const { variants = [], ...base } = input as { variants?: { id: string; patch: object }[] }
  return variants.map(({ id, patch }) => ({ id, input: mergePatched(base, patch) }))
}
