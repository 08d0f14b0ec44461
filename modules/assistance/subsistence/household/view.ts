import { consented } from '#modules/assistance/consents/public.ts'
import { accountTail } from '#kernel/citizen-id.ts'
import { ageOn } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { serviceNamed } from '#platform/cases/case-file.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { holdsOn } from '#platform/entitlements/hold.ts'
import { currentRows } from '#platform/entitlements/rows.ts'
import { linesOfHousehold } from '#platform/ledger/household-lines.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { withFacts } from '../rules/history/fact.ts'
import type { Member } from '../rules/types.ts'
import {
  categoryNames,
  changeKindNames,
  disabilityNames,
  holdNames,
  illnessNames,
  leftNames,
  partNames,
  relationNames,
  supporterNames,
} from '../texts.zh.ts'
import { requireNotOwnKin } from './kin.ts'
import { owed } from './owed.ts'
import { householdItemOf } from './register.ts'
import { monthsOf, type Running, runningOf } from './running.ts'

/** One household on the books. The opening is recorded. Throws `household.not_found`. */
export async function householdView(tx: Tx, actor: Actor, rootId: string) {
  await requireNotOwnKin(tx, actor, rootId)
  const item = await householdItemOf(tx, rootId)
  if (!item) throw new Problem('household.not_found')
  const running = await runningOf(tx, rootId)
  await record(tx, actor, { act: 'household.read', subjectKind: 'entitlement', subjectId: rootId, place: running.place })
  const root = await tx.selectFrom('entitlement').select('opened_by_case').where('id', '=', rootId).executeTakeFirstOrThrow()
  const base = await tx.selectFrom('household_base').select('source').where('root_id', '=', rootId).executeTakeFirst()
  const { backPayFen, overpaidFen } = await owed(tx, rootId, await monthsOf(tx, running))
  return {
    ...item,
    source: (base?.source ?? 'decision') as 'decision' | 'import',
    openedByCase: root.opened_by_case,
    people: await peopleOf(tx, actor, running),
    supporters: await supportersOf(tx, actor, running),
    review: actor.role === 'village_worker' || running.state === 'stopped' ? null : await reviewOf(tx, rootId),
    payee: actor.role === 'village_worker' ? null : await payeeOf(tx, rootId),
    rows: (await currentRows(tx, [rootId])).map((r) => ({
      from: r.validFrom.slice(0, 7),
      until: r.validTo?.slice(0, 7) ?? null,
      part: r.part,
      partLabel: partNames[r.part.split(':')[0] ?? ''] ?? '',
      categoryLabel: categoryNames[r.category as keyof typeof categoryNames] ?? r.category,
      fen: r.monthlyFen,
    })),
    backPayFen,
    overpaidFen,
    holds: (await holdsOn(tx, rootId)).map((h) => ({
      kind: h.kind,
      label: holdNames[h.reason] ?? (h.kind === 'freeze' ? '暂缓下一次发放' : '暂停发放'),
      from: h.from_month.slice(0, 7),
      at: h.made_at.toISOString(),
      eventId: h.source_kind === 'life_event' ? h.source_ref : null,
    })),
    cases: await casesOf(tx, rootId),
    payments: await linesOfHousehold(tx, rootId),
  }
}

async function peopleOf(tx: Tx, actor: Actor, running: Running) {
  const now = withFacts(running.history.base, running.history.facts, await parametersOf(tx))
  const ids = Object.values(running.persons)
  const rows = ids.length > 0 ? await tx.selectFrom('person').select(['id', 'id_mask', 'id_hash']).where('id', 'in', ids).execute() : []
  const masks = new Map(rows.map((r) => [r.id, r.id_mask]))
  const signed =
    rows.length > 0
      ? await consented(
          tx,
          rows.map((r) => r.id_hash),
          tx.today,
        )
      : new Set<string>()
  const mayAsk = new Set(rows.filter((r) => signed.has(r.id_hash)).map((r) => r.id))
  return now.members.map((m) => ({
    ref: m.ref,
    personId: running.persons[m.ref] ?? null,
    name: running.names[m.ref] ?? '',
    idMask: masks.get(running.persons[m.ref] ?? '') ?? '',
    relation: m.relation,
    relationLabel: relationNames[m.relation] ?? m.relation,
    age: ageOn(m.birthDate, tx.today),
    note: noteOf(m, actor),
    counted: m.presence === undefined || ['HOME', 'AWAY_WORK', 'SCHOOL'].includes(m.presence),
    consented: ageOn(m.birthDate, tx.today) < 18 || mayAsk.has(running.persons[m.ref] ?? ''),
  }))
}

async function supportersOf(tx: Tx, actor: Actor, running: Running) {
  const now = withFacts(running.history.base, running.history.facts, await parametersOf(tx))
  const hidden = actor.role === 'village_worker'
  return (now.supporters ?? []).map((s) => {
    const income = s.relation === 'PARENT' ? s.monthlyIncome : s.householdMonthlyIncome
    return {
      ref: s.ref,
      name: running.names[s.ref] ?? '',
      relation: s.relation as 'CHILD' | 'PARENT',
      relationLabel: s.relation === 'PARENT' ? '父母' : '子女',
      for: s.for,
      status: s.status,
      statusLabel: supporterNames[s.status] ?? s.status,
      persons: s.householdPersons ?? null,
      dependants: s.dependants ?? null,
      incomeFen: hidden || income === undefined ? null : Math.round(income * 100),
    }
  })
}

/** What matters of a person beside age; a diagnosis is not for the village (§5.12). */
function noteOf(m: Member, actor: Actor): string {
  const away = m.presence ? leftNames[m.presence] : undefined
  if (actor.role === 'village_worker') return away ?? ''
  const ill = m.illness && m.illness !== 'NONE' ? illnessNames[m.illness] : undefined
  const card = m.disability ? `${disabilityNames[m.disability.type] ?? ''}残疾${'一二三四'[m.disability.grade - 1]}级` : undefined
  return [away, ill, card].filter(Boolean).join('，')
}

async function reviewOf(tx: Tx, rootId: string) {
  const plan = await tx.selectFrom('household_review').select(['class', 'due_on']).where('root_id', '=', rootId).executeTakeFirst()
  return plan ? { cls: plan.class, dueOn: plan.due_on, late: plan.due_on < tx.today } : null
}

async function payeeOf(tx: Tx, rootId: string) {
  const row = await tx
    .selectFrom('payee')
    .select(['name_sealed', 'account_sealed', 'bank'])
    .where('payable_id', '=', rootId)
    .executeTakeFirst()
  if (!row) return null
  return { name: open(tx.db.keys, row.name_sealed), bank: row.bank, tail: accountTail(open(tx.db.keys, row.account_sealed)) }
}

async function casesOf(tx: Tx, rootId: string) {
  const rows = await tx
    .selectFrom('household_case')
    .innerJoin('case_file', 'case_file.id', 'household_case.case_id')
    .select(['case_file.id', 'number', 'service', 'step', 'ended_at', 'received_on', 'kind'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('entitlement_fact')
            .select('entitlement_fact.id')
            .whereRef('entitlement_fact.case_id', '=', 'case_file.id')
            .where('withdrawn_at', 'is not', null),
        )
        .as('withdrawn'),
    )
    .where('household_case.root_id', '=', rootId)
    .orderBy('case_file.created_at', 'desc')
    .limit(60)
    .execute()
  return rows.map((r) => {
    const { service } = serviceNamed(r.service)
    return {
      caseId: r.id,
      number: r.number,
      kindLabel: changeKindNames[r.kind as keyof typeof changeKindNames] ?? service.title,
      stepLabel: service.steps[r.step]?.label ?? r.step,
      open: r.ended_at === null,
      on: r.received_on,
      withdrawn: Boolean(r.withdrawn),
    }
  })
}
