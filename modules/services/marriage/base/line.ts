import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'

/** Whether the national register answers, and what waits for it. */
export async function lineView(tx: Tx, actor: Actor) {
  const waiting = await tx
    .selectFrom('marriage_question')
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.min('asked_at').as('oldest')])
    .where('answered_at', 'is', null)
    .where('dropped_at', 'is', null)
    .executeTakeFirstOrThrow()
  const line = await asOffice(tx, actor, () => tx.selectFrom('marriage_base_line').select('down').executeTakeFirst())
  return {
    demonstration: tx.db.demo,
    down: tx.db.demo ? line?.down === true : false,
    waiting: waiting.n,
    oldest: waiting.oldest ? new Date(waiting.oldest).toISOString() : null,
  }
}

/** The demonstration's switch. Throws `session.needed` nowhere else: outside a demonstration there is no such thing. */
export async function turnLine(tx: Tx, actor: Actor, down: boolean) {
  if (!tx.db.demo) throw new Problem('actor.not_allowed')
  await asOffice(tx, actor, () =>
    tx
      .insertInto('marriage_base_line')
      .values({ one: true, down })
      .onConflict((same) => same.column('one').doUpdateSet({ down }))
      .execute(),
  )
  return { down }
}
