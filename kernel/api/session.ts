import { z } from 'zod'
import { endpoint } from '../contract.ts'
import { roles, staffRoles } from '../role.ts'

const role = z.enum(roles)

/** Who is signed in, as the doors need it. */
export const sessionReply = z.object({
  demo: z.boolean(),
  county: z.object({ code: z.string(), name: z.string() }),
  today: z.string(),
  actor: z
    .object({
      kind: z.enum(['staff', 'resident']),
      id: z.string(),
      name: z.string(),
      role,
      roleName: z.string(),
      place: z.string(),
      placeName: z.string(),
      /** A resident account not yet bound to a person may file but not read. */
      bound: z.boolean(),
      mustChangePassword: z.boolean(),
      /** Every post this member of staff holds today; the session acts in one of them. */
      posts: z.array(z.object({ role, roleName: z.string(), place: z.string(), placeName: z.string() })),
    })
    .nullable(),
})
export type SessionReply = z.output<typeof sessionReply>

const none = z.object({})

export const getSession = endpoint({
  method: 'GET',
  path: '/api/session',
  summary: '当前登录',
  access: 'public',
  input: none,
  reply: sessionReply,
})

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session/staff',
  summary: '工作人员登录',
  access: 'public',
  perMinute: 20,
  input: z.object({ login: z.string().min(1).max(40), password: z.string().min(1).max(200) }),
  reply: sessionReply,
})

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/session/password',
  summary: '修改密码',
  access: staffRoles,
  perMinute: 10,
  input: z.object({ current: z.string().min(1).max(200), next: z.string().min(10).max(200) }),
  reply: sessionReply,
})

export const choosePost = endpoint({
  method: 'POST',
  path: '/api/session/post',
  summary: '切换岗位',
  access: staffRoles,
  input: z.object({ role: z.enum(roles), place: z.string() }),
  reply: sessionReply,
})

export const signOut = endpoint({
  method: 'POST',
  path: '/api/session/out',
  summary: '退出',
  access: 'signed_in',
  input: none,
  reply: z.object({ ok: z.literal(true) }),
})

export const requestCode = endpoint({
  method: 'POST',
  path: '/api/session/code',
  summary: '发送手机验证码',
  access: 'public',
  perMinute: 6,
  input: z.object({ phone: z.string().regex(/^1\d{10}$/) }),
  /** `demoCode` is filled in demonstration mode only, where no message is really sent. */
  reply: z.object({ validSeconds: z.number(), demoCode: z.string().nullable() }),
})

export const signInByCode = endpoint({
  method: 'POST',
  path: '/api/session/resident',
  summary: '居民验证码登录',
  access: 'public',
  perMinute: 12,
  input: z.object({ phone: z.string().regex(/^1\d{10}$/), code: z.string().regex(/^\d{6}$/) }),
  reply: sessionReply,
})

/** Binding is done once: identity number, name and village must match the register. */
export const bindPerson = endpoint({
  method: 'POST',
  path: '/api/session/bind',
  summary: '实名绑定',
  access: 'resident',
  perMinute: 5,
  input: z.object({ idNumber: z.string().min(15).max(18), name: z.string().min(2).max(30), village: z.string().length(12) }),
  reply: sessionReply,
})

/** The in-person way: a worker who has seen the identity card binds a phone to a person of the own place. */
export const bindInPerson = endpoint({
  method: 'POST',
  path: '/api/residents/bind',
  summary: '当面绑定手机',
  access: ['village_worker', 'town_clerk'],
  input: z.object({ phone: z.string().regex(/^1\d{10}$/), idNumber: z.string().min(15).max(18) }),
  reply: z.object({ ok: z.literal(true), name: z.string() }),
})

/** The demonstration sign-ins; an empty list outside demonstration mode. */
export const demoSignIns = endpoint({
  method: 'GET',
  path: '/api/session/demo',
  summary: '演示账号',
  access: 'public',
  input: none,
  reply: z.object({
    password: z.string().nullable(),
    staff: z.array(z.object({ login: z.string(), name: z.string(), roleName: z.string(), placeName: z.string() })),
    residents: z.array(z.object({ phone: z.string(), name: z.string(), about: z.string() })),
  }),
})
