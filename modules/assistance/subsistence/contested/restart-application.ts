import { addMonths, type Day, dayInShanghai } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Facts } from '#kernel/service.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import { linkCases, linksOf } from '#platform/cases/links.ts'
import { openCase } from '#platform/cases/open-case.ts'
import { systemActor } from '#platform/db/actor.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import { townWord } from '../commands/town-word.ts'
import type { SubsistenceFacts } from '../service/facts.ts'
import { subsistence } from '../service.ts'

export interface Restart {
  /** The application whose decision did not stand; it stays as it ended. */
  contested: CaseFile & { endedAt: Date | null }
  /** FACTS: investigated again. LAW: the facts stand, the county reviews again. */
  disputed: 'FACTS' | 'LAW'
  /** Decided by the law of the first decision's day, and so paid from the month after it; else as of the new decision. */
  backdated: boolean
  requestId: string
}

// What was found stays found where only the law was applied wrongly.
const foundBefore = ['source_answer', 'verification_report']
const established = [
  ...foundBefore,
  'investigation',
  'accompaniment',
  'cosignature',
  'meeting_minutes',
  'town_opinion',
  'notice',
  'spot_check',
]

/**
 * A new case in the place of a decision that a remedy changed or cancelled: the same answers, what is still valid of the
 * records, and the step from which it has to be done again. The caller links it to the remedy. Throws
 * `subsistence.other_open` when the family has another application on its way.
 */
export async function restartApplication(tx: Tx, { contested, disputed, backdated, requestId }: Restart) {
  const office = systemActor('remedy', tx.db.county.code)
  await requireNoneOpen(tx, contested.id)
  const valid = await reportIsValid(tx, contested.id)
  const rootId = contested.step === 'granted' ? await rootOf(tx, contested) : undefined
  const opened = await openCase(tx, office, {
    service: subsistence.name,
    place: contested.place,
    office: await townWord(tx, contested.place),
    title: contested.title,
    applicantId: contested.applicantId,
    answers: openJson(tx.db.keys, contested.answersSealed),
    formVersion: contested.formVersion,
    facts: {
      ...factsFor(contested.facts, disputed, valid),
      restartOf: contested.id,
      ...(rootId ? { rootId } : {}),
      ...(backdated ? { asOf: firstDecidedOn(contested) } : {}),
    },
    requestId,
    move: disputed === 'LAW' ? 'restart_review' : 'restart_investigation',
    access: await familyOf(tx, contested.id),
  })
  await carryOver(tx, contested.id, opened.caseId, disputed === 'LAW' ? established : valid ? foundBefore : [])
  await linkCases(tx, opened.caseId, contested.id, 'follows')
  return { caseId: opened.caseId, number: opened.number, stepLabel: opened.stepLabel }
}

/** The day of the decision that began it all: a second remedy goes back to the same day. */
const firstDecidedOn = ({ facts, endedAt, receivedOn }: Restart['contested']): Day =>
  (facts.asOf as Day | undefined) ?? (endedAt ? dayInShanghai(endedAt) : receivedOn)

/** For the letter of a decision that is made again: since when the family has waited, and by which remedy. */
export async function againOf(tx: Tx, file: CaseFile): Promise<{ receivedOn: Day; again: string | null }> {
  if (!file.facts.restartOf) return { receivedOn: file.receivedOn, again: null }
  const links = await linksOf(tx, file.id)
  const first = links.find((l) => l.caseId === file.facts.restartOf)
  const remedy = links.find((l) => l.caseId !== file.facts.restartOf)
  return {
    receivedOn: first?.receivedOn ?? file.receivedOn,
    again: `本决定根据${remedy?.number ?? '救济处理'}的结果，对${first?.number ?? '原办件'}重新作出，代替原来的决定。`,
  }
}

/** Records keep who made them and when; the people of the household are in an open application again. */
async function carryOver(tx: Tx, from: string, to: string, kinds: string[]): Promise<void> {
  await tx.line.query(
    `insert into case_record (case_id, kind, content_sealed, made_by, made_role, made_at)
     select $1, kind, content_sealed, made_by, made_role, made_at from case_record where case_id = $2 and kind = any($3)`,
    [to, from, kinds],
  )
  await tx.line.query(
    `insert into subsistence_person (case_id, ref, id_hash, person_id, place)
     select $1, ref, id_hash, person_id, place from subsistence_person where case_id = $2`,
    [to, from],
  )
}

const always = ['onBehalf', 'staffRelative', 'consentMissing'] as const
const reviewed = ['reportNo', 'investigators', 'cosigned', 'photos', 'neighbours', 'favour', 'opinionBy'] as const
const announced = ['noticePostedOn', 'noticeEndsOn', 'spotCheckDone'] as const

/** What the conditions of the new case may take over; who investigated before may not give the next opinion. */
function factsFor(before: SubsistenceFacts, disputed: Restart['disputed'], valid: boolean): Facts {
  const { investigators = [], investigatedBefore = [] } = before
  const names = disputed === 'LAW' ? [...always, ...reviewed, ...announced] : valid ? [...always, 'reportNo' as const] : always
  const kept = Object.fromEntries(names.map((name) => [name, before[name]]))
  const earlier = disputed === 'LAW' ? investigatedBefore : [...new Set([...investigatedBefore, ...investigators])]
  return { ...kept, investigatedBefore: earlier }
}

/** The household that a contested grant put on the books. */
async function rootOf(tx: Tx, contested: CaseFile): Promise<string | undefined> {
  const row = await tx
    .selectFrom('entitlement')
    .select('root_id')
    .where('opened_by_case', '=', contested.id)
    .whereRef('id', '=', 'root_id')
    .executeTakeFirst()
  return row?.root_id ?? (contested.facts.rootId as string | undefined)
}

async function requireNoneOpen(tx: Tx, contested: string): Promise<void> {
  const own = tx.selectFrom('subsistence_person').select('id_hash').where('case_id', '=', contested)
  const other = await tx
    .selectFrom('subsistence_person')
    .innerJoin('case_file', 'case_file.id', 'subsistence_person.case_id')
    .select('case_file.number')
    .where('subsistence_person.open', '=', true)
    .where('subsistence_person.id_hash', 'in', own)
    .executeTakeFirst()
  if (other) throw new Problem('subsistence.other_open', { number: other.number })
}

async function reportIsValid(tx: Tx, caseId: string): Promise<boolean> {
  const { at } = await tx
    .selectFrom('case_record')
    .select((eb) => eb.fn.max('made_at').as('at'))
    .where('case_id', '=', caseId)
    .where('kind', '=', 'verification_report')
    .executeTakeFirstOrThrow()
  return at !== null && addMonths(dayInShanghai(at), await daysOf(tx, 'verification.validMonths', tx.today)) >= tx.today
}

/** Who may follow the first case may follow the second. */
function familyOf(tx: Tx, caseId: string) {
  return tx
    .selectFrom('case_access')
    .select(['party', 'reason'])
    .where('case_id', '=', caseId)
    .where('reason', 'in', ['applicant', 'spouse', 'filer'])
    .execute()
}
