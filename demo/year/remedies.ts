import { randomUUID } from 'node:crypto'
import { addDays, addMonthsToMonth, type Day, dayInShanghai, monthOf } from '#kernel/day.ts'
import { fileRemedy, registerObjection } from '#modules/assistance/remedies/public.ts'
import { advance } from '#platform/cases/advance.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { castOf } from './cast.ts'
import { officeOf } from './office.ts'
import type { Story } from './schedule.ts'

type Kind = 'COMPLAINT' | 'RECONSIDERATION' | 'LITIGATION'
type Reach = 'received' | 'accepted' | 'examining' | 'proposed' | 'decided'

/** One contested decision: of a refusal or of any, from a day on, as far as it goes. */
interface Plan {
  kind: Kind
  start: Day
  /** Whose decision is contested: a refusal that was wrong is decided again, the others stand. */
  against: 'refused' | 'any'
  reach: Reach
}

const saidBy: Record<Plan['against'], { claim: string; wants: string }> = {
  refused: { claim: '银行存款是同名的人的，不是我家的', wants: '请重新核对，批准低保' },
  any: { claim: '医药费没有全部算进去', wants: '请重新计算每月金额' },
}

/** Through the year every four months a decision is contested and judged; in the last weeks one stands at every step. */
export function remedyYear(db: Db, from: Day, today: Day, hash: string): Story[] {
  const plans: Plan[] = [
    { kind: 'LITIGATION', start: addDays(today, -9), against: 'any', reach: 'received' },
    { kind: 'COMPLAINT', start: addDays(today, -21), against: 'any', reach: 'proposed' },
    { kind: 'COMPLAINT', start: addDays(today, -13), against: 'any', reach: 'examining' },
    { kind: 'COMPLAINT', start: addDays(today, -7), against: 'any', reach: 'accepted' },
    { kind: 'COMPLAINT', start: addDays(today, -3), against: 'any', reach: 'received' },
  ]
  for (let month = addMonthsToMonth(monthOf(from), 3), n = 0; `${month}-04` < addDays(today, -30); month = addMonthsToMonth(month, 4), n++)
    plans.push({
      kind: n % 2 ? 'COMPLAINT' : 'RECONSIDERATION',
      start: `${month}-04`,
      against: n % 2 ? 'any' : 'refused',
      reach: 'decided',
    })
  return [...plans.map((p) => contest(db, p, hash)), leadsOfYear(db, from, hash)]
}

async function* contest(db: Db, { kind, start, against, reach }: Plan, hash: string): Story {
  let now = new Date(`${start}T14:40:00+08:00`)
  const later = (days: number) => (now = new Date(now.getTime() + days * 86_400_000))
  yield now
  let decision = await uncontested(db, against, start, withinDays[kind])
  // Refusals are few: one that was wrong is waited for, week by week.
  while (!decision && against === 'refused') {
    yield later(7)
    decision = await uncontested(db, against, dayInShanghai(now), withinDays[kind])
  }
  if (!decision) return
  const receivedOn = dayInShanghai(now)
  const { examiner, decider } = await unconcerned(db)
  const { clerk } = await castOf(db, decision.place, hash)
  const act = <R>(actor: Actor, work: Parameters<typeof inTransaction<R>>[3]) => inTransaction(db, actor, now, work)
  const court = kind === 'LITIGATION' ? { court: '瑞安市人民法院' } : {}
  const what = { caseId: decision.id, requestId: randomUUID(), kind, receivedOn, files: [], ...saidBy[against], ...court }
  const { caseId } = await act(clerk, (tx) => fileRemedy(tx, clerk, what))
  const move = (actor: Actor, name: string, input: Record<string, unknown> = {}) =>
    act(actor, (tx) => advance(tx, actor, { caseId: caseId ?? '', move: name, requestId: randomUUID(), input }))
  if (reach === 'received') return
  yield later(2)
  await move(examiner, 'accept')
  if (reach === 'accepted') return
  yield later(1)
  await move(examiner, 'take')
  if (reach === 'examining') return
  yield later(4)
  const wrong = against === 'refused'
  await move(examiner, 'propose', {
    outcome: wrong ? 'CHANGE' : 'UPHOLD',
    said: wrong ? '账户持有人身份证号不同' : '医药费已按票据全部计入',
  })
  if (reach === 'proposed') return
  yield later(2)
  if (wrong) await move(decider, 'change', { reason: '存款属于同名的人，事实不清', disputed: 'FACTS' })
  else await move(decider, 'uphold', { reason: '医药费已按票据全部计入，原决定正确' })
}

/** How long ago the letter was delivered at most: nobody is late here. */
const withinDays: Record<Kind, number> = { COMPLAINT: 330, RECONSIDERATION: 55, LITIGATION: 170 }

/** A decision that was delivered and that nobody contested, the one delivered first. */
async function uncontested(db: Db, against: Plan['against'], on: Day, within: number): Promise<{ id: string; place: string } | undefined> {
  const steps = against === 'refused' ? ['refused'] : ['granted']
  const { rows } = await db.pool.query<{ id: string; place: string }>(
    `select f.id, f.place from case_file f join letter l on l.case_id = f.id and l.kind in ('decision_grant', 'decision_refuse')
       join letter_delivery d on d.letter_id = l.id
     where f.service = 'subsistence' and f.step = any($1) and d.delivered_on between $2::date - $3::int and $2::date - 1
       and not exists (select from remedy r where r.contested_id = f.id)
       and not exists (select from subsistence_person own join subsistence_person other on other.id_hash = own.id_hash
         where own.case_id = f.id and other.case_id <> f.id and other.open)
     order by d.delivered_on, f.id limit 1`,
    [steps, on, within],
  )
  return rows[0]
}

/** The second clerk and the second head of the bureau: the first ones decide the ordinary cases. */
async function unconcerned(db: Db): Promise<{ examiner: Actor; decider: Actor }> {
  const { second } = await officeOf(db)
  return { examiner: second.clerk, decider: second.head }
}

/** Now and then somebody tells the town about a notice without a name; it is looked into, the last one is still open. */
async function* leadsOfYear(db: Db, from: Day, hash: string): Story {
  for (let month = monthOf(from); ; month = addMonthsToMonth(month, 1)) {
    let now = new Date(`${month}-19T15:30:00+08:00`)
    yield now
    const notice = await noticeUp(db, dayInShanghai(now))
    if (!notice) continue
    const { clerk, lead } = await castOf(db, notice.place, hash)
    const what = { caseId: notice.id, requestId: randomUUID(), named: false, way: 'PHONE' as const, withheld: false, files: [] }
    const said = { ...what, claim: '听说他家儿子在外面开店', receivedOn: dayInShanghai(now) }
    const { caseId } = await inTransaction(db, clerk, now, (tx) => registerObjection(tx, clerk, said))
    yield (now = new Date(now.getTime() + 6 * 86_400_000))
    const input = { finding: 'UNFOUNDED', said: '已向市场监管查询，没有登记' }
    await inTransaction(db, lead, now, (tx) => advance(tx, lead, { caseId: caseId ?? '', move: 'note', requestId: randomUUID(), input }))
  }
}

async function noticeUp(db: Db, today: Day): Promise<{ id: string; place: string } | undefined> {
  const { rows } = await db.pool.query<{ id: string; place: string }>(
    `select f.id, f.place from public_notice n join case_file f on f.id = n.case_id
     where n.state = 'posted' and n.posted_on <= $1 and n.ends_on >= $1 and f.ended_at is null order by n.posted_on, f.id limit 1`,
    [today],
  )
  return rows[0]
}
