import { z } from 'zod'
import { endpoint } from '../contract.ts'
import { caseRoles } from '../role.ts'

/** A part of a case that is done beside its moves, also after it has ended: a list to post, a payment to look after. */
export const taskItem = z.object({
  taskId: z.string(),
  caseId: z.string(),
  /** Of the case: 蔡德明等 2 人 */
  title: z.string(),
  serviceTitle: z.string(),
  placeName: z.string(),
  label: z.string(),
  roleName: z.string(),
  dueOn: z.string().nullable(),
  late: z.boolean(),
  /** Whether this actor's post is the one that does it. */
  mine: z.boolean(),
  doneOn: z.string().nullable(),
  doneBy: z.string().nullable(),
  note: z.string().nullable(),
})
export type TaskItem = z.output<typeof taskItem>

/** What is still to be done by the own post at the own place, what is due first on top. */
export const listTasks = endpoint({
  method: 'GET',
  path: '/api/desk/tasks',
  summary: '待完成的任务',
  access: caseRoles,
  input: z.object({
    state: z.enum(['open', 'done']).default('open'),
    after: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(taskItem), next: z.string().nullable(), open: z.number(), late: z.number() }),
})

/** Every task of one case. */
export const caseTasks = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/tasks',
  summary: '一件的任务',
  access: caseRoles,
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({ items: z.array(taskItem) }),
})

/** Done on a day, with what there is to say and a photograph as proof where there is one. */
export const finishTask = endpoint({
  method: 'POST',
  path: '/api/desk/tasks/:taskId/completion',
  summary: '完成任务',
  access: caseRoles,
  input: z.object({
    taskId: z.uuid(),
    requestId: z.uuid(),
    finishedOn: z.iso.date({ error: '请填完成日期' }),
    note: z.string().trim().max(300).default(''),
    photo: z.uuid().optional(),
  }),
  reply: taskItem,
})
