import { addDays, chineseDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Advanced } from '#platform/cases/advance.ts'
import { openCase } from '#platform/cases/open-case.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { kinshipOfPersons } from '#platform/identity/relatives.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import { registryFormVersion } from '../form.ts'
import { momentOf } from '../rules/moment.ts'
import type { Party } from './people.ts'
import '../problems.ts'

export interface NewFile {
  service: string
  serviceTitle: string
  move: string
  requestId: string
  man: Party
  woman: Party
  answers: unknown
  facts: Record<string, unknown>
}

/**
 * Opens a case of the registry for two people. Neither may have another one of the kind open; the database holds that too.
 * Throws `marriage.open_case`, `marriage.relative`.
 */
export async function openFile(tx: Tx, actor: Actor, what: NewFile): Promise<Advanced & { number: string }> {
  const { man, woman } = what
  await requireNoRelative(tx, actor, [man.personId, woman.personId])
  await requireNoOpenCase(tx, what)
  const opened = await openCase(tx, actor, {
    service: what.service,
    place: actor.place,
    office: tx.db.county.name.replace(/[市县区]$/, ''),
    title: `${man.name}、${woman.name}`,
    applicantId: man.personId,
    answers: what.answers,
    formVersion: registryFormVersion,
    facts: what.facts,
    requestId: what.requestId,
    move: what.move,
    access: [
      { party: man.personId, reason: 'applicant' },
      { party: woman.personId, reason: 'spouse' },
    ],
  })
  try {
    await tx
      .insertInto('registry_case_party')
      .values(
        [man, woman].map((p) => ({
          case_id: opened.caseId,
          service: what.service,
          side: p.side,
          person_id: p.personId,
          place: actor.place,
        })),
      )
      .execute()
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'one_open_case')
      throw new Problem('marriage.open_case', { what: what.serviceTitle, number: '刚刚由另一个窗口受理' })
    throw error
  }
  return opened
}

async function requireNoOpenCase(tx: Tx, { service, serviceTitle, man, woman }: NewFile): Promise<void> {
  const open = await tx
    .selectFrom('registry_case_party as p')
    .innerJoin('case_file as c', 'c.id', 'p.case_id')
    .select('c.number')
    .where('p.service', '=', service)
    .where('p.person_id', 'in', [man.personId, woman.personId])
    .where('p.open', '=', true)
    .executeTakeFirst()
  if (open) throw new Problem('marriage.open_case', { what: serviceTitle, number: open.number })
}

/** A registrar does not handle relatives. Throws `marriage.relative`. */
export async function requireNoRelative(tx: Tx, actor: Actor, personIds: readonly string[]): Promise<void> {
  const { staff } = await kinshipOfPersons(tx, actor, personIds)
  if (staff.includes(actor.id)) throw new Problem('marriage.relative')
}

/** The case is over: both may open another, and nobody is asked about them any more. */
export async function closeFile(tx: Tx, caseId: string): Promise<void> {
  await tx.updateTable('registry_case_party').set({ open: false }).where('case_id', '=', caseId).execute()
  await tx
    .updateTable('marriage_question')
    .set({ dropped_at: tx.now })
    .where('case_id', '=', caseId)
    .where('purpose', '=', 'STATUS')
    .where('answered_at', 'is', null)
    .execute()
}

/** A time written on paper lies in the past, and not longer ago than papers may wait. Throws `marriage.paper_time`. */
export async function requirePaperTime(tx: Tx, at: string | undefined): Promise<void> {
  if (!at) return
  const from = addDays(tx.today, -(await daysOf(tx, 'marriage.paper.maxDays', tx.today)))
  const { day } = momentOf(at)
  if (day < from || new Date(`${at}:00+08:00`) > tx.now) throw new Problem('marriage.paper_time', { from: chineseDay(from) })
}
