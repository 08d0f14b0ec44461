import { addMonthsToMonth, type Month, monthOf } from '#kernel/day.ts'
import { keepConsents } from '#modules/assistance/consents/public.ts'
import { Problem } from '#kernel/problem.ts'
import { openRecovery } from '#modules/assistance/recovery/public.ts'
import { findOrRegister } from '#modules/core/residents/public.ts'
import { copyBars } from '#platform/cases/bars.ts'
import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import { dueOn } from '#platform/cases/clocks.ts'
import { addRecord } from '#platform/cases/records.ts'
import type { Actor } from '#platform/db/actor.ts'
import { sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { holdPayment } from '#platform/entitlements/hold.ts'
import { rewriteRoots } from '#platform/entitlements/rewrite.ts'
import { settleMoney } from '#platform/ledger/settled.ts'
import { isAwaited } from '#platform/life-events/lines.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { townWord } from '../commands/town-word.ts'
import { headOf, partiesOf, setHead } from '../household/parties.ts'
import { rowsOf } from '../household/stretches.ts'
import { recordDecided } from '../death/decided.ts'
import { settleDeath } from '../death/settle.ts'
import { suspendNames } from '../texts.zh.ts'
import { changePayee } from './payee.ts'
import { isPayment, type Outcome, outcomeOf, resultOf } from './outcome.ts'
import { sendChangeLetter, sendPaymentLetter } from './send-letter.ts'

/** 提出意见: whether the class stays decides who may confirm it. */
const propose: Effect = async (tx, actor, file) => {
  const { before, after, change } = await outcomeOf(tx, file)
  const last = (months: typeof before) => months.findLast((d) => d.month <= addMonthsToMonth(monthOf(tx.today), 1))?.category
  return { proposedBy: actor.id, sameClass: change.kind !== 'STOP' && last(before) === last(after) }
}

/** 确认: the fact is kept, the rows since are written anew, and the letter says what follows. All of it or nothing. */
const decide: Effect = async (tx, actor, file) => {
  const outcome = await outcomeOf(tx, file)
  const result = resultOf(outcome, file)
  const recordId = await addRecord(tx, actor, file.id, 'change_result', result)
  let recoveryCase: string | null = null
  if (outcome.change.kind === 'RECOMPUTE') recoveryCase = await putInForce(tx, actor, file, outcome, recordId)
  else if (isPayment(outcome.change)) await decidePayment(tx, actor, file, outcome)
  else recoveryCase = await decideFact(tx, actor, file, outcome, recordId)
  if (outcome.change.payee) await changePayee(tx, actor, file, outcome.running, outcome.change.payee)
  await close(tx, file)
  await settleDeath(tx, actor, file, outcome, recoveryCase)
  await recordDecided(tx, actor, file, outcome)
  return undefined
}

async function decideFact(tx: Tx, actor: Actor, file: CaseFile, outcome: Outcome, recordId: string): Promise<string | null> {
  const { running, change, fact } = outcome
  const joined = change.joined
  const personId = joined
    ? await findOrRegister(tx, actor, { name: joined.name, idNumber: joined.idNumber, place: running.place })
    : undefined
  if (personId && change.ref) running.persons[change.ref] = personId
  // Who comes in signs for themselves; what they signed stays in force while the household is helped.
  if (joined?.signedOn)
    await keepConsents(tx, actor, { caseId: file.id, place: running.place, source: 'change' }, [
      { idNumber: joined.idNumber, signedOn: joined.signedOn },
    ])
  await tx
    .insertInto('entitlement_fact')
    .values({
      id: file.id,
      root_id: running.rootId,
      place: running.place,
      kind: change.kind,
      happened_on: change.happenedOn,
      reported_on: fact?.reportedOn ?? tx.today,
      told_sealed: sealJson(tx.db.keys, { ...change, ...(personId ? { personId } : {}) }),
      case_id: file.id,
      recorded_at: tx.now,
    })
    .execute()
  return putInForce(tx, actor, file, outcome, recordId)
}

/** The rows since are written anew; the books, the letter and what follows from them. Returns the recovery, if there is one. */
async function putInForce(tx: Tx, actor: Actor, file: CaseFile, outcome: Outcome, recordId: string): Promise<string | null> {
  const { running, change, after } = outcome
  const rows = rowsOf(running, after, { caseId: file.id, recordId, cause: change.kind === 'RECOMPUTE' ? 'RECOMPUTED' : change.kind })
  await rewriteRoots(tx, [rows])
  await settleMoney(tx, [running.rootId])
  await sendChangeLetter(tx, actor, file, outcome)
  await setHead(tx, running, outcome.now)
  const recoveryCase = await openRecovery(tx, actor, {
    rootId: running.rootId,
    place: running.place,
    office: await townWord(tx, running.place),
    title: file.title,
    holderId: headOf(running, outcome.now) ?? running.holderId,
    parties: partiesOf(running, outcome.now),
    causeCase: file.id,
  })
  if (recoveryCase) await copyBars(tx, file.id, recoveryCase)
  if (rows.stopped) await tellStop(tx, file)
  return recoveryCase
}

/** Names of those whose help stopped are posted, like the list of those who are helped. */
async function tellStop(tx: Tx, file: CaseFile): Promise<void> {
  await tx
    .insertInto('case_task')
    .values({
      case_id: file.id,
      kind: 'stop_publication',
      role: 'village_worker',
      place: file.place,
      label: '张贴停发名单 7 天，并从长期公示撤下',
      due_on: dueOn(tx.today, 3, 'working_days'),
      opened_at: tx.now,
    })
    .execute()
}

async function decidePayment(tx: Tx, actor: Actor, file: CaseFile, { running, change, applicant }: Outcome): Promise<void> {
  const { rootId, place } = running
  if (change.kind === 'PAYEE') return
  const next = addMonthsToMonth(monthOf(tx.today), 1)
  if (change.kind === 'SUSPEND') {
    const until = await lastSuspendedMonth(tx, next)
    await holdPayment(tx, actor, {
      rootId,
      place,
      from: next,
      kind: 'suspension',
      reason: change.suspend ?? '',
      sourceKind: 'change',
      sourceRef: file.id,
    })
    await setState(tx, rootId, 'suspended')
    await sendPaymentLetter(tx, actor, file, {
      applicant,
      from: next,
      until,
      why: suspendNames[change.suspend ?? ''] ?? '',
      resumes: false,
    })
    return
  }
  await liftSuspension(tx, actor, rootId)
  await sendPaymentLetter(tx, actor, file, { applicant, from: next, until: null, why: '', resumes: true })
}

/** 恢复: every suspension of the household ends; a freeze by a death that is being worked does not. */
async function liftSuspension(tx: Tx, actor: Actor, rootId: string): Promise<void> {
  await tx
    .updateTable('entitlement_hold')
    .set({ released_at: tx.now, released_by: actor.id })
    .where('root_id', '=', rootId)
    .where('kind', '=', 'suspension')
    .where('released_at', 'is', null)
    .execute()
  await setState(tx, rootId, 'active')
}

const setState = (tx: Tx, rootId: string, state: string) =>
  tx.updateTable('entitlement').set({ state }).where('root_id', '=', rootId).where('state', '!=', 'stopped').execute()

async function lastSuspendedMonth(tx: Tx, from: Month): Promise<Month> {
  const months = Number((await parametersOf(tx)).find('suspend.maxMonths', tx.today)?.value ?? 3)
  return addMonthsToMonth(from, months - 1)
}

/** A small case that has ended is no longer in the way of another like it. */
const close = (tx: Tx, file: CaseFile) => tx.updateTable('household_case').set({ open: false }).where('case_id', '=', file.id).execute()

/** What a recorded death asked for is not dropped by itself: the death is withdrawn, or the change is made. */
const drop: Effect = async (tx, _actor, file) => {
  if (await isAwaited(tx, file.id)) throw new Problem('change.by_event')
  await close(tx, file)
  return undefined
}

/** Who went there for the county is not who confirms it. */
const countyCheck: Effect = async (tx, actor, _file, input) => {
  if ((input.visitedOn as string) > tx.today) throw new Problem('subsistence.future_date', { field: '核查日期' })
  return { countyCheckedBy: actor.id }
}

export const changeEffects: Readonly<Record<string, Effect>> = { propose, county_check: countyCheck, decide, drop }
