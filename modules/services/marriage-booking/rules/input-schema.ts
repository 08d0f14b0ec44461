import { z } from 'zod'
import { isDay } from '#kernel/day.ts'
import { day, readServiceCases, type ServiceCase } from '#kernel/evaluated-case.ts'

const timePattern = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/

/** Local time in Asia/Shanghai, or an instant when a zone stands behind; a bare day means within office hours. */
export function instantOf(text: string): Date {
  const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(text.slice(10))
  return new Date(text.length === 10 ? `${text}T12:00:00+08:00` : zoned ? text : `${text}+08:00`)
}

const time = z
  .string()
  .regex(timePattern, '时间写作 2021-05-20T09:00')
  .refine((t) => isDay(t.slice(0, 10)) && !Number.isNaN(instantOf(t).getTime()), '没有这个时间')
const n = z.number().int()
const two = z.tuple([z.string(), z.string()])

const check = z.discriminatedUnion('kind', [
  z.object({
    n,
    kind: z.literal('CAPACITY'),
    windows: z.number(),
    slotMin: z.number(),
    serviceMin: z.number().positive(),
    onlineShare: z.number(),
  }),
  z.object({ n, kind: z.literal('STAFFING'), registeredResidents: z.number() }),
  z.object({ n, kind: z.literal('NO_SHOW_BLOCK'), noShows: z.tuple([day, day]) }),
])

const event = z.object({
  n,
  at: time,
  couple: z.string(),
  persons: two.optional(),
  slot: z.string().optional(),
  requestId: z.string().optional(),
  joinWaitlistIfFull: z.boolean().optional(),
  action: z.enum(['hold', 'confirm', 'cancel', 'acceptOffer', 'declineOffer', 'checkIn', 'notArrived']),
})

const lottery = z.object({
  group: z.string(),
  opens: time,
  closes: time,
  drawAt: time,
  seed: z.string(),
  entries: z.array(z.object({ no: z.string(), at: time, couple: z.string(), persons: two, wishes: z.array(z.string()) })),
})

const bookingInput = z.object({
  params: z.record(z.string(), z.unknown()).optional(),
  checks: z.array(check).optional(),
  mode: z.enum(['ARRIVAL', 'LOTTERY']).optional(),
  slots: z.array(z.object({ id: z.string(), start: time, end: time, online: z.number().int().min(0) })).optional(),
  releaseAt: time.optional(),
  noShows: z.array(z.object({ couple: z.string(), date: day })).optional(),
  events: z.array(event).optional(),
  lottery: lottery.optional(),
})
export type BookingInput = z.output<typeof bookingInput>
export type Check = z.output<typeof check>

export type BookingCase = ServiceCase<BookingInput>

/** One case or a list. Throws `evaluate.bad_case` with the case, the field and the reason. */
export const readCases = (json: unknown): BookingCase[] => readServiceCases(json, 'booking', bookingInput)
