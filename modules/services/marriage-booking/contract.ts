import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { isDay } from '#kernel/day.ts'
import { bookingKinds } from './rules/services.ts'

const kind = z.enum(bookingKinds, { error: '请选择要办的事项' })
const day = z.string().refine(isDay, '日期写作 2021-05-12')
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2021-05')
const requestId = z.uuid()
const bookingId = z.uuid()
export const person = z.object({
  name: z.string().trim().min(2, '请填写姓名').max(40, '不能超过 40 字'),
  idNumber: z.string().trim().min(15, '请填写公民身份号码').max(20, '请核对公民身份号码'),
})
export const people = z.array(person).min(1, '请填写姓名和公民身份号码').max(2)
export const phone = z.string().regex(/^1\d{10}$/, '请填写 11 位手机号')

export const dayStates = ['OPEN', 'FULL', 'DRAW', 'REST', 'NOT_OPEN', 'CLOSED', 'PAST'] as const

/** Free places of a month; open to everybody. */
export const getMonth = endpoint({
  method: 'GET',
  path: '/api/marriage-bookings/month',
  summary: '婚姻登记预约：一个月的空位',
  access: 'public',
  nameless: true,
  input: z.object({ kind, month }),
  reply: z.object({
    today: z.string(),
    days: z.array(z.object({ day: z.string(), state: z.enum(dayStates), free: z.number() })),
    openDays: z.number(),
    bring: z.array(z.string()),
  }),
})

export const slotItem = z.object({
  slotId: z.string(),
  starts: z.string(),
  time: z.string(),
  until: z.string(),
  free: z.number(),
  waiting: z.number(),
  state: z.enum(['OPEN', 'FULL', 'DRAW', 'NOT_OPEN', 'CLOSED', 'PAST']),
})
export type SlotItem = z.output<typeof slotItem>

export const getDay = endpoint({
  method: 'GET',
  path: '/api/marriage-bookings/day',
  summary: '婚姻登记预约：一天的时段',
  access: 'public',
  nameless: true,
  input: z.object({ kind, day }),
  reply: z.object({ slots: z.array(slotItem) }),
})

export const holdVisit = endpoint({
  method: 'POST',
  path: '/api/marriage-bookings',
  summary: '占一个预约时段',
  access: 'resident',
  perMinute: 60,
  input: z.object({ requestId, kind, slotId: z.uuid('请选择时段'), people, phone }),
  reply: z.object({ bookingId: z.string(), holdUntil: z.string(), when: z.string(), ageNote: z.string().nullable() }),
})

export const confirmVisit = endpoint({
  method: 'POST',
  path: '/api/marriage-bookings/:bookingId/confirm',
  summary: '确认预约',
  access: 'resident',
  input: z.object({ requestId, bookingId }),
  reply: z.object({ when: z.string() }),
})

export const cancelVisit = endpoint({
  method: 'POST',
  path: '/api/marriage-bookings/:bookingId/cancel',
  summary: '取消预约',
  access: ['applicant', 'registrar', 'registry_head'],
  input: z.object({ requestId, bookingId, reason: z.string().trim().max(200).optional() }),
  reply: z.object({ late: z.boolean() }),
})

export const moveVisit = endpoint({
  method: 'POST',
  path: '/api/marriage-bookings/:bookingId/move',
  summary: '改约',
  access: ['applicant', 'registrar', 'registry_head'],
  input: z.object({ requestId, bookingId, slotId: z.uuid('请选择时段') }),
  reply: z.object({ bookingId: z.string(), when: z.string() }),
})

/** Takes the seat that waits: out of the waiting list, out of a draw, or instead of one that was closed. */
export const acceptSeat = endpoint({
  method: 'POST',
  path: '/api/marriage-bookings/:bookingId/accept',
  summary: '接受留出的名额',
  access: 'resident',
  input: z.object({ requestId, bookingId }),
  reply: z.object({ when: z.string() }),
})

export const joinWaiting = endpoint({
  method: 'POST',
  path: '/api/marriage-bookings/waiting',
  summary: '排候补',
  access: 'resident',
  input: z.object({ requestId, kind, slotId: z.uuid('请选择时段'), people, phone }),
  reply: z.object({ waitId: z.string(), position: z.number() }),
})

export const leaveWaiting = endpoint({
  method: 'POST',
  path: '/api/marriage-bookings/waiting/:waitId/leave',
  summary: '退出候补',
  access: 'resident',
  input: z.object({ requestId, waitId: z.uuid() }),
  reply: z.object({}),
})

const myBooking = z.object({
  bookingId: z.string(),
  kind,
  kindName: z.string(),
  when: z.string(),
  day: z.string(),
  weekday: z.string(),
  names: z.array(z.string()),
  status: z.string(),
  statusName: z.string(),
  /** OWN: a hold to confirm; OFFER and INSTEAD: a seat that waits. */
  waits: z.enum(['OWN', 'OFFER', 'INSTEAD']).nullable(),
  until: z.string().nullable(),
  mayChange: z.boolean(),
  lateToday: z.boolean(),
  reminder: z.string().nullable(),
  closing: z.boolean(),
})
export type MyBooking = z.output<typeof myBooking>

export const myBookings = endpoint({
  method: 'GET',
  path: '/api/my/marriage-bookings',
  summary: '我的婚姻登记预约',
  access: 'resident',
  input: z.object({ after: z.string().max(80).optional() }),
  reply: z.object({
    items: z.array(myBooking),
    next: z.string().nullable(),
    waits: z.array(
      z.object({ waitId: z.string(), kindName: z.string(), slots: z.array(z.string()), position: z.number(), names: z.array(z.string()) }),
    ),
    entries: z.array(
      z.object({
        entryId: z.string(),
        peakId: z.string(),
        no: z.string(),
        peakName: z.string(),
        stateName: z.string(),
        names: z.array(z.string()),
        wishes: z.array(z.string()),
        pending: z.boolean(),
        mayChange: z.boolean(),
        result: z.string().nullable(),
      }),
    ),
  }),
})

export const sides = z.number().int().min(1).max(2)
