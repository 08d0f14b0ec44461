import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { ApplicationInput } from '#modules/assistance/subsistence/public.ts'
import { applicationOf } from './application.ts'
import { replyTo } from './bank-reply.ts'
import type { Browser, DemoCounty } from './test-county.ts'
import { families } from './village.ts'
import { castOf } from './year/cast.ts'
import { playUntil } from './year/schedule.ts'
import { walk } from './year/walk.ts'

export interface Line {
  kind: string
  covered_month: string
  fen: number
}

/** What the server answered, which must be a yes. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the server said.
export const ok = (answer: { status: number; body: any }) => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}

const pension = (monthly: number) => ({ incomes: [{ kind: 'RESIDENT_PENSION', monthly }] })
const made = '2020-08-03'

/** W15's couple: pensions of 260 and 240. */
export const couple = { family: 'cai', members: { 蔡德明: pension(26_000), 潘月香: pension(24_000) } }

/** A named family of a test county on the books, granted by the ordinary way, and what people do with it afterwards. */
export async function onBooks(
  county: DemoCounty,
  { family, members, on = '2020-08-03' }: { family: string; members: Record<string, object>; on?: string },
) {
  const { db } = county
  const cast = await castOf(db, families[family]?.[0]?.village ?? '', 'x')
  // Numbers follow from the day on which the county's people were made.
  const form = applicationOf(family, made, {}, members) as ApplicationInput
  const day = new Date(`${on}T09:00:00+08:00`)
  await playUntil([walk(db, { form, start: on, ending: 'granted', cast, order: 0 })], new Date(day.getTime() + 38 * 86_400_000))
  const { rows } = await db.pool.query<{ root_id: string; opened_by_case: string }>(
    'select root_id, opened_by_case from entitlement where id = root_id order by created_at desc limit 1',
  )
  assert.ok(rows[0], 'the family was granted')
  const rootId = rows[0].root_id
  const move = async (who: Browser, caseId: string, name: string, input: object = {}) => {
    const found = await db.pool.query<{ version: number }>('select version from case_file where id = $1', [caseId])
    return who.post(`/api/cases/${caseId}/moves/${name}`, { requestId: randomUUID(), version: found.rows[0]?.version, input })
  }
  const file = (who: Browser, change: object, requestId = randomUUID()) =>
    who.post(`/api/households/${rootId}/changes`, { requestId, change })
  /** Registered, proposed and decided on the day the county's clock shows. */
  const change = async (told: object): Promise<string> => {
    const clerk = await county.staff('wumin')
    const { caseId } = ok(await file(clerk, { note: '凭证', ...told }))
    ok(await move(clerk, caseId, 'propose', { opinion: '属实' }))
    ok(await move(await county.staff('kezhang'), caseId, 'decide'))
    return caseId
  }
  return { rootId, grantingCase: rows[0].opened_by_case, cast, move, file, change }
}

/** A month's regular run, opened by one and approved by another on the eighth; its lines by month and kind. */
export async function payMonth(county: DemoCounty, month: string): Promise<{ runId: string; lines: Line[] }> {
  county.now = new Date(`${month}-08T09:00:00+08:00`)
  const { runId } = ok(
    await (await county.staff('caiwu')).post('/api/payments/runs', { requestId: randomUUID(), programme: 'subsistence', month }),
  )
  ok(await (await county.staff('caiwu2')).post(`/api/payments/runs/${runId}/approval`, { requestId: randomUUID() }))
  return { runId, lines: await linesOf(county, runId) }
}

export async function linesOf(county: DemoCounty, runId: string): Promise<Line[]> {
  const { rows } = await county.db.pool.query<Line>(
    'select kind, covered_month, fen from payment_line where run_id = $1 order by covered_month, kind',
    [runId],
  )
  return rows
}

/** The bank file of a run and the bank's answer to it: everything paid but the payments whose order is named. */
export async function bankAnswers(county: DemoCounty, runId: string, returned: readonly number[] = [], resend = false): Promise<string> {
  const finance = await county.staff('caiwu')
  const way = resend ? 'resend' : 'bank-file'
  const { batchId } = ok(await finance.post(`/api/payments/runs/${runId}/${way}`, { requestId: randomUUID(), template: 'rural-bank' }))
  const text = Buffer.from(ok(await finance.get(`/api/payments/batches/${batchId}/file`)) as Uint8Array).toString()
  const reply = replyTo(batchId, text, returned)
  ok(await finance.post(`/api/payments/batches/${batchId}/reply`, { requestId: randomUUID(), text: reply }))
  return text
}

/** A month's recomputation of the whole caseload, prepared by one and approved by another. */
export async function recomputeMonth(county: DemoCounty, month: string): Promise<{ written: number; cases: number }> {
  county.now = new Date(`${month}-02T09:00:00+08:00`)
  const clerk = await county.staff('keyuan')
  const { batchId } = ok(await clerk.post('/api/recomputes', { requestId: randomUUID(), month }))
  return ok(await (await county.staff('kezhang')).post(`/api/recomputes/${batchId}/approval`, { requestId: randomUUID() }))
}

/** What every account holds, by its first word; all together nothing. */
export async function balances(county: DemoCounty): Promise<Record<string, number>> {
  const { rows } = await county.db.pool.query<{ account: string; fen: string }>(
    `select account, sum(fen)::text as fen from (
       select debit as account, fen from ledger_transfer union all select credit, -fen from ledger_transfer) as t group by 1 having sum(fen) <> 0 order by 1`,
  )
  const found: Record<string, number> = {}
  for (const r of rows) {
    const kind = r.account.split(':')[0] ?? ''
    found[kind] = (found[kind] ?? 0) + Number(r.fen)
  }
  assert.equal(
    Object.values(found).reduce((a, b) => a + b, 0),
    0,
    'the books balance',
  )
  return found
}
