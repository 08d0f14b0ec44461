import { randomUUID } from 'node:crypto'
import { lockCase, moveLocked } from '#platform/cases/advance.ts'
import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import { addRecord } from '#platform/cases/records.ts'
import { type Actor, systemActor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { disputeNotice } from '#platform/notices/notices.ts'
import type { SubsistenceFacts } from '../service/facts.ts'
import { type SubsistenceStep, subsistence } from '../service.ts'
import { answersOf } from '../commands/determination.ts'
import { tell } from '../commands/town.ts'

export interface ObjectionTo {
  /** The application whose notice is objected to. */
  caseId: string
  /** The number of the objection; who raised it stays with the objection. */
  number: string
  claim: string
  receivedOn: string
}

/**
 * A named objection to the notice: the application waits and is investigated anew. A further one joins those that are
 * open. Whoever raised it may not see the application, so the office does this. Throws `case.wrong_step` when the
 * application is no longer where an objection can reach it.
 */
export async function objectTo(tx: Tx, actor: Actor, { caseId, ...said }: ObjectionTo): Promise<void> {
  const office = systemActor('objection', tx.db.county.code)
  await asOffice(tx, actor, async () => {
    const requestId = randomUUID()
    const { file } = await lockCase(tx, caseId, requestId)
    if (file.step !== 'objection' && file.step !== 'reinvestigating')
      return void (await moveLocked(tx, office, file, { caseId, move: 'object', requestId, input: said }))
    await addRecord(tx, office, caseId, 'objection', said)
    await keep(tx, file, { objectionsOpen: (factsOf(file).objectionsOpen ?? 0) + 1 })
  })
}

/** An objection has its finding, or was taken back: it stands in nobody's way any more. */
export async function objectionClosed(tx: Tx, actor: Actor, caseId: string): Promise<void> {
  await asOffice(tx, actor, async () => {
    const { file } = await lockCase(tx, caseId, randomUUID())
    // What has ended stays as it was.
    if (subsistence.steps[file.step as SubsistenceStep].ended) return
    await keep(tx, file, { objectionsOpen: Math.max(0, (factsOf(file).objectionsOpen ?? 0) - 1) })
  })
}

/** What an objection must know of the application: who investigated, whether it was done again, whom a reply must not name. */
export function objectedCase(tx: Tx, file: CaseFile & { endedAt?: Date | null }) {
  const f = factsOf(file)
  const { members, supporters, phone } = answersOf(tx, file)
  return {
    investigators: [...new Set([...(f.investigators ?? []), ...(f.investigatedBefore ?? [])])],
    reinvestigated: f.objectionOpen === true && f.cosigned === true,
    ended: file.endedAt !== null && file.endedAt !== undefined,
    /** Full names, numbers and telephone of the family. */
    secrets: [...members.flatMap((m) => [m.name, m.idNumber]), ...supporters.map((s) => s.name), phone],
  }
}

const factsOf = (file: CaseFile) => file.facts as SubsistenceFacts

async function keep(tx: Tx, file: CaseFile, patch: Partial<SubsistenceFacts>): Promise<void> {
  await tx
    .updateTable('case_file')
    .set({ facts: JSON.stringify({ ...file.facts, ...patch }) })
    .where('id', '=', file.id)
    .execute()
}

/** The notice says that it is disputed; what was found before stays on record, and others may look again. */
export const object: Effect = async (tx, _actor, file) => {
  await disputeNotice(tx, file.id)
  await tell(tx, file, `您的低保申请（${file.number}）公示期间有人提出异议，镇里会重新核实。您不用做什么，结果会告诉您。`)
  const f = factsOf(file)
  return {
    objectionOpen: true,
    objectionsOpen: (f.objectionsOpen ?? 0) + 1,
    investigatedBefore: [...new Set([...(f.investigatedBefore ?? []), ...(f.investigators ?? [])])],
    investigators: [],
    cosigned: false,
    photos: 0,
    neighbours: 0,
    noticePostedOn: undefined,
    noticeEndsOn: undefined,
  }
}
