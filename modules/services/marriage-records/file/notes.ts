import type { Day } from '#kernel/day.ts'
import type { Actor } from '#platform/db/actor.ts'
import { sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'

export interface NewNote {
  kind: 'VOID' | 'REVOKED' | 'COURT_DIVORCE' | 'CORRECTION' | 'DEATH' | 'REISSUED' | 'OTHER'
  on: Day
  text: string
  /** The paper by which it is noted. */
  basis: string
}

/** Adds one note to each of these files. */
export async function addNotes(
  tx: Tx,
  actor: Actor,
  registrations: readonly { id: string; place: string }[],
  note: NewNote,
): Promise<void> {
  if (registrations.length === 0) return
  await tx
    .insertInto('marriage_note')
    .values(
      registrations.map((r) => ({
        registration_id: r.id,
        place: r.place,
        kind: note.kind,
        noted_on: note.on,
        text_sealed: sealJson(tx.db.keys, note.text),
        basis: note.basis,
        made_by: actor.id,
        made_at: tx.now,
      })),
    )
    .execute()
}
