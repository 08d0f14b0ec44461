import { z } from 'zod'

/** Version of what an objection asks. */
export const objectionFormVersion = 1

export const ways = ['PHONE', 'NOTE', 'VISIT'] as const
export const findings = ['SUBSTANTIATED', 'PARTLY', 'UNFOUNDED', 'UNRELATED', 'CASE_ENDED'] as const

export const claim = z.string().trim().min(4, '请写清楚是什么情况').max(1000, '不能超过 1000 字')
export const evidence = z
  .array(z.object({ fileId: z.uuid(), kind: z.string().max(40) }))
  .max(9, '最多 9 张')
  .default([])
export const personName = z.string().trim().min(2, '姓名至少两个字').max(30, '姓名过长')

/** An objection as it is kept, sealed. */
export interface ObjectionAnswers {
  name: string | null
  phone: string | null
  /** The town is not to learn who it is: the county handles it. */
  withheld: boolean
  way: 'ONLINE' | (typeof ways)[number]
  claim: string
}
