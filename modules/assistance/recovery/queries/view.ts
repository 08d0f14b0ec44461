import { sql } from 'kysely'
import type { z } from 'zod'
import { afterPlace } from '#kernel/place.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import { claimsOf } from '#platform/ledger/claims.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { planOf } from '../commands/effects.ts'
import type { listRecoveries } from '../contract.ts'
import '../problems.ts'
import { recovery } from '../service.ts'
import { causeNames, wayNames } from '../texts.zh.ts'
import { monthsOf } from './months.ts'

const perPage = 50

/** Recoveries of the actor's place, newest first, with what is still to come back. */
export async function recoveryList(tx: Tx, actor: Actor, query: z.output<(typeof listRecoveries)['input']>) {
  const [day = '9999-12-31', id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] = (query.after ?? '').split('~').filter(Boolean)
  const rows = await tx
    .selectFrom('case_file')
    .select(['id', 'number', 'title', 'place', 'step', 'received_on', 'facts'])
    .where('service', '=', recovery.name)
    .where('place', '>=', actor.place)
    .where('place', '<', afterPlace(actor.place))
    .where('ended_at', query.ended === 'yes' ? 'is not' : 'is', null)
    .where(sql<boolean>`(received_on, id) < (${day}::date, ${id}::uuid)`)
    .orderBy('received_on', 'desc')
    .orderBy('id', 'desc')
    .limit(perPage + 1)
    .execute()
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  const names = await placeNames(
    tx,
    shown.map((r) => r.place),
  )
  const rootOf = (r: (typeof shown)[number]) => String((r.facts as { rootId?: string }).rootId)
  const claims = await claimsOf(tx, shown.map(rootOf))
  const left = (rootId: string) => (claims.get(rootId) ?? []).reduce((sum, c) => sum + c.fen, 0)
  return {
    items: shown.map((r) => ({
      caseId: r.id,
      rootId: rootOf(r),
      number: r.number,
      title: r.title,
      placeName: names.get(r.place) ?? r.place,
      step: r.step,
      stepLabel: recovery.steps[r.step as keyof typeof recovery.steps]?.label ?? r.step,
      wayLabel: wayNames[String((r.facts as { way?: string }).way ?? '')] ?? '',
      receivedOn: r.received_on,
      leftFen: left(rootOf(r)),
    })),
    next: last ? `${last.received_on}~${last.id}` : null,
    openFen: shown.reduce((sum, r) => sum + left(rootOf(r)), 0),
  }
}

/** One recovery. The opening is recorded. Throws `recovery.not_found`. */
export async function recoveryView(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  if (file.service !== recovery.name) throw new Problem('recovery.not_found')
  await record(tx, actor, { act: 'case.read', subjectKind: 'case', subjectId: caseId, place: file.place })
  const rootId = String(file.facts.rootId)
  const months = await monthsOf(tx, rootId)
  const plan = await planOf(tx, caseId)
  const root = await tx.selectFrom('entitlement').select('state').where('id', '=', rootId).executeTakeFirst()
  const total = months.reduce((sum, m) => sum + m.paid - m.due, 0)
  return {
    rootId,
    causeCase: typeof file.facts.causeCase === 'string' ? file.facts.causeCase : null,
    step: file.step,
    title: file.title,
    number: file.number,
    going: root?.state !== 'stopped',
    months,
    leftFen: months.reduce((sum, m) => sum + m.left, 0),
    plan: plan
      ? {
          causeLabel: causeNames[plan.cause] ?? plan.cause,
          way: plan.way,
          wayLabel: wayNames[plan.way] ?? plan.way,
          instalments: plan.instalments ?? null,
          instalmentFen: plan.way === 'INSTALMENT' ? Math.ceil(total / (plan.instalments ?? 2) / 100) * 100 : null,
          note: plan.note,
          share: Number((await parametersOf(tx)).find('recovery.monthlyShare', tx.today)?.value ?? 0),
        }
      : null,
    receipts: await receiptsOf(tx, caseId),
    mayReceive: actor.role === 'finance' && file.step === 'running',
  }
}

async function receiptsOf(tx: Tx, caseId: string) {
  const rows = await tx
    .selectFrom('recovery_entry')
    .select(['booked_on', 'source_ref', 'kind', (eb) => eb.fn.sum<number>('fen').as('fen')])
    .where('case_id', '=', caseId)
    .groupBy(['booked_on', 'source_ref', 'kind'])
    .orderBy('booked_on')
    .execute()
  return rows.map((r) => ({
    on: r.booked_on,
    voucher: r.kind === 'waiver' ? '' : r.source_ref,
    fen: Number(r.fen),
    kindLabel: r.kind === 'waiver' ? '免予追缴' : '退回',
  }))
}
