import { citizenId } from '#kernel/citizen-id.ts'
import { addMonthsToMonth, monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { nextNumber } from '#platform/cases/number.ts'
import { openCase } from '#platform/cases/open-case.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { linkPeople, numberHash, requireAlive, requireNotHelped } from '../commands/people.ts'
import { townWord } from '../commands/town-word.ts'
import { keepAway, kinOf, requireNotOwnKin } from '../household/kin.ts'
import { partiesOf } from '../household/parties.ts'
import { type Running, runningOf } from '../household/running.ts'
import { withFacts } from '../rules/history/fact.ts'
import type { Household } from '../rules/types.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { type ChangeAnswers, changeFormVersion, neededFor, ofOnePerson } from './form.ts'
import { subsistenceChange } from './service.ts'

/** Who brought a change up. */
export type ChangeSource = 'family' | 'village' | 'match' | 'event' | 'review' | 'remedy' | 'batch' | 'suspension'

export interface NewChange {
  rootId: string
  requestId: string
  change: ChangeAnswers
  source: ChangeSource
  /** The day on which the office first had it, when that was before today: from a register that was delivered earlier. */
  reportedOn?: string | undefined
}

/**
 * Opens the small case of a change on a household that is on the books. The actor must see the household. Throws
 * `household.not_found`, `change.*`, `subsistence.future_date`, `subsistence.unknown_ref`, `citizen_id.*`.
 */
export async function openChange(tx: Tx, actor: Actor, what: NewChange): Promise<{ caseId: string; number: string }> {
  if (what.change.kind === 'RECOMPUTE' && what.source !== 'batch' && what.source !== 'review') throw new Problem('change.not_by_hand')
  await requireNotOwnKin(tx, actor, what.rootId)
  const running = await runningOf(tx, what.rootId)
  const now = withFacts(running.history.base, running.history.facts, await parametersOf(tx))
  const change = await checked(tx, actor, running, now, what)
  await requireNotOpen(tx, running.rootId, change)
  const kin = await kinOf(tx, actor, running.persons, change.joined && numberHash(tx, change.joined.idNumber))
  if (kin.staff.includes(actor.id)) throw new Problem('subsistence.own_kin')
  const self = now.members.find((m) => m.relation === 'SELF')
  const name = running.names[self?.ref ?? ''] ?? ''
  const { caseId, number } = await openCase(tx, actor, {
    service: subsistenceChange.name,
    place: running.place,
    office: await townWord(tx, running.place),
    title: `${name}${now.members.length > 1 ? `等 ${now.members.length} 人` : ''}`,
    applicantId: running.holderId,
    answers: change,
    formVersion: changeFormVersion,
    facts: {
      rootId: running.rootId,
      kind: change.kind,
      source: what.source,
      happenedOn: change.happenedOn,
      reportedOn: what.reportedOn ?? tx.today,
      ...(kin.related ? { staffRelative: true } : {}),
    },
    requestId: what.requestId,
    move: 'register',
    access: partiesOf(running, now),
  })
  await tx
    .insertInto('household_case')
    .values({ case_id: caseId, root_id: running.rootId, kind: change.kind, ref: change.ref ?? null, source: what.source })
    .execute()
  await keepAway(tx, actor, caseId, kin)
  return { caseId, number }
}

async function requireNotOpen(tx: Tx, rootId: string, change: ChangeAnswers): Promise<void> {
  const before = await tx
    .selectFrom('household_case')
    .innerJoin('case_file', 'case_file.id', 'household_case.case_id')
    .select('case_file.number')
    .where('household_case.root_id', '=', rootId)
    .where('household_case.kind', '=', change.kind)
    .where('household_case.ref', change.ref ? '=' : 'is', change.ref ?? null)
    .where('household_case.open', '=', true)
    .executeTakeFirst()
  if (before) throw new Problem('change.already_open', { number: before.number })
}

async function checked(tx: Tx, actor: Actor, running: Running, now: Household, { change, source }: NewChange): Promise<ChangeAnswers> {
  for (const { field, name } of neededFor[change.kind] ?? [])
    if (change[field] === undefined) throw new Problem('change.incomplete', { field: name })
  if (change.kind === 'HEALTH' && !change.illness && !change.disability && change.whollyDependent === undefined)
    throw new Problem('change.incomplete', { field: '身体情况' })
  if (change.kind === 'WORK' && !change.labour && !change.exemptReason)
    throw new Problem('change.incomplete', { field: '劳动能力或没有工作的原因' })
  if (change.happenedOn > tx.today) throw new Problem('subsistence.future_date', { field: '发生日期' })
  await requireGoing(tx, running, change)
  const here = new Set(now.members.map((m) => m.ref))
  if (ofOnePerson.includes(change.kind) && !here.has(change.ref ?? '')) throw new Problem('subsistence.unknown_ref', { field: '谁' })
  // After a death that was recorded once, the payee is asked for in a change of its own, and nothing is paid until then.
  if (source !== 'event') await requirePayee(tx, running, now, change)
  if (change.kind === 'SUPPORT') return supported(tx, running, now, change)
  return change.kind === 'JOINED' ? joined(tx, actor, running, change) : change
}

/** Somebody outside the home who owes support: one who is known is changed, another one is added; of people who are here. */
async function supported(tx: Tx, running: Running, now: Household, change: ChangeAnswers): Promise<ChangeAnswers> {
  const who = change.supporter
  if (!who) return change
  if (who.for.some((ref) => !now.members.some((m) => m.ref === ref))) throw new Problem('subsistence.unknown_ref', { field: '供养谁' })
  const able = who.relation === 'PARENT' ? who.monthlyIncome !== undefined : who.householdMonthlyIncome !== undefined
  if (who.status === 'ABLE' && !able) throw new Problem('change.incomplete', { field: '赡养抚养人的收入' })
  if (now.supporters?.some((s) => s.ref === who.ref)) return change
  return { ...change, supporter: { ...who, ref: `S${await nextNumber(tx, `supporter ${running.rootId}`)}` } }
}

/** What is over is not changed; what happened before it was over still is. */
async function requireGoing(tx: Tx, running: Running, change: ChangeAnswers): Promise<void> {
  if (running.state !== 'stopped') {
    if (change.kind === 'RESUME' && running.state !== 'suspended') throw new Problem('change.not_suspended')
    return
  }
  const last = await tx
    .selectFrom('entitlement_row')
    .innerJoin('entitlement', 'entitlement.id', 'entitlement_row.entitlement_id')
    .select((eb) => eb.fn.max('entitlement_row.valid_to').as('end'))
    .where('entitlement.root_id', '=', running.rootId)
    .where('entitlement_row.superseded_at', 'is', null)
    .executeTakeFirst()
  const works = `${addMonthsToMonth(monthOf(change.happenedOn), 1)}-01`
  const paymentOnly = change.kind === 'SUSPEND' || change.kind === 'RESUME'
  if (paymentOnly || !last?.end || works >= last.end) throw new Problem('change.nothing_running')
}

/** Money is not sent to somebody who is gone. */
async function requirePayee(tx: Tx, running: Running, now: Household, change: ChangeAnswers): Promise<void> {
  const others = now.members.filter((m) => m.ref !== change.ref)
  const stays = change.kind === 'DEATH' || change.kind === 'LEFT' ? others : now.members
  if (change.payee && !stays.some((m) => m.ref === change.payee?.ref)) throw new Problem('subsistence.unknown_ref', { field: '领款人' })
  // Where nobody is left there is nobody to pay: the household comes off the books.
  if (others.length === 0 || change.payee || (change.kind !== 'DEATH' && change.kind !== 'LEFT')) return
  const paid = await tx.selectFrom('payee').select('name_sealed').where('payable_id', '=', running.rootId).executeTakeFirst()
  const name = running.names[change.ref ?? ''] ?? ''
  if (paid && open(tx.db.keys, paid.name_sealed) === name) throw new Problem('change.payee_needed', { name })
}

/** Somebody new: a number that holds, who is helped nowhere else; a place in the household of their own. */
async function joined(tx: Tx, actor: Actor, running: Running, change: ChangeAnswers): Promise<ChangeAnswers> {
  const who = change.joined
  if (!who) return change
  const idNumber = citizenId(who.idNumber, tx.today)
  const linked = await linkPeople(tx, actor, { members: [{ ref: 'J', idNumber }] })
  const known = linked.get('J')?.personId
  if (known && Object.values(running.persons).includes(known)) throw new Problem('change.already_in', { name: who.name })
  if (known) await requireSameName(tx, actor, known, who.name)
  await requireAlive(tx, actor, linked.values())
  await requireNotHelped(tx, actor, linked.values())
  const order = await nextNumber(tx, `newcomer ${running.rootId}`)
  return { ...change, ref: `J${order}`, joined: { ...who, idNumber } }
}

/** The number of somebody else is more likely a slip than a change of name. */
async function requireSameName(tx: Tx, actor: Actor, personId: string, name: string): Promise<void> {
  const person = await asOffice(tx, actor, () => tx.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst())
  if (person && person.name !== name) throw new Problem('change.other_name', { name })
}
