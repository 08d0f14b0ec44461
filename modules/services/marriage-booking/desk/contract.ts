import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { isDay } from '#kernel/day.ts'
import { people, phone, sides } from '../contract.ts'
import { bookingKinds, counters } from '../rules/services.ts'

const desk = ['registrar', 'registry_head'] as const
const readers = ['registrar', 'registry_head', 'county_head', 'auditor'] as const
const requestId = z.uuid()
const day = z.string().refine(isDay, '日期写作 2021-05-12')
const kind = z.enum(bookingKinds, { error: '请选择要办的事项' })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写作 09:30')

const visit = z.object({
  bookingId: z.string(),
  kind,
  kindName: z.string(),
  status: z.string(),
  statusName: z.string(),
  walkIn: z.boolean(),
  people: z.array(z.object({ side: z.number(), name: z.string(), idMask: z.string(), arrived: z.string().nullable() })),
  phoneMask: z.string(),
  mayBeAbsent: z.boolean(),
})
export type Visit = z.output<typeof visit>

/** The registry's day: slot by slot, who comes. */
export const getRegistryDay = endpoint({
  method: 'GET',
  path: '/api/marriage-registry/day',
  summary: '婚姻登记处：一天的预约',
  access: readers,
  input: z.object({ day: day.optional() }),
  reply: z.object({
    day: z.string(),
    today: z.string(),
    title: z.string(),
    previous: z.string(),
    following: z.string(),
    slots: z.array(
      z.object({
        slotId: z.string(),
        counterName: z.string(),
        time: z.string(),
        until: z.string(),
        booked: z.number(),
        online: z.number(),
        freeWalkIn: z.number(),
        waiting: z.number(),
        closed: z.boolean(),
        drawn: z.boolean(),
        visits: z.array(visit),
      }),
    ),
  }),
})

export const checkInPerson = endpoint({
  method: 'POST',
  path: '/api/marriage-registry/bookings/:bookingId/check-in',
  summary: '签到',
  access: desk,
  input: z.object({ requestId, bookingId: z.uuid(), side: sides }),
  reply: z.object({ all: z.boolean() }),
})

export const beginVisit = endpoint({
  method: 'POST',
  path: '/api/marriage-registry/bookings/:bookingId/start',
  summary: '开始办理',
  access: desk,
  input: z.object({ requestId, bookingId: z.uuid() }),
  reply: z.object({}),
})

export const finishVisit = endpoint({
  method: 'POST',
  path: '/api/marriage-registry/bookings/:bookingId/done',
  summary: '办理完毕',
  access: desk,
  input: z.object({ requestId, bookingId: z.uuid() }),
  reply: z.object({}),
})

export const absentVisit = endpoint({
  method: 'POST',
  path: '/api/marriage-registry/bookings/:bookingId/absent',
  summary: '登记没有来',
  access: desk,
  input: z.object({ requestId, bookingId: z.uuid() }),
  reply: z.object({}),
})

/** Somebody who simply comes: into the running slot, checked in. */
export const takeWalkIn = endpoint({
  method: 'POST',
  path: '/api/marriage-registry/walk-ins',
  summary: '现场取号',
  access: desk,
  input: z.object({ requestId, kind, people, phone }),
  reply: z.object({ bookingId: z.string(), when: z.string() }),
})

/** A booking by telephone, entered while speaking. */
export const bookByPhone = endpoint({
  method: 'POST',
  path: '/api/marriage-registry/bookings',
  summary: '代为预约',
  access: desk,
  input: z.object({ requestId, kind, slotId: z.uuid('请选择时段'), people, phone }),
  reply: z.object({ bookingId: z.string(), when: z.string() }),
})

const closure = z.object({
  closureId: z.string(),
  counterName: z.string(),
  from: z.string(),
  until: z.string(),
  reason: z.string(),
  state: z.enum(['PLANNED', 'CLOSED', 'LIFTED']),
  affected: z.number(),
  answered: z.number(),
  standing: z.number(),
  left: z.number(),
})
export type ClosureItem = z.output<typeof closure>

export const listClosures = endpoint({
  method: 'GET',
  path: '/api/marriage-registry/closures',
  summary: '停办安排',
  access: readers,
  input: z.object({ after: z.string().max(80).optional() }),
  reply: z.object({ items: z.array(closure), next: z.string().nullable() }),
})

export const planRegistryClosure = endpoint({
  method: 'POST',
  path: '/api/marriage-registry/closures',
  summary: '安排停办',
  access: ['registry_head'],
  input: z.object({
    requestId,
    counter: z.enum(counters, { error: '请选择窗口' }),
    day,
    fromTime: time,
    untilTime: time,
    reason: z.string().trim().min(2, '请写明原因').max(100, '不能超过 100 字'),
  }),
  reply: z.object({ closureId: z.string(), affected: z.number(), offered: z.number() }),
})

export const settleRegistryClosure = endpoint({
  method: 'POST',
  path: '/api/marriage-registry/closures/:closureId/settle',
  summary: '确认停办',
  access: ['registry_head'],
  input: z.object({ requestId, closureId: z.uuid() }),
  reply: z.object({ cancelled: z.number() }),
})

export const liftRegistryClosure = endpoint({
  method: 'POST',
  path: '/api/marriage-registry/closures/:closureId/lift',
  summary: '取消停办',
  access: ['registry_head'],
  input: z.object({ requestId, closureId: z.uuid() }),
  reply: z.object({}),
})
