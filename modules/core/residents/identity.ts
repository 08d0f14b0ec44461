import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { maskId } from '#kernel/citizen-id.ts'
import { chineseDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open, seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Consequence } from '#platform/life-events/event.ts'
import { closeLine, linesOfEvent } from '#platform/life-events/lines.ts'
import type { decideIdentity } from './contract.ts'
import { readingsOf } from './register.ts'
import { identityFields } from './texts.zh.ts'

type Field = keyof typeof identityFields

/** What was corrected elsewhere, as an event of kind IDENTITY brings it. */
export interface IdentityGiven {
  field: Field
  right: string
}

/** A name or birthday that was corrected elsewhere on a paper of the police: proposed, and applied when the town has seen the household book. */
export const residentIdentity: Consequence = {
  titles: { 'residents.identity': '居民登记' },
  async apply(tx, _office, events) {
    const given = events.flatMap((e) => (e.given ? [{ event: e, ...(e.given as IdentityGiven) }] : []))
    if (given.length > 0)
      await tx
        .insertInto('identity_proposal')
        .values(
          given.map(({ event, field, right }) => ({
            id: randomUUID(),
            event_id: event.id,
            person_id: event.personId,
            place: event.place,
            field,
            right_sealed: seal(tx.db.keys, right),
            made_at: tx.now,
          })),
        )
        .execute()
    return events.map((e) => {
      // A number is the thread on which everything of a person hangs: it is not changed with a button.
      const byButton = given.some((g) => g.event.id === e.id && g.field !== 'ID_NUMBER')
      return {
        eventId: e.id,
        name: 'residents.identity',
        place: e.place,
        state: 'open' as const,
        role: 'town_clerk',
        byHand: !byButton,
        found: e.told ?? '婚姻档案已按公安证明更正姓名或证件号码',
        act: byButton ? '对照户口簿核对，在这个人的资料里同意或不同意更正' : '对照户口簿核对；号码变了的，由市局统一更正各项登记',
        link: `/residents?person=${e.personId}`,
      }
    })
  },
}

/** Corrections that wait for the town, for the page of a person. */
export async function proposalsOf(tx: Tx, personId: string) {
  const rows = await tx
    .selectFrom('identity_proposal')
    .select(['id', 'field', 'right_sealed', 'made_at'])
    .where('person_id', '=', personId)
    .where('state', '=', 'open')
    .where('field', '!=', 'ID_NUMBER')
    .orderBy('made_at')
    .execute()
  return rows.map((r) => ({
    proposalId: r.id,
    label: identityFields[r.field as Field],
    right: shown(r.field as Field, open(tx.db.keys, r.right_sealed)),
  }))
}

const shown = (field: Field, right: string): string =>
  field === 'ID_NUMBER' ? maskId(right) : field === 'BIRTH_DATE' ? chineseDay(right) : right

/** The town has seen the household book: the register is corrected, or it is not. Throws `resident.no_proposal`. */
export async function decide(tx: Tx, actor: Actor, { personId, proposalId, agree, reason }: z.output<(typeof decideIdentity)['input']>) {
  const proposal = await tx
    .selectFrom('identity_proposal')
    .selectAll()
    .where('id', '=', proposalId)
    .where('person_id', '=', personId)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
  if (!proposal || proposal.field === 'ID_NUMBER') throw new Problem('resident.no_proposal')
  await tx
    .updateTable('identity_proposal')
    .set({ state: agree ? 'applied' : 'refused', decided_by: actor.id, decided_at: tx.now })
    .where('id', '=', proposalId)
    .execute()
  if (agree) await correct(tx, personId, proposal.field as Field, open(tx.db.keys, proposal.right_sealed))
  const line = (await linesOfEvent(tx, proposal.event_id)).find((l) => l.name === 'residents.identity' && l.state === 'open')
  if (line) await closeLine(tx, actor, line, `${agree ? '居民登记已更正' : '没有更正'}：${reason}`)
  const act = agree ? 'resident.correct' : 'resident.keep'
  await record(tx, actor, {
    act,
    subjectKind: 'person',
    subjectId: personId,
    place: proposal.place,
    reason,
    detail: { field: proposal.field },
  })
  return { applied: agree }
}

async function correct(tx: Tx, personId: string, field: Field, right: string): Promise<void> {
  const { py, initials } = readingsOf(right)
  const set = field === 'NAME' ? { name: right, name_py: py, name_initials: initials } : { birth_date: right }
  await tx.updateTable('person').set(set).where('id', '=', personId).execute()
}
