import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

/** Towns of the county, or villages of a town, for pickers. */
export const listDivisions = endpoint({
  method: 'GET',
  path: '/api/divisions',
  summary: '行政区划',
  access: 'public',
  input: z.object({
    parent: z
      .string()
      .regex(/^\d{6}(\d{3})?$/)
      .optional(),
  }),
  reply: z.object({ items: z.array(z.object({ code: z.string(), name: z.string(), level: z.enum(['county', 'town', 'village']) })) }),
})
