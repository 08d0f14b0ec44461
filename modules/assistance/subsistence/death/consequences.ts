import { randomUUID } from 'node:crypto'
import { addMonthsToMonth, chineseMonth, firstOf, monthOf } from '#kernel/day.ts'
import { yuan } from '#kernel/money.ts'
import { type Actor, systemActor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { type Covered, coveredFrom } from '#platform/entitlements/covered.ts'
import { holdPayment } from '#platform/entitlements/hold.ts'
import type { Consequence, LifeEvent, NewLine } from '#platform/life-events/event.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { ChangeAnswers } from '../change/form.ts'
import { openChange } from '../change/open-change.ts'
import { owed } from '../household/owed.ts'
import { monthsOf, type Running, runningHouseholds } from '../household/running.ts'
import { withFacts } from '../rules/history/fact.ts'
import type { Household } from '../rules/types.ts'
import { openApplications } from './applications.ts'
import { alreadyDecided } from './decided.ts'
import { holdOf } from './hold-of.ts'
import { undoDeath } from './undo.ts'

/**
 * What a death changes in a household on the books: its payment is held at once, the change case is opened, another payee
 * is asked for when the dead one is paid, and what was paid for months after the death is told.
 */
export const subsistenceDeath: Consequence = {
  titles: {
    'subsistence.hold': '低保发放',
    'subsistence.change': '低保变更',
    'subsistence.payee': '领款人',
    'subsistence.recovery': '多发追缴',
    'subsistence.application': '在办申请',
  },

  async apply(tx, _office, events) {
    const decided = await alreadyDecided(tx, events)
    const households = await householdLines(tx, events)
    const found = new Set([...decided, ...households].map((l) => l.eventId))
    const nowhere = events
      .filter((e) => !found.has(e.id))
      .map(
        (e): NewLine => ({
          eventId: e.id,
          name: 'subsistence.change',
          place: e.place,
          state: 'none',
          found: '去世次月起，不在任何一户的低保、低边在册成员里',
          act: '',
        }),
      )
    return [...decided, ...households, ...nowhere, ...(await openApplications(tx, events))]
  },

  undo: undoDeath,
}

/** What these deaths change in the households that count the dead for any month after it. Acts for the office. */
export async function householdLines(tx: Tx, events: readonly LifeEvent[]): Promise<NewLine[]> {
  const office = systemActor('life-event', tx.db.county.code)
  const next = (e: LifeEvent) => firstOf(addMonthsToMonth(monthOf(e.happenedOn), 1))
  const covered = await coveredFrom(
    tx,
    events.map((e) => ({ personId: e.personId, from: next(e) })),
  )
  const households = await runningHouseholds(
    tx,
    covered.map((c) => c.rootId),
  )
  const lines: NewLine[] = []
  for (const event of events)
    for (const c of covered) {
      const running = c.personId === event.personId ? households.get(c.rootId) : undefined
      if (running) lines.push(...(await ofHousehold(tx, office, event, c, running)))
    }
  return lines
}

interface At {
  event: LifeEvent
  covered: Covered
  running: Running
  now: Household
  ref: string
}

async function ofHousehold(tx: Tx, office: Actor, event: LifeEvent, covered: Covered, running: Running): Promise<NewLine[]> {
  const now = withFacts(running.history.base, running.history.facts, await parametersOf(tx))
  const ref = Object.entries(running.persons).find(([, id]) => id === event.personId)?.[0] ?? ''
  const at: At = { event, covered, running, now, ref }
  const held = await hold(tx, office, at)
  if (!now.members.some((m) => m.ref === ref)) return [...held, alreadyGone(at)]
  const { line, change } = await changeCase(tx, office, at)
  return [...held, line, ...(await payee(tx, at)), await paidAfter(tx, at, change)]
}

const base = ({ event, covered }: At) => ({ eventId: event.id, place: covered.place, subject: covered.rootId })
const household = ({ covered }: At) => `/households/${covered.rootId}`

/** 冻结: from the month after the death nothing is sent until the household is worked out. */
async function hold(tx: Tx, office: Actor, at: At): Promise<NewLine[]> {
  const { event, covered } = at
  if (covered.state === 'stopped') return []
  const from = addMonthsToMonth(monthOf(event.happenedOn), 1)
  await holdPayment(tx, office, {
    rootId: covered.rootId,
    place: covered.place,
    from,
    kind: 'freeze',
    reason: 'DEATH_REPORTED',
    ...holdOf(event.id),
  })
  return [
    {
      ...base(at),
      name: 'subsistence.hold',
      state: 'done',
      found: `${await nameOf(tx, at)}正在享受待遇，去世当月照发`,
      act: `${chineseMonth(from)}起暂缓发放，变更确认、换好领款人后自动恢复`,
      link: household(at),
    },
  ]
}

async function nameOf(tx: Tx, { covered, now, running }: At): Promise<string> {
  const self = running.names[now.members.find((m) => m.relation === 'SELF')?.ref ?? ''] ?? ''
  const place = (await placeNames(tx, [covered.place])).get(covered.place) ?? ''
  return `${place}${self}${now.members.length > 1 ? `等 ${now.members.length} 人` : ''}`
}

/** The household already knows that this member left, but was due something for them after the death. */
const alreadyGone = (at: At): NewLine => ({
  ...base(at),
  name: 'subsistence.change',
  state: 'open',
  role: 'town_clerk',
  byHand: true,
  found: '这个人已按其他变化移出这一户，但移出前的月份还算在内',
  act: '核对移出的月份；与去世日期不符的，撤销原来的变更后重新登记',
  link: household(at),
})

async function changeCase(tx: Tx, office: Actor, at: At): Promise<{ line: NewLine; change: ChangeAnswers }> {
  const { event, covered, ref } = at
  const change = { kind: 'DEATH', ref, happenedOn: event.happenedOn, note: '死亡登记自动立案' } as ChangeAnswers
  const before = await tx
    .selectFrom('household_case')
    .select('case_id')
    .where('root_id', '=', covered.rootId)
    .where('kind', '=', 'DEATH')
    .where('ref', '=', ref)
    .where('open', '=', true)
    .executeTakeFirst()
  const rootId = covered.rootId
  const caseId =
    before?.case_id ??
    (await openChange(tx, office, { rootId, requestId: randomUUID(), change, source: 'event', reportedOn: event.receivedOn })).caseId
  const left = at.now.members.length - 1
  return {
    change,
    line: {
      ...base(at),
      name: 'subsistence.change',
      state: 'open',
      role: 'town_clerk',
      caseId,
      found: before ? '家里或村里已经报过，变更正在办理' : left > 0 ? `还有 ${left} 位家庭成员` : '家里没有别的成员',
      act: left > 0 ? '次月起移出，按余下的人重算；镇核实，市局确认' : '次月起退出低保；镇核实，市局确认',
    },
  }
}

/** Money is not sent to somebody who is gone. */
async function payee(tx: Tx, at: At): Promise<NewLine[]> {
  if (at.now.members.length < 2 || at.covered.state === 'stopped') return []
  const paid = await tx.selectFrom('payee').select('name_sealed').where('payable_id', '=', at.covered.rootId).executeTakeFirst()
  const isDead = paid && open(tx.db.keys, paid.name_sealed) === at.running.names[at.ref]
  if (!isDead) return [{ ...base(at), name: 'subsistence.payee', state: 'none', found: '领款人是别的家庭成员', act: '' }]
  return [
    {
      ...base(at),
      name: 'subsistence.payee',
      state: 'open',
      role: 'town_clerk',
      found: '去世的人就是领款人',
      act: '在这一户登记“更换领款人”；换好以前不发',
      link: household(at),
    },
  ]
}

/** What was paid for months after the death, by the rule that decides the change. */
async function paidAfter(tx: Tx, at: At, change: ChangeAnswers): Promise<NewLine> {
  const fact = { id: randomUUID(), on: change.happenedOn, reportedOn: at.event.receivedOn, told: change }
  const months = await monthsOf(tx, at.running, [fact])
  const line = { ...base(at), name: 'subsistence.recovery' }
  if (months.some((m) => m.category === 'UNDECIDED'))
    return { ...line, state: 'open', role: 'town_clerk', found: '有月份缺少政策参数，现在算不出多发多少', act: '变更确认后自动核算' }
  const sums = await owed(tx, at.covered.rootId, months)
  const over = sums.months.filter((m) => m.fen < 0).length
  if (over === 0) return { ...line, state: 'none', found: '没有多发', act: '' }
  return {
    ...line,
    state: 'open',
    role: 'town_clerk',
    found: `报告晚了：去世后多发了 ${over} 个月，共 ${yuan(sums.overpaidFen)}`,
    act: at.now.members.length > 1 ? '变更确认后自动立追缴' : '变更确认后自动立追缴，从遗产或代领人处追回',
  }
}
