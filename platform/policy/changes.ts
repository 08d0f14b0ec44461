import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { listParameters, proposeChange } from '#kernel/api/policy.ts'
import { isDay } from '#kernel/day.ts'
import { versionOf } from '#kernel/parameter.ts'
import { defineProblems, Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { forgetParameters, parametersOf } from './parameters.ts'

defineProblems({
  'policy.unknown_key': { status: 404, zh: '没有参数“{key}”。请从列表里选择。' },
  'policy.bad_value': { status: 422, zh: '参数值的类型不对：现在的值是{kind}，请按同样的写法填写。' },
  'policy.bad_date': { status: 422, zh: '生效日期不存在，请写作 2021-07-01。' },
  'policy.same_date': { status: 409, zh: '这个参数在 {on} 已有一个版本。请换一个生效日期。' },
  'policy.change_not_found': { status: 404, zh: '没有这条修改，或已经处理。请刷新后再看。' },
  'policy.second_person': { status: 403, zh: '提出修改的人不能自己确认。请由另一位负责人确认。' },
})

/** Every version, or those in force on a day. */
export async function parameterList(tx: Tx, _: Actor, { on, prefix }: z.output<(typeof listParameters)['input']>) {
  const day = on && isDay(on) ? on : tx.today
  const all = (await parametersOf(tx)).all().filter((p) => !prefix || p.key.startsWith(prefix))
  const items = all
    .map((p) => ({
      ...p,
      version: versionOf(p),
      toConfirm: p.confidence === 'A',
      inForce: p.validFrom <= day && (p.validTo === null || day < p.validTo),
    }))
    .filter((p) => !on || p.inForce)
    .sort((a, b) => (a.version < b.version ? -1 : 1))
  return { items }
}

/** Proposes a value from a day on. It changes nothing until a second person approves. */
export async function propose(tx: Tx, actor: Actor, input: z.output<(typeof proposeChange)['input']>) {
  const versions = (await parametersOf(tx)).all().filter((p) => p.key === input.key)
  const present = versions.at(-1)
  if (!present) throw new Problem('policy.unknown_key', { key: input.key })
  if (!isDay(input.validFrom)) throw new Problem('policy.bad_date')
  if (versions.some((p) => p.validFrom === input.validFrom)) throw new Problem('policy.same_date', { on: input.validFrom })
  if (shapeOf(input.value) !== shapeOf(present.value)) throw new Problem('policy.bad_value', { kind: shapeOf(present.value) })
  const changeId = randomUUID()
  await tx
    .insertInto('parameter_change')
    .values({
      id: changeId,
      key: input.key,
      value: JSON.stringify(input.value),
      valid_from: input.validFrom,
      basis: input.basis,
      confidence: input.confidence,
      reason: input.reason,
      state: 'proposed',
      proposed_by: actor.id,
      proposed_at: tx.now,
    })
    .execute()
  await record(tx, actor, { act: 'policy.propose', subjectKind: 'parameter', subjectId: input.key, reason: input.reason })
  return { changeId }
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return '列表'
  return { number: '数字', boolean: '是/否', string: '文字', object: '结构' }[typeof value as string] ?? '空'
}

/** Approves or rejects. The version before ends where the new one begins. Throws `policy.second_person`. */
export async function decide(tx: Tx, actor: Actor, input: { changeId: string; approve: boolean; reason?: string | undefined }) {
  const change = await tx.selectFrom('parameter_change').selectAll().where('id', '=', input.changeId).forUpdate().executeTakeFirst()
  if (change?.state !== 'proposed') throw new Problem('policy.change_not_found')
  if (change.proposed_by === actor.id) throw new Problem('policy.second_person')
  await tx
    .updateTable('parameter_change')
    .set({
      state: input.approve ? 'approved' : 'rejected',
      decided_by: actor.id,
      decided_at: tx.now,
      decision_reason: input.reason ?? null,
    })
    .where('id', '=', change.id)
    .execute()
  if (input.approve) await putInForce(tx, change)
  await record(tx, actor, {
    act: input.approve ? 'policy.approve' : 'policy.reject',
    subjectKind: 'parameter',
    subjectId: change.key,
    reason: input.reason,
  })
  tx.afterCommit(() => forgetParameters(tx.db))
  return { ok: true as const }
}

async function putInForce(
  tx: Tx,
  change: { id: string; key: string; value: unknown; valid_from: string; basis: string; confidence: string },
) {
  const versions = await tx.selectFrom('parameter').selectAll().where('key', '=', change.key).orderBy('valid_from').forUpdate().execute()
  if (versions.some((v) => v.valid_from === change.valid_from)) throw new Problem('policy.same_date', { on: change.valid_from })
  const before = versions.filter((v) => v.valid_from < change.valid_from).at(-1)
  const after = versions.find((v) => v.valid_from > change.valid_from)
  const like = before ?? after
  if (!like) throw new Problem('policy.unknown_key', { key: change.key })
  if (before && (before.valid_to === null || before.valid_to > change.valid_from))
    await tx
      .updateTable('parameter')
      .set({ valid_to: change.valid_from })
      .where('key', '=', change.key)
      .where('valid_from', '=', before.valid_from)
      .execute()
  await tx
    .insertInto('parameter')
    .values({
      key: change.key,
      valid_from: change.valid_from,
      valid_to: after?.valid_from ?? null,
      value: JSON.stringify(change.value),
      unit: like.unit,
      title: like.title,
      basis: change.basis,
      confidence: change.confidence,
      anchor: like.anchor,
      change_id: change.id,
    })
    .execute()
}

/** The proposals and what became of them, newest first. */
export async function changeList(tx: Tx, actor: Actor) {
  const rows = await tx.selectFrom('parameter_change').selectAll().orderBy('proposed_at', 'desc').limit(100).execute()
  const names = await actorNames(
    tx,
    rows.map((r) => r.proposed_by),
  )
  return {
    items: rows.map((r) => ({
      changeId: r.id,
      key: r.key,
      value: r.value,
      validFrom: r.valid_from,
      basis: r.basis,
      reason: r.reason,
      state: r.state as 'proposed' | 'approved' | 'rejected',
      proposedBy: names.get(r.proposed_by) ?? '',
      proposedAt: r.proposed_at.toISOString(),
      mayDecide: r.state === 'proposed' && actor.role === 'county_head' && r.proposed_by !== actor.id,
    })),
  }
}
