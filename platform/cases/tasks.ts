import type { z } from 'zod'
import type { finishTask, listTasks, TaskItem } from '#kernel/api/tasks.ts'
import { dayInShanghai } from '#kernel/day.ts'
import { afterPlace } from '#kernel/place.ts'
import { defineProblems, Problem } from '#kernel/problem.ts'
import { type Role, roleNames } from '#kernel/role.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import { giveToCase } from '#platform/files/files.ts'
import { actorNames } from '#platform/identity/names.ts'
import { serviceNamed } from './case-file.ts'
import { findCase } from './view.ts'

defineProblems({
  'task.not_found': { status: 404, zh: '没有这项任务，或者不归您办理。请回到待办列表查看。' },
  'task.done': { status: 409, zh: '这项任务已经由{by}登记完成，不用再登记。' },
  'task.bad_date': { status: 422, zh: '完成日期不能晚于今天，也不能早于任务产生的日期。请核对。' },
})

// A task without a deadline comes last: a date after all others, so that one key orders them all.
const never = '9999-12-31'

interface Result {
  on: string
  note: string
}

function tasksWithCases(tx: Tx) {
  return tx
    .selectFrom('case_task as t')
    .innerJoin('case_file as c', 'c.id', 't.case_id')
    .select(['t.id', 't.case_id', 't.role', 't.place', 't.label', 't.due_on', 't.done_at', 't.done_by', 't.result', 't.opened_at'])
    .select(['c.title', 'c.service'])
}

type Row = Awaited<ReturnType<ReturnType<typeof tasksWithCases>['execute']>>[number]

const ofPost = (tx: Tx, actor: Actor) =>
  tasksWithCases(tx).where('t.place', '>=', actor.place).where('t.place', '<', afterPlace(actor.place)).where('t.role', '=', actor.role)

/** Tasks of the actor's post at the actor's place: what is due first, or what was done last. Paged by (day, id). */
export async function tasksOf(tx: Tx, actor: Actor, { state, after, limit }: z.output<(typeof listTasks)['input']>) {
  const open = state === 'open'
  let rows = ofPost(tx, actor).where('t.done_at', open ? 'is' : 'is not', null)
  const [day = never, id = ''] = after?.split('~') ?? []
  if (after && open) rows = rows.where((eb) => eb(eb.refTuple(eb.fn.coalesce('t.due_on', eb.val(never)), 't.id'), '>', eb.tuple(day, id)))
  if (after && !open) rows = rows.where((eb) => eb(eb.refTuple('t.done_at', 't.id'), '<', eb.tuple(new Date(day), id)))
  rows = open
    ? rows.orderBy((eb) => eb.fn.coalesce('t.due_on', eb.val(never))).orderBy('t.id')
    : rows.orderBy('t.done_at', 'desc').orderBy('t.id', 'desc')
  const found = await rows.limit(limit + 1).execute()
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  const key = last && (open ? (last.due_on ?? never) : (last.done_at?.toISOString() ?? ''))
  return { items: await itemsOf(tx, actor, shown), next: last ? `${key}~${last.id}` : null, ...(await countsOf(tx, actor)) }
}

function countsOf(tx: Tx, actor: Actor) {
  return tx
    .selectFrom('case_task')
    .select((eb) => [eb.fn.countAll<number>().as('open'), eb.fn.countAll<number>().filterWhere('due_on', '<', tx.today).as('late')])
    .where('place', '>=', actor.place)
    .where('place', '<', afterPlace(actor.place))
    .where('role', '=', actor.role)
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow()
}

/** The tasks of a case, done or not, in the order they came. Throws `case.not_found`. */
export async function tasksOfCase(tx: Tx, actor: Actor, caseId: string): Promise<{ items: TaskItem[] }> {
  const file = await findCase(tx, actor, caseId)
  const rows = await tasksWithCases(tx).where('t.case_id', '=', file.id).orderBy('t.opened_at').orderBy('t.id').execute()
  return { items: await itemsOf(tx, actor, rows) }
}

/** Done, once: by the post that it waits for. Throws `task.*`, `file.not_found`. */
export async function finish(tx: Tx, actor: Actor, input: z.output<(typeof finishTask)['input']>): Promise<TaskItem> {
  const row = await ofPost(tx, actor).where('t.id', '=', input.taskId).forUpdate('t').executeTakeFirst()
  if (!row) throw new Problem('task.not_found')
  if (row.done_at) throw new Problem('task.done', { by: (await actorNames(tx, [row.done_by ?? ''])).get(row.done_by ?? '') ?? '' })
  if (input.finishedOn > tx.today || input.finishedOn < dayInShanghai(row.opened_at)) throw new Problem('task.bad_date')
  if (input.photo) await giveToCase(tx, actor, row.case_id, row.place, [input.photo])
  const result: Result = { on: input.finishedOn, note: input.note }
  await tx
    .updateTable('case_task')
    .set({ done_at: tx.now, done_by: actor.id, result: JSON.stringify(result) })
    .where('id', '=', row.id)
    .execute()
  await record(tx, actor, {
    act: 'task.finish',
    subjectKind: 'case',
    subjectId: row.case_id,
    place: row.place,
    detail: { on: input.finishedOn },
  })
  const [item] = await itemsOf(tx, actor, [{ ...row, done_at: tx.now, done_by: actor.id, result }])
  if (!item) throw new Error('one row gives one item')
  return item
}

async function itemsOf(tx: Tx, actor: Actor, rows: Row[]): Promise<TaskItem[]> {
  const by = rows.flatMap((r) => (r.done_by ? [r.done_by] : []))
  const names = await actorNames(tx, by)
  const places = await placeNames(
    tx,
    rows.map((r) => r.place),
  )
  return rows.map((r) => {
    const result = r.result as Result | null
    return {
      taskId: r.id,
      caseId: r.case_id,
      title: r.title,
      serviceTitle: serviceNamed(r.service).service.title,
      placeName: places.get(r.place) ?? r.place,
      label: r.label,
      roleName: roleNames[r.role as Role] ?? r.role,
      dueOn: r.due_on,
      late: r.done_at === null && r.due_on !== null && r.due_on < tx.today,
      mine: r.role === actor.role && r.place >= actor.place && r.place < afterPlace(actor.place),
      doneOn: r.done_at ? (result?.on ?? dayInShanghai(r.done_at)) : null,
      doneBy: r.done_by ? (names.get(r.done_by) ?? '') : null,
      note: result?.note || null,
    }
  })
}
