import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

const readers = ['registry_head', 'archivist', 'county_head', 'auditor'] as const
const year = z.coerce.number({ error: '请选择年份' }).int().min(1990).max(2100)

/** A year of the registry: month by kind, ages, remarriage, people from outside. */
export const getStatistics = endpoint({
  method: 'GET',
  path: '/api/marriage-statistics',
  summary: '婚姻登记统计',
  access: readers,
  input: z.object({ year }),
  reply: z.object({
    months: z.array(z.object({ month: z.string(), marriages: z.number(), divorces: z.number(), reissues: z.number() })),
    totals: z.object({ marriages: z.number(), divorces: z.number(), reissues: z.number() }),
    ages: z.array(z.object({ label: z.string(), men: z.number(), women: z.number() })),
    remarriages: z.number(),
    outside: z.number(),
  }),
})

export const exportStatistics = endpoint({
  method: 'GET',
  path: '/api/marriage-statistics.xlsx',
  summary: '导出婚姻登记统计',
  access: readers,
  download: true,
  input: z.object({ year }),
  reply: z.unknown(),
})

/** How much was registered at which hour, and by whom. */
export const getWorkload = endpoint({
  method: 'GET',
  path: '/api/marriage-workload',
  summary: '婚姻登记工作量',
  access: ['registry_head', 'county_head', 'auditor'],
  input: z.object({ from: z.iso.date('请选择起始日期'), to: z.iso.date('请选择截止日期') }),
  reply: z.object({
    days: z.number(),
    hours: z.array(z.object({ hour: z.number(), count: z.number(), perDay: z.number() })),
    visits: z.array(
      z.object({
        hour: z.number(),
        booked: z.number(),
        checkedIn: z.number(),
        walkIns: z.number(),
        absent: z.number(),
        waitedMin: z.number().nullable(),
        longestWaitMin: z.number().nullable(),
        servedMin: z.number().nullable(),
      }),
    ),
    registrars: z.array(z.object({ name: z.string(), registered: z.number(), checked: z.number() })),
  }),
})
