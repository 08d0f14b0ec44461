import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { begin, end, life } from '#demo/lives.ts'
import { balances } from '#demo/on-books.ts'
import { randomFrom } from '#demo/random.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayuVillage } from '#demo/village.ts'
import { addMonthsToMonth, firstOf, type Month } from '#kernel/day.ts'
import { approve, openMonth } from '#modules/bureau/payments/public.ts'
import { systemActor } from '#platform/db/actor.ts'
import { sealJson } from '#platform/db/seal.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import { rewriteRoots } from '#platform/entitlements/rewrite.ts'
import { settleMoney } from '#platform/ledger/settled.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { decideBy } from '../rules/decide.ts'
import { lawOfMonth } from '../rules/law.ts'
import { type Fact, moneyOf, withFacts, worksFrom } from '../rules/history/fact.ts'
import type { History } from '../rules/history/months.ts'
import { simulate } from '../recompute/simulate.ts'
import { keepBases } from './base.ts'
import { monthsOf, runningHouseholds } from './running.ts'
import { rowsOf } from './stretches.ts'

// A thousand lives, each lived twice: the same facts, heard in two orders, through rows, monthly rolls and the books.
const lives = 1000
const decidedOn = '2020-02-10'
let county: DemoCounty
const one = systemActor('one', '330381')
const two = systemActor('two', '330381')

interface Home {
  rootId: string
  history: History
  /** The facts by the month in which the office hears them. */
  heard: Map<Month, Fact[]>
}

before(async () => {
  county = await demoCounty('2020-02-20T09:00:00+08:00')
})
after(() => county.close())

/** Facts heard in an order: from the second month on, one or two a month until all are known. */
function hearing(facts: readonly Fact[], seed: number): Map<Month, Fact[]> {
  const random = randomFrom(seed)
  const heard = new Map<Month, Fact[]>()
  for (const fact of [...facts].sort(() => random.next() - 0.5)) {
    const month = addMonthsToMonth(begin, random.between(1, 15))
    heard.set(month, [...(heard.get(month) ?? []), fact])
  }
  return heard
}

const act = <R>(work: (tx: Tx) => Promise<R>, who = one) => inTransaction(county.db, who, county.now, work)
const persons = new Map<string, Record<string, string>>()

async function grant(homes: Home[]): Promise<void> {
  await act(async (tx) => {
    for (let i = 0; i < homes.length; i += 250) {
      const some = homes.slice(i, i + 250)
      for (const h of some) {
        const refs = [...h.history.base.members.map((m) => m.ref), 'J1', 'J2', 'J3']
        persons.set(h.rootId, Object.fromEntries(refs.map((r) => [r, randomUUID()])))
      }
      const holder = (h: Home) => persons.get(h.rootId)?.A ?? ''
      await tx
        .insertInto('entitlement')
        .values(
          some.map((h) => ({
            id: h.rootId,
            root_id: h.rootId,
            programme: 'subsistence',
            place: mayuVillage,
            holder_id: holder(h),
            state: 'active',
            created_at: tx.now,
          })),
        )
        .execute()
      const payee = { name_sealed: 'n', account_sealed: 'a', bank: 'b', recorded_at: tx.now }
      await tx
        .insertInto('payee')
        .values(some.map((h) => ({ payable_id: h.rootId, ...payee })))
        .execute()
      await keepBases(
        tx,
        some.map((h) => ({
          rootId: h.rootId,
          place: mayuVillage,
          source: 'decision' as const,
          from: begin,
          decidedOn,
          household: h.history.base,
          names: {},
          persons: persons.get(h.rootId) ?? {},
        })),
      )
      await recompute(
        tx,
        some.map((h) => h.rootId),
      )
    }
  })
}

async function recompute(tx: Tx, rootIds: string[]): Promise<void> {
  const found = await runningHouseholds(tx, rootIds)
  const rows = []
  for (const running of found.values())
    rows.push(rowsOf(running, await monthsOf(tx, running), { caseId: null, recordId: null, cause: 'X' }))
  await rewriteRoots(tx, rows)
  await settleMoney(tx, rootIds)
}

async function hear(homes: Home[], month: Month): Promise<void> {
  const told = homes.flatMap((h) => (h.heard.get(month) ?? []).map((fact) => ({ h, fact })))
  if (told.length === 0) return
  await act(async (tx) => {
    await tx
      .insertInto('entitlement_fact')
      .values(
        told.map(({ h, fact }) => ({
          id: randomUUID(),
          root_id: h.rootId,
          place: mayuVillage,
          kind: fact.told.kind,
          happened_on: fact.on,
          reported_on: fact.reportedOn,
          told_sealed: sealJson(tx.db.keys, fact.told),
          recorded_at: tx.now,
        })),
      )
      .execute()
    await recompute(tx, [...new Set(told.map(({ h }) => h.rootId))])
  })
}

/** What no fact brings: a new standard, a birthday, the end of a window. */
async function recomputeAll(month: Month): Promise<void> {
  await act(async (tx) => {
    const list = await simulate(tx, month, 'RECOMPUTED')
    await rewriteRoots(
      tx,
      list.map((i) => i.rows),
    )
    await settleMoney(
      tx,
      list.map((i) => i.rootId),
    )
    // The record that the month was recomputed: class changes would go through cases of their own.
    const done = { households: list.length, before_fen: 0, after_fen: 0, list_sha256: '', prepared_at: tx.now, decided_at: tx.now }
    await tx
      .insertInto('recompute_batch')
      .values({ id: randomUUID(), month: firstOf(month), cause: 'X', state: 'approved', prepared_by: one.id, decided_by: two.id, ...done })
      .execute()
  })
}

async function live(homes: Home[]): Promise<void> {
  await grant(homes)
  for (let month = begin; month <= end; month = addMonthsToMonth(month, 1)) {
    county.now = new Date(`${month}-02T09:00:00+08:00`)
    await hear(homes, month)
    await recomputeAll(month)
    county.now = new Date(`${month}-08T09:00:00+08:00`)
    const runId = await act((tx) => openMonth(tx, one, 'subsistence', month))
    county.now = new Date(`${month}-08T10:00:00+08:00`)
    await act((tx) => approve(tx, two, runId), two)
  }
}

/** By household and month: what it has had for good, that is what was booked to it less what is claimed back. */
async function kept(): Promise<Map<string, number>> {
  const { rows } = await county.db.pool.query<{ key: string; fen: string }>(
    `select key, sum(fen)::text as fen from (
       select l.group_id || ' ' || left(l.covered_month::text, 7) as key, case when t.debit like 'payable:%' then t.fen else -t.fen end as fen
       from ledger_transfer t join payment_line l on l.id::text = t.source_id where t.source_kind = 'payment_line' and t.step = 'approved'
       union all select replace(t.source_id, ':', ' '), case when t.debit like 'claim:%' then -t.fen else t.fen end from ledger_transfer t where t.source_kind = 'claim') as b
     group by 1`,
  )
  return new Map(rows.map((r) => [r.key, Number(r.fen)]))
}

/** The replay knows nothing of rows, rolls or differences: it takes every month for itself. */
function replay({ base, facts }: History, parameters: Awaited<ReturnType<typeof parametersOf>>): Map<Month, number> {
  const dated = facts.map((f) => ({ f, from: worksFrom(base, facts, f, parameters) }))
  const due = new Map<Month, number>()
  let over = false
  let helpLeft = 0
  let helps = 0
  let valid = 0
  for (let month = begin; month <= end; month = addMonthsToMonth(month, 1)) {
    const working = dated.filter((d) => d.from <= month).map((d) => d.f)
    const request = { type: 'DETERMINATION', purpose: 'MONTH' as const, current: { category: 'DIBAO', monthlyAmount: 0 } }
    const e = decideBy({ ...withFacts(base, working, parameters), request }, lawOfMonth(parameters, firstOf(month), decidedOn), false)
    if (e.category === 'REJECTED' || e.reasons.includes('NO_COUNTED_MEMBER') || working.some((f) => f.told.kind === 'STOP')) over = true
    const receipts = working.filter((f) => f.told.kind === 'EXPENSES').length
    if (e.months !== null && helpLeft <= 0 && helps < 1 + Math.min(1, receipts)) {
      helps++
      helpLeft = 6
      valid = 12
    }
    if (e.category === 'EXPENDITURE' && valid <= 0) over = true
    const support = e.months === null ? 0 : Math.round(e.monthlyAmount * 100)
    due.set(month, over ? 0 : moneyOf(e) - (helpLeft > 0 ? 0 : support))
    helpLeft--
    valid--
  }
  return due
}

test(`${lives} lives: any order of the same facts leaves the same money with the household, month by month, as a replay`, async () => {
  const homes = Array.from({ length: lives }, (_, i) => life(i + 1)).flatMap((history, i): Home[] => [
    { rootId: randomUUID(), history, heard: hearing(history.facts, i * 2 + 1) },
    { rootId: randomUUID(), history, heard: hearing(history.facts, i * 2 + 2) },
  ])
  await live(homes)
  const money = await kept()
  const parameters = await act((tx) => parametersOf(tx))
  let changed = 0
  for (const [i, home] of homes.entries()) {
    const due = replay(home.history, parameters)
    for (const [month, fen] of due) assert.equal(money.get(`${home.rootId} ${month}`) ?? 0, fen, `life ${Math.floor(i / 2) + 1} ${month}`)
    if (new Set(due.values()).size > 1) changed++
  }
  assert.ok(changed > lives / 2, `${changed} in which something changed`)
  const claimed = (await balances(county)).claim ?? 0
  assert.ok(claimed > 0, 'something was found late')
})

test('the books of every town are those of the lines', async () => {
  const { rows } = await county.db.pool.query(
    `select (select sum(fen)::text from payment_line) as lines,
       (select sum(case when debit = 'payable:subsistence' then fen else -fen end)::text from ledger_transfer where 'payable:subsistence' in (debit, credit) and place = $1) as payable`,
    [mayuVillage.slice(0, 9)],
  )
  assert.equal(rows[0].lines, rows[0].payable)
})
