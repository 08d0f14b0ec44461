import { sql } from 'kysely'
import { chineseDay } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'
import { bindAgain, unbindPeople } from '#platform/identity/unbind.ts'
import type { Consequence, LifeEvent, NewLine } from '#platform/life-events/event.ts'

/** What a death changes in the register: the person is marked, and the portal account is nobody's any more. */
export const residentDeath: Consequence = {
  titles: { 'residents.register': '居民登记', 'residents.account': '网上账户' },

  async apply(tx, _office, events) {
    const before = await markDead(tx, events)
    const accounts = await unbindPeople(
      tx,
      events.map((e) => e.personId),
    )
    return events.flatMap((e): NewLine[] => {
      const known = before.get(e.personId)
      const account = accounts.get(e.personId)
      return [
        {
          eventId: e.id,
          name: 'residents.register',
          place: e.place,
          state: 'done',
          found: known ? `登记里已是 ${chineseDay(known)}去世` : '登记里健在',
          act: `标注${chineseDay(e.happenedOn)}去世，不能再写进新的申请`,
          kept: { before: known ?? null },
        },
        {
          eventId: e.id,
          name: 'residents.account',
          place: e.place,
          state: account ? 'done' : 'none',
          found: account ? '有绑定的网上账户' : '没有绑定网上账户',
          act: account ? '账户解除绑定，已登录的退出' : '',
          kept: account ? { account } : {},
        },
      ]
    })
  },

  async undo(tx, _actor, event, lines) {
    const words = new Map<string, string>()
    for (const line of lines) {
      const { before, account } = line.kept as { before?: string | null; account?: string }
      if (line.name === 'residents.register') {
        await tx
          .updateTable('person')
          .set({ died_on: before ?? null })
          .where('id', '=', event.personId)
          .execute()
        words.set(line.id, before ? '恢复原来登记的日期' : '登记恢复为健在')
      } else if (account)
        words.set(
          line.id,
          (await bindAgain(tx, account, event.personId)) ? '账户重新绑定，请本人重新登录' : '账户已另作他用，请本人重新绑定',
        )
    }
    return words
  },
}

/** Marks people dead in one statement; returns the dates that were there before. */
async function markDead(tx: Tx, events: readonly LifeEvent[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; before: string | null }>`
    with told as (
      select p.id, p.died_on as before, n.died from person p
      join unnest(${events.map((e) => e.personId)}::uuid[], ${events.map((e) => e.happenedOn)}::date[]) as n(id, died) on n.id = p.id for update of p)
    update person p set died_on = told.died from told where p.id = told.id returning p.id, told.before`.execute(tx)
  return new Map(rows.flatMap((r) => (r.before ? [[r.id, r.before]] : [])))
}
