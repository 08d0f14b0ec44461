import { z } from 'zod'
import { endpoint } from '../contract.ts'

/** Who reads the bureau's figures; the list behind one is for its own readers. */
export const figureRoles = ['county_head', 'county_clerk', 'auditor', 'registry_head'] as const

const year = z.coerce.number({ error: '请选择年份' }).int().min(1990).max(2100)

const item = z.object({
  figureId: z.string(),
  title: z.string(),
  unitWord: z.string(),
  value: z.number().nullable(),
  valueText: z.string(),
  records: z.number(),
  apart: z.array(z.object({ label: z.string(), count: z.number() })),
  mayList: z.boolean(),
})
export type FigureItem = z.output<typeof item>

/** The figures of a year, each from its records. */
export const listFigures = endpoint({
  method: 'GET',
  path: '/api/figures',
  summary: '指标',
  access: figureRoles,
  input: z.object({ year }),
  reply: z.object({ items: z.array(item), asOf: z.string() }),
})

/** One figure: its words, version, period, and what was said before. */
export const getFigure = endpoint({
  method: 'GET',
  path: '/api/figures/:figureId',
  summary: '一项指标的口径',
  access: figureRoles,
  input: z.object({ figureId: z.string().max(60), year }),
  reply: item.extend({
    definition: z.string(),
    version: z.string(),
    from: z.string(),
    to: z.string(),
    asOf: z.string(),
    earlier: z.array(z.object({ version: z.string(), definition: z.string(), firstUsedOn: z.string() })),
  }),
})

/** The records behind a figure. */
export const listFigureRecords = endpoint({
  method: 'GET',
  path: '/api/figures/:figureId/records',
  summary: '一项指标的明细',
  access: figureRoles,
  input: z.object({ figureId: z.string().max(60), year, after: z.string().max(120).optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        recordId: z.string(),
        label: z.string(),
        placeName: z.string(),
        onDay: z.string(),
        recordedAt: z.string(),
        quantity: z.number(),
        apart: z.string().nullable(),
        href: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

/** The same list as a spreadsheet. */
export const exportFigure = endpoint({
  method: 'GET',
  path: '/api/figures/:figureId/records.xlsx',
  summary: '导出一项指标的明细',
  access: figureRoles,
  download: true,
  input: z.object({ figureId: z.string().max(60), year }),
  reply: z.unknown(),
})
