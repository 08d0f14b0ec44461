import { sql } from 'kysely'
import type { Download } from '#kernel/contract.ts'
import { type Month, monthOf } from '#kernel/day.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { balancesOn } from '#platform/ledger/balances.ts'
import { journalOf } from '#platform/ledger/journal.ts'
import { accountNames, programmes } from '../texts.zh.ts'

/** The two words of an account: budget:subsistence → 预算支出, 最低生活保障. */
function accountWords(account: string): [string, string] {
  const [kind = '', programme = ''] = account.split(':')
  return [accountNames[kind] ?? kind, programmes[programme] ?? programme]
}
// A screen writes a full-width colon; a journal parts the levels of an account by the half-width one, which hledger reads.
const onScreen = (account: string) => accountWords(account).join('：')
const inJournal = (account: string) => accountWords(account).join(':')

/** Balances of today by account and town, the periods that are closed, and the next that can be. */
export async function booksOf(tx: Tx) {
  const balances = await balancesOn(tx, tx.today)
  const accounts = [...new Set(balances.map((b) => b.account))]
  const places = [...new Set(balances.map((b) => b.place))]
  const names = await placeNames(tx, places)
  const at = (account: string, place: string) => balances.find((b) => b.account === account && b.place === place)?.fen ?? 0
  const closings = await tx
    .selectFrom('ledger_closing')
    .select(['period', 'closed_by', 'closed_at', 'sha256'])
    .orderBy('period', 'desc')
    .execute()
  const closers = await actorNames(
    tx,
    closings.map((c) => c.closed_by),
  )
  return {
    accounts: accounts.map((account) => ({
      account,
      label: onScreen(account),
      fen: balances.filter((b) => b.account === account).reduce((sum, b) => sum + b.fen, 0),
    })),
    towns: places.map((place) => ({ place, name: names.get(place) ?? '全市', fen: accounts.map((a) => at(a, place)) })),
    closings: closings.map((c) => ({
      period: c.period,
      closedBy: closers.get(c.closed_by) ?? '',
      closedAt: c.closed_at.toISOString(),
      sha256: c.sha256,
    })),
    nextPeriod: await nextPeriod(tx),
  }
}

/** The first month with money that is over and not closed; a year when all its months are. */
async function nextPeriod(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ month: Month | null; year: string | null }>`
    select (select to_char(min(booked_on), 'YYYY-MM') from ledger_transfer t where not exists (select from ledger_closing c where c.period = to_char(t.booked_on, 'YYYY-MM'))) as month,
      (select left(max(period), 4) from ledger_closing where length(period) = 7) as year`.execute(tx)
  const { month, year } = rows[0] ?? { month: null, year: null }
  if (year && year < tx.today.slice(0, 4) && (!month || month > `${year}-12`)) {
    const done = await tx.selectFrom('ledger_closing').select('period').where('period', '=', year).executeTakeFirst()
    if (!done) return year
  }
  return month && month < monthOf(tx.today) ? month : null
}

/** The journal as a file. An export is recorded. */
export async function journalFile(tx: Tx, actor: Actor, { from, until }: { from: string; until: string }): Promise<Download> {
  const towns = await tx.selectFrom('division').select(['code', 'name']).where('level', '=', 'town').execute()
  const names = new Map(towns.map((t) => [t.code, t.name]))
  const parts: string[] = []
  for await (const part of journalOf(tx, { from, until }, { account: inJournal, place: (p) => names.get(p) ?? '全市' })) parts.push(part)
  await record(tx, actor, { act: 'payment.journal', subjectKind: 'period', subjectId: `${from}..${until}` })
  return { name: `minxin-${from}-${until}.journal`, type: 'text/plain; charset=utf-8', bytes: Buffer.from(parts.join('')) }
}
