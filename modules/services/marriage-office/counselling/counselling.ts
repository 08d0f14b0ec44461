import { randomUUID } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open, seal } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import '../problems.ts'
import type { counsellingKinds, Outcome } from '../rules/counselling.ts'
import { counsellingNames, outcomeNames } from '../texts.zh.ts'

interface Opened {
  kind: (typeof counsellingKinds)[number]
  visitors: string
  consentedOn: string
  sharesResult: boolean
  divorceNumber?: string | undefined
}

/**
 * People who agreed to be counselled. A divorce is linked by the number on the receipt that they bring; nothing of it is shown.
 * Throws `marriage_office.future`, `marriage_office.not_a_divorce`.
 */
export async function openFor(tx: Tx, actor: Actor, o: Opened): Promise<{ counsellingId: string }> {
  if (o.consentedOn > tx.today) throw new Problem('marriage_office.future', { field: '同意日期' })
  const counsellingId = randomUUID()
  const divorceCase = o.divorceNumber ? await divorceOf(tx, actor, o.divorceNumber) : null
  await tx
    .insertInto('counselling')
    .values({
      id: counsellingId,
      place: actor.place,
      kind: o.kind,
      people_sealed: seal(tx.db.keys, o.visitors),
      consented_on: o.consentedOn,
      shares_result: o.sharesResult,
      divorce_case: divorceCase,
      counsellor_id: actor.id,
      opened_at: tx.now,
    })
    .execute()
  await record(tx, actor, { act: 'counselling.open', subjectKind: 'counselling', subjectId: counsellingId, detail: { kind: o.kind } })
  return { counsellingId }
}

const divorceOf = (tx: Tx, actor: Actor, number: string): Promise<string> =>
  asOffice(tx, actor, async () => {
    const found = await tx
      .selectFrom('case_file')
      .select('id')
      .where('number', '=', number)
      .where('service', '=', 'divorce')
      .where('place', '=', actor.place)
      .executeTakeFirst()
    if (!found) throw new Problem('marriage_office.not_a_divorce')
    return found.id
  })

interface Session {
  counsellingId: string
  sittingOn: string
  minutes: number
  words: string
}

/** One sitting; the words stay with the counsellor. Throws `marriage_office.not_found`, `.counselling_closed`, `.future`. */
export async function addSitting(tx: Tx, actor: Actor, s: Session) {
  if (s.sittingOn > tx.today) throw new Problem('marriage_office.future', { field: '辅导日期' })
  await requireGoing(tx, s.counsellingId)
  await tx
    .insertInto('counselling_session')
    .values({
      id: randomUUID(),
      counselling_id: s.counsellingId,
      place: actor.place,
      held_on: s.sittingOn,
      minutes: s.minutes,
      note_sealed: seal(tx.db.keys, s.words),
      held_by: actor.id,
      recorded_at: tx.now,
    })
    .execute()
  await record(tx, actor, {
    act: 'counselling.session',
    subjectKind: 'counselling',
    subjectId: s.counsellingId,
    detail: { minutes: s.minutes },
  })
  return {}
}

/** How it ended, in one word. Throws `marriage_office.not_found`, `.counselling_closed`. */
export async function close(tx: Tx, actor: Actor, { counsellingId, result }: { counsellingId: string; result: Exclude<Outcome, 'OPEN'> }) {
  await requireGoing(tx, counsellingId)
  await tx.updateTable('counselling').set({ result, closed_on: tx.today }).where('id', '=', counsellingId).execute()
  await record(tx, actor, { act: 'counselling.close', subjectKind: 'counselling', subjectId: counsellingId })
  return {}
}

async function requireGoing(tx: Tx, id: string): Promise<void> {
  const found = await tx.selectFrom('counselling').select('result').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!found) throw new Problem('marriage_office.not_found')
  if (found.result !== 'OPEN') throw new Problem('marriage_office.counselling_closed')
}

const perPage = 20

/** The counsellor's own cases with their sittings, newest first. */
export async function ownList(tx: Tx, actor: Actor, { after }: { after?: string | undefined }) {
  const [at, id] = after?.split('~') ?? []
  let query = tx.selectFrom('counselling').selectAll().where('counsellor_id', '=', actor.id)
  if (at && id) query = query.where((eb) => eb(eb.refTuple('opened_at', 'id'), '<', eb.tuple(new Date(at), id)))
  const rows = await query
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(perPage + 1)
    .execute()
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  const sittings = await sittingsOf(
    tx,
    shown.map((r) => r.id),
  )
  return {
    items: shown.map((r) => ({
      counsellingId: r.id,
      kindLabel: counsellingNames[r.kind] ?? '',
      people: open(tx.db.keys, r.people_sealed),
      consentedOn: r.consented_on,
      sharesResult: r.shares_result,
      linked: r.divorce_case !== null,
      outcomeLabel: outcomeNames[r.result] ?? '',
      going: r.result === 'OPEN',
      sessions: (sittings.get(r.id) ?? []).map((s) => ({ heldOn: s.held_on, minutes: s.minutes, words: open(tx.db.keys, s.note_sealed) })),
    })),
    next: last ? `${last.opened_at.toISOString()}~${last.id}` : null,
  }
}

async function sittingsOf(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never[]>()
  const rows = await tx
    .selectFrom('counselling_session')
    .selectAll()
    .where('counselling_id', 'in', [...ids])
    .orderBy('recorded_at')
    .execute()
  return Map.groupBy(rows, (r) => r.counselling_id)
}
