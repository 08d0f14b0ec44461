import { z } from 'zod'
import { day } from '#kernel/evaluated-case.ts'
import { mergePatched } from '#kernel/merge-patch.ts'

export { day }
/** A day, a local time or an instant. */
export const time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/, '应是日期或时间，写成 2021-05-20T09:00')
/** 1 man, 2 woman. */
export const sex = z.enum(['1', '2'])
export const calendar = z.object({ holidays: z.array(day), makeupWorkdays: z.array(day) })

/** The input of each variant: a JSON Merge Patch on the whole input, which then has no variants of its own. */
export function variantsOf(input: object): { id: string; input: unknown }[] {
  const { variants = [], ...base } = input as { variants?: { id: string; patch: object }[] }
  return variants.map(({ id, patch }) => ({ id, input: mergePatched(base, patch) }))
}
