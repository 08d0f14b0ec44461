import { type Actor, systemActor } from '#platform/db/actor.ts'
import { sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { type Closed, consequencesOf, type EventKind, type LifeEvent, type NewLine } from './event.ts'
import { linesOfEvent, writeLines } from './lines.ts'

/** Everything that follows from these events, in the order of the registry, done for the office. */
export async function applyConsequences(tx: Tx, kind: EventKind, events: readonly LifeEvent[]): Promise<void> {
  if (events.length === 0) return
  const office = systemActor('life-event', tx.db.county.code)
  const lines: NewLine[] = []
  for (const consequence of consequencesOf(kind)) lines.push(...(await consequence.apply(tx, office, events)))
  await writeLines(tx, events, lines)
}

/**
 * Takes everything back that followed from an event, the last first; every line says what was put back. What was still to
 * be done is not to be done any more.
 */
export async function undoConsequences(tx: Tx, actor: Actor, event: LifeEvent, reason: string): Promise<void> {
  const lines = (await linesOfEvent(tx, event.id)).filter((l) => l.state === 'open' || (l.state === 'done' && l.name !== 'date'))
  if (lines.length === 0) return
  // First none of them waits any more: a case that one waited for may be dropped now.
  await tx
    .updateTable('life_event_line')
    .set({ state: 'undone', closed_by: actor.id, closed_at: tx.now })
    .where(
      'id',
      'in',
      lines.map((l) => l.id),
    )
    .execute()
  const words = new Map<string, string>()
  for (const consequence of [...consequencesOf(event.kind)].reverse()) {
    const own = lines.filter((l) => l.name in consequence.titles)
    if (own.length === 0) continue
    for (const [id, text] of (await consequence.undo?.(tx, actor, event, own, reason)) ?? []) words.set(id, text)
  }
  for (const line of lines) {
    const undone = words.get(line.id) ?? (line.state === 'open' ? '不用再办' : '不用恢复')
    await tx
      .updateTable('life_event_line')
      .set({ closed_sealed: sealJson(tx.db.keys, { ...line.closed, undone } satisfies Closed) })
      .where('id', '=', line.id)
      .execute()
  }
}
