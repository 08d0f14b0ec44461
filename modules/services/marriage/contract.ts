import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { checkIn, danger, divorceCheckIn } from './form.ts'
import { registryReaders } from './form.ts'
import { registrars } from './service/last-steps.ts'

const opened = z.object({ caseId: z.uuid(), number: z.string(), step: z.string() })
const side = z.enum(['MAN', 'WOMAN'])

export const checkInCouple = endpoint({
  method: 'POST',
  path: '/api/marriage/check-in',
  summary: '两人到场签到，开始办理结婚登记',
  access: registrars,
  input: checkIn.extend({ requestId: z.uuid() }),
  reply: opened,
})

/** What is known of one party, for the one view. */
export const partySeen = z.object({
  side,
  name: z.string(),
  idMask: z.string(),
  birthDate: z.string(),
  age: z.int(),
  /** Where the register has the household; none for who is not in it. */
  placeCode: z.string().nullable(),
  placeName: z.string(),
  died: z.boolean(),
  /** The first six digits are no code that the county knows: looked at twice, never refused. */
  unknownArea: z.boolean(),
  known: z.boolean(),
})

const onRecord = z.object({
  side,
  relationId: z.uuid(),
  certNo: z.string().nullable(),
  registryName: z.string(),
  registeredOn: z.string(),
  state: z.string(),
  status: z.string(),
  endedOn: z.string().nullable(),
  basis: z.string().nullable(),
})

const baseSeen = z.object({
  state: z.enum(['none', 'waiting', 'answered']),
  at: z.string().nullable(),
  how: z.string().nullable(),
  digest: z.string().nullable(),
  attempts: z.int(),
  records: z.array(z.object({ side, certNo: z.string(), registryName: z.string(), registeredOn: z.string(), state: z.string() })),
})

const finding = z.object({ code: z.string(), title: z.string(), ok: z.boolean().nullable(), said: z.string(), article: z.string() })

export const copySeen = z.object({ side, serial: z.string(), printedAt: z.string().nullable() })

export const registrationSeen = z.object({
  registrationId: z.uuid(),
  certNo: z.string(),
  registerDate: z.string(),
  uploadedAt: z.string().nullable(),
  handedOverAt: z.string().nullable(),
  fileNo: z.string().nullable(),
  copies: z.array(copySeen),
  spoiled: z.array(z.object({ serial: z.string(), reason: z.string() })),
})

const recordSeen = z.object({
  label: z.string(),
  by: z.string(),
  at: z.string(),
  lines: z.array(z.object({ label: z.string(), value: z.string() })),
})

export const getRegistration = endpoint({
  method: 'GET',
  path: '/api/marriage/cases/:caseId',
  summary: '一次结婚登记：身份、年龄、婚姻状况、亲属声明、能不能登记',
  access: registryReaders,
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({
    caseId: z.uuid(),
    kindLabel: z.string(),
    paper: z.boolean(),
    parties: z.array(partySeen),
    findings: z.array(finding),
    base: baseSeen,
    marriages: z.array(onRecord),
    records: z.array(recordSeen),
    registration: registrationSeen.nullable(),
  }),
})

/** What stands in the fields of a printed certificate. */
export const getSheet = endpoint({
  method: 'GET',
  path: '/api/marriage/sheets/:registrationId/:side',
  summary: '打印一本证：各栏内容、印制号和本人打印机的偏移',
  access: registrars,
  input: z.object({ registrationId: z.uuid(), side }),
  reply: z.object({
    registrationId: z.uuid(),
    side,
    kind: z.enum(['MARRIAGE', 'DIVORCE']),
    caseId: z.uuid().nullable(),
    serial: z.string(),
    printedAt: z.string().nullable(),
    fields: z.array(z.object({ name: z.string(), value: z.string(), x: z.number(), y: z.number() })),
    offset: z.object({ rightBy: z.int(), downBy: z.int() }),
    blanksLeft: z.int(),
  }),
})

const sheet = z.object({ requestId: z.uuid(), registrationId: z.uuid(), side })

export const sheetPrinted = endpoint({
  method: 'POST',
  path: '/api/marriage/sheets/printed',
  summary: '这一本打印好了',
  access: registrars,
  input: sheet,
  reply: z.object({ ok: z.literal(true) }),
})

export const sheetSpoiled = endpoint({
  method: 'POST',
  path: '/api/marriage/sheets/spoiled',
  summary: '这一张作废，换下一张；证号不变',
  access: registrars,
  input: sheet.extend({ reason: z.string().trim().min(2, '请写明作废原因').max(100) }),
  reply: z.object({ serial: z.string() }),
})

export const sheetOther = endpoint({
  method: 'POST',
  path: '/api/marriage/sheets/other',
  summary: '手里的空白证是另一个印制号',
  access: registrars,
  input: sheet.extend({ serial: z.string().trim().min(3, '请填印制号').max(30) }),
  reply: z.object({ ok: z.literal(true) }),
})

export const setPrinter = endpoint({
  method: 'POST',
  path: '/api/marriage/printer',
  summary: '校准本人打印机的偏移（十分之一毫米）',
  access: registrars,
  input: z.object({
    requestId: z.uuid(),
    kind: z.enum(['MARRIAGE', 'DIVORCE']),
    rightBy: z.int().min(-300, '偏移不能超过 30 毫米').max(300, '偏移不能超过 30 毫米'),
    downBy: z.int().min(-300, '偏移不能超过 30 毫米').max(300, '偏移不能超过 30 毫米'),
  }),
  reply: z.object({ ok: z.literal(true) }),
})

/** The demonstration only: the line to the national register is cut, or restored. */
export const cutLine = endpoint({
  method: 'POST',
  path: '/api/marriage/demonstration/line',
  summary: '演示：断开或恢复全国库',
  access: registrars,
  input: z.object({ requestId: z.uuid(), down: z.boolean() }),
  reply: z.object({ down: z.boolean() }),
})

export const getLine = endpoint({
  method: 'GET',
  path: '/api/marriage/line',
  summary: '全国库通不通、有多少件在等',
  access: registryReaders,
  input: z.object({}),
  reply: z.object({ demonstration: z.boolean(), down: z.boolean(), waiting: z.int(), oldest: z.string().nullable() }),
})

export const checkInForDivorce = endpoint({
  method: 'POST',
  path: '/api/marriage/divorces/check-in',
  summary: '两人到场签到，申请离婚登记',
  access: registrars,
  input: divorceCheckIn.extend({ requestId: z.uuid() }),
  reply: opened,
})

const termSeen = z.object({
  receiptNo: z.string(),
  receivedOn: z.string(),
  nominalCoolingEnd: z.string(),
  coolingEnd: z.string(),
  windowOpens: z.string(),
  firstWorkday: z.string(),
  nominalWindowEnd: z.string(),
  windowEnd: z.string(),
  provisional: z.boolean(),
})

export const getDivorce = endpoint({
  method: 'GET',
  path: '/api/marriage/divorces/:caseId',
  summary: '一次离婚登记：婚姻登记、协议、冷静期和发证期限',
  access: registryReaders,
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({
    caseId: z.uuid(),
    paper: z.boolean(),
    parties: z.array(partySeen),
    findings: z.array(finding),
    base: baseSeen,
    marriages: z.array(onRecord),
    certificate: z.object({ lost: z.boolean(), certNo: z.string(), registryName: z.string(), registeredOn: z.string() }).nullable(),
    agreement: z.array(z.object({ label: z.string(), value: z.string() })),
    term: termSeen.nullable(),
    records: z.array(recordSeen),
    dangers: z.array(z.object({ said: z.string(), reported: z.string(), by: z.string(), at: z.string() })),
    registration: registrationSeen.nullable(),
  }),
})

export const noteDanger = endpoint({
  method: 'POST',
  path: '/api/marriage/divorces/:caseId/danger',
  summary: '登记家庭暴力或现实危险；只有登记员和主任能看',
  access: registrars,
  input: danger.extend({ caseId: z.uuid(), requestId: z.uuid() }),
  reply: z.object({ ok: z.literal(true) }),
})

const named = z.object({ name: z.string(), idNumber: z.string() })

/** The numbers in full, for the desk where both stand; the opening is recorded. */
export const getBooked = endpoint({
  method: 'GET',
  path: '/api/marriage/booked/:bookingId',
  summary: '预约的两个人，签到时带入',
  access: registrars,
  input: z.object({ bookingId: z.uuid() }),
  reply: z.object({
    kind: z.string(),
    when: z.string(),
    man: named.nullable(),
    woman: named.nullable(),
    phone: z.string(),
    /** The divorce that waits for them, where they come for its certificate. */
    caseId: z.uuid().nullable(),
  }),
})

export const getMyDivorce = endpoint({
  method: 'GET',
  path: '/api/marriage/my-divorces/:caseId',
  summary: '我的离婚登记申请：每一个日期',
  access: 'resident',
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({ term: termSeen.nullable(), officeClose: z.string() }),
})
