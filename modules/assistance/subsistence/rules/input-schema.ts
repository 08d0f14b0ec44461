import { z } from 'zod'
import { isDay } from '#kernel/day.ts'
import { defineProblems, Problem } from '#kernel/problem.ts'
import type { Case } from './types.ts'

defineProblems({
  'evaluate.bad_input': { status: 400, zh: '第 {index} 个案例的“{field}”不对：{reason}。请改正后再试。' },
  'evaluate.unsupported_type': { status: 400, zh: '这里只推算低保认定（DETERMINATION），不能处理 {type}。' },
})

const mostYuan = 10_000_000
const yuan = z
  .number({ error: '应是数字' })
  .min(0, '不能小于 0')
  .max(mostYuan, '金额过大')
  .refine((n) => /^\d+(\.\d{1,2})?$/.test(String(n)), '最多两位小数')
const day = z.string().refine(isDay, '日期不存在，写作 2020-09-25')
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2020-09')
const ref = z.string().min(1, '缺少编号')

const member = z.looseObject({
  ref,
  relation: z.enum(['SELF', 'SPOUSE', 'CHILD', 'CHILD_SPOUSE', 'PARENT', 'GRANDPARENT', 'GRANDCHILD', 'SIBLING', 'OTHER']),
  sex: z.enum(['M', 'F']),
  birthDate: day,
  labour: z.enum(['FULL', 'PARTIAL', 'NONE']).optional(),
  disability: z
    .object({ type: z.string(), grade: z.int().min(1).max(4) })
    .nullable()
    .optional(),
  incomes: z.array(z.looseObject({ kind: z.string(), monthly: yuan, verified: z.boolean().optional() })).optional(),
  newJob: z.object({ firstWageMonth: month, netWage: yuan, countedBefore: yuan, previousExemptionStart: month.optional() }).optional(),
  jobRefusals: z.array(day).optional(),
  exemptSince: day.optional(),
  monthsTogetherLast12: z.int().min(0).max(12).optional(),
})

const supporter = z.looseObject({
  ref,
  relation: z.enum(['CHILD', 'PARENT']),
  for: z.array(ref),
  status: z.enum(['ABLE', 'DIBAO', 'LOW_MARGIN', 'DESTITUTE', 'PRISON', 'MISSING', 'NO_CAPACITY', 'DEAD']).default('ABLE'),
  householdPersons: z.int().min(1).max(100).optional(),
  householdMonthlyIncome: yuan.optional(),
  dependants: z.int().min(1).max(100).optional(),
  monthlyIncome: yuan.optional(),
  actuallyReceived: yuan.optional(),
  documentAmount: yuan.optional(),
})

const household = z
  .looseObject({
    request: z
      .looseObject({
        type: z.string(),
        purpose: z.enum(['FIRST', 'CHANGE', 'MONTH']).optional(),
        alsoEvaluateOn: z.array(day).optional(),
        current: z.object({ category: z.string(), monthlyAmount: yuan }).optional(),
        change: z.object({ eventDate: day, reportedOn: day }).optional(),
      })
      .optional(),
    members: z.array(member).min(1, '至少要有一个人').max(60, '人数过多'),
    supporters: z.array(supporter).optional(),
    assets: z.looseObject({ financial: yuan.optional() }).optional(),
    variants: z.array(z.object({ id: z.string(), patch: z.looseObject({}) })).optional(),
  })
  .refine((h) => h.members.filter((m) => m.relation === 'SELF').length === 1, { error: '申请人（SELF）应恰好一人', path: ['members'] })

const cases = z.array(z.looseObject({ id: z.string(), asOf: day, household }))

/** Reads one case or a list. Throws `evaluate.bad_input` naming the case, the field and the reason. */
export function readCases(json: unknown): Case[] {
  const parsed = cases.safeParse(Array.isArray(json) ? json : [json])
  if (parsed.success) return parsed.data as unknown as Case[]
  const [issue] = parsed.error.issues
  const [index = 0, ...path] = issue?.path ?? []
  throw new Problem('evaluate.bad_input', { index: Number(index) + 1, field: path.join('.'), reason: issue?.message ?? '' })
}
