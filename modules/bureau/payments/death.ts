import { sql } from 'kysely'
import { addMonthsToMonth, chineseMonth, type Day, firstOf, monthOf } from '#kernel/day.ts'
import { yuan } from '#kernel/money.ts'
import type { Tx } from '#platform/db/tx.ts'
import { coveredFrom } from '#platform/entitlements/covered.ts'
import type { Consequence, NewLine } from '#platform/life-events/event.ts'
import { programmes } from './texts.zh.ts'

interface OnItsWay {
  person: string
  run: string
  programme: string
  month: string
  state: string
  place: string
  fen: number
}

/** What a death means for money that is on its way: a roll to be made again, a payment that the bank should stop. */
export const paymentDeath: Consequence = {
  titles: { 'payments.on_its_way': '在途发放' },

  async apply(tx, _office, events) {
    const people = events.map((e) => ({ personId: e.personId, from: firstOf(addMonthsToMonth(monthOf(e.happenedOn), 1)) }))
    const found = await onItsWay(tx, people)
    return events.flatMap((event): NewLine[] => {
      const own = found.filter((f) => f.person === event.personId)
      const line = { eventId: event.id, name: 'payments.on_its_way', place: event.place }
      if (own.length === 0) return [{ ...line, state: 'none', found: '没有还没到账的发放', act: '' }]
      return own.map((f) => ({
        ...line,
        place: f.place,
        state: 'open',
        role: 'finance',
        days: 1,
        byHand: true,
        found: `${programmes[f.programme] ?? ''}${chineseMonth(monthOf(f.month))}名册里有 ${yuan(f.fen)}，${stateWords[f.state] ?? ''}`,
        act: f.state === 'open' ? '重新生成名册，去世次月起的不发' : '请银行止付；已经到账的按多发追缴',
        link: `/payments/${f.run}`,
      }))
    })
  },
}

const stateWords: Record<string, string> = { open: '还没批准', approved: '已批准，还没送银行', filed: '已送银行，还没回盘' }

/** Money for months after the death in rolls that no bank has answered: of households and of payments made once. */
async function onItsWay(tx: Tx, people: readonly { personId: string; from: Day }[]): Promise<OnItsWay[]> {
  const covered = await coveredFrom(tx, people)
  const since = new Map(people.map((p) => [p.personId, p.from]))
  const { rows } = await sql<OnItsWay>`
    with payable as (
      select person, since, root as id from unnest(${covered.map((c) => c.personId)}::uuid[], ${covered.map((c) => since.get(c.personId) ?? '')}::date[],
        ${covered.map((c) => c.rootId)}::uuid[]) as c(person, since, root)
      union
      select n.person, n.since, m.id from unnest(${people.map((p) => p.personId)}::uuid[], ${people.map((p) => p.from)}::date[]) as n(person, since)
        join mandate m on m.holder_id = n.person and m.month >= n.since)
    select p.person, r.id as run, r.programme, r.month, r.state, min(l.place) as place, sum(l.fen)::bigint as fen
    from payable p join payment_line l on l.group_id = p.id and l.covered_month >= p.since
    join payment_run r on r.id = l.run_id and r.state in ('open', 'approved', 'filed')
    group by 1, 2, 3, 4, 5 order by r.month, r.id`.execute(tx)
  return rows.map((r) => ({ ...r, fen: Number(r.fen) }))
}
