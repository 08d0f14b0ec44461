import { addDays, addMonthsToMonth, firstOf, monthOf } from '#kernel/day.ts'
import { yuan } from '#kernel/money.ts'
import { Problem } from '#kernel/problem.ts'
import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import { recordsOf } from '#platform/cases/records.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { claimsOf } from '#platform/ledger/claims.ts'
import { closeLinesOfCase } from '#platform/life-events/lines.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { issueLetter } from '#platform/print/letters.ts'
import { recoveryLetter } from '../letters/recovery.ts'
import '../problems.ts'
import { monthsOf } from '../queries/months.ts'
import type { PlanInput } from '../service.ts'
import { enter } from './entries.ts'

const countyOffice = '瑞安市民政局'
const rootOf = (file: Pick<CaseFile, 'facts'>): string => String(file.facts.rootId)

/** What is still to come back, in fen. */
export async function leftOf(tx: Tx, rootId: string): Promise<number> {
  return ((await claimsOf(tx, [rootId])).get(rootId) ?? []).reduce((sum, c) => sum + c.fen, 0)
}

const plan: Effect = async (tx, actor, file, input) => {
  const { way, cause } = input as PlanInput
  if ((await leftOf(tx, rootOf(file))) === 0) throw new Problem('recovery.nothing_claimed')
  const root = await tx.selectFrom('entitlement').select('state').where('id', '=', rootOf(file)).executeTakeFirstOrThrow()
  if (way === 'DEDUCT' && root.state === 'stopped') throw new Problem('recovery.no_deduction')
  if (way === 'WAIVE' && cause !== 'OFFICE_ERROR') throw new Problem('recovery.only_error')
  return { plannedBy: actor.id, way, firstSignedBy: null }
}

const firstSign: Effect = async (_tx, actor) => ({ firstSignedBy: actor.id })

/** 决定: a deduction begins with the next roll, a waiver is written off, and the family gets the table of months. */
const decide: Effect = async (tx, actor, file) => {
  const rootId = rootOf(file)
  const left = await leftOf(tx, rootId)
  if (left === 0) throw new Problem('recovery.nothing_claimed')
  const planned = await planOf(tx, file.id)
  if (planned?.way === 'DEDUCT') await startDeduction(tx, file, rootId)
  await send(tx, actor, file, planned, left)
  if (planned?.way === 'WAIVE') {
    await enter(tx, actor, {
      rootId,
      place: file.place,
      caseId: file.id,
      kind: 'waiver',
      fen: left,
      sourceRef: 'decision',
      bookedOn: tx.today,
    })
    await end(tx, file)
  }
  await closeLinesOfCase(tx, actor, file.id, `追缴已决定，${file.number}`)
  return undefined
}

export async function planOf(tx: Tx, caseId: string): Promise<PlanInput | undefined> {
  return (await recordsOf<PlanInput>(tx, caseId, ['recovery_plan'])).at(-1)?.content
}

async function startDeduction(tx: Tx, file: CaseFile, rootId: string): Promise<void> {
  const share = Number((await parametersOf(tx)).find('recovery.monthlyShare', tx.today)?.value ?? 0)
  await tx
    .insertInto('recovery_plan')
    .values({
      case_id: file.id,
      root_id: rootId,
      place: file.place,
      share_percent: share,
      from_month: firstOf(addMonthsToMonth(monthOf(tx.today), 1)),
    })
    .onConflict((same) => same.column('case_id').doUpdateSet({ ended_at: null }))
    .execute()
}

async function send(tx: Tx, actor: Actor, file: CaseFile, planned: PlanInput | undefined, left: number): Promise<void> {
  const parameters = await parametersOf(tx)
  const days = Number(parameters.find('recovery.returnDays', tx.today)?.value ?? 0)
  const share = Number(parameters.find('recovery.monthlyShare', tx.today)?.value ?? 0)
  const months = await monthsOf(tx, rootOf(file))
  const applicant = file.title.replace(/等 \d+ 人$/, '')
  await issueLetter(tx, actor, {
    word: '瑞民追缴',
    caseId: file.id,
    place: file.place,
    person: applicant,
    office: countyOffice,
    make: (number, qr) =>
      recoveryLetter(
        { applicant, caseNumber: file.number, on: tx.today, months, left, plan: planned, until: addDays(tx.today, days), share },
        number,
        qr,
      ),
  })
}

/** Another way is looked for: until it is decided nothing is deducted. */
const revise: Effect = async (tx, _actor, file) => {
  await stopDeduction(tx, file)
  return { way: undefined, firstSignedBy: null }
}

const stopDeduction = (tx: Tx, file: CaseFile) =>
  tx.updateTable('recovery_plan').set({ ended_at: tx.now }).where('case_id', '=', file.id).where('ended_at', 'is', null).execute()

const close: Effect = async (tx, actor, file) => {
  const left = await leftOf(tx, rootOf(file))
  if (left > 0) throw new Problem('recovery.not_settled', { left: yuan(left) })
  await end(tx, file)
  await closeLinesOfCase(tx, actor, file.id, `已经追清，${file.number}`)
  return undefined
}

const drop: Effect = async (tx, actor, file) => {
  await end(tx, file)
  await closeLinesOfCase(tx, actor, file.id, `不再追缴，${file.number}`)
  return undefined
}

async function end(tx: Tx, file: CaseFile): Promise<void> {
  await stopDeduction(tx, file)
  await tx.updateTable('household_case').set({ open: false }).where('case_id', '=', file.id).execute()
}

export const recoveryEffects: Readonly<Record<string, Effect>> = { plan, first_sign: firstSign, decide, revise, close, drop }
