import { sql } from 'kysely'
import { chineseDay } from '#kernel/day.ts'
import { type StatusFrom, takeBackStatuses, writeStatuses } from '#modules/core/residents/public.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Consequence, LifeEvent, NewLine } from '#platform/life-events/event.ts'
import { addNotes } from './file/notes.ts'

interface Ended {
  relationId: string
  event: LifeEvent
  place: string
  otherId: string
  otherPlace: string
}

/** The marriages that these deaths end: the dead one's that stood on the day. */
async function standing(tx: Tx, events: readonly LifeEvent[]): Promise<Ended[]> {
  const { rows } = await sql<{ relation: string; event: string; place: string; other: string; other_place: string }>`
    select r.id as relation, n.event, r.place, o.person_id as other, p.place as other_place
    from unnest(${events.map((e) => e.id)}::uuid[], ${events.map((e) => e.personId)}::uuid[]) as n(event, person)
    join marriage_spouse s on s.person_id = n.person and s.effective
    join marriage_relation r on r.id = s.relation_id and r.status = 'EFFECTIVE'
    join marriage_spouse o on o.relation_id = r.id and o.side <> s.side join person p on p.id = o.person_id
    order by r.id for update of r`.execute(tx)
  return rows.flatMap((row) => {
    const event = events.find((e) => e.id === row.event)
    return event ? [{ relationId: row.relation, event, place: row.place, otherId: row.other, otherPlace: row.other_place }] : []
  })
}

/** A death ends the marriage: the file says so, and the one who is left is widowed in the register. */
export const marriageDeath: Consequence = {
  titles: { 'marriage.widowed': '婚姻登记' },

  async apply(tx, office, events) {
    const ended = await standing(tx, events)
    if (ended.length > 0) await end(tx, ended)
    for (const e of ended) await note(tx, office, [e], `一方于${chineseDay(e.event.happenedOn)}去世，婚姻终止`)
    await writeStatuses(
      tx,
      ended.map(
        (e): StatusFrom => ({
          personId: e.otherId,
          place: e.otherPlace,
          status: '30',
          on: e.event.happenedOn,
          source: 'DEATH',
          relationId: e.relationId,
          eventId: e.event.id,
        }),
      ),
    )
    return events.map((event): NewLine => {
      const own = ended.find((e) => e.event.id === event.id)
      if (!own)
        return { eventId: event.id, name: 'marriage.widowed', place: event.place, state: 'none', found: '没有存续的婚姻登记', act: '' }
      return {
        eventId: event.id,
        name: 'marriage.widowed',
        place: event.place,
        state: 'done',
        found: '有存续的婚姻登记',
        act: `婚姻自${chineseDay(event.happenedOn)}终止，档案已注明；配偶登记为丧偶`,
        kept: { relationId: own.relationId },
      }
    })
  },

  async undo(tx, actor, event, lines) {
    const words = new Map<string, string>()
    for (const line of lines) {
      const { relationId } = line.kept as { relationId?: string }
      if (relationId) words.set(line.id, await putBack(tx, actor, event, relationId))
    }
    return words
  },
}

async function end(tx: Tx, ended: readonly Ended[]): Promise<void> {
  const ids = ended.map((e) => e.relationId)
  await sql`update marriage_relation r set status = 'ENDED_BY_DEATH', ended_on = n.died, basis = n.event
    from unnest(${ids}::uuid[], ${ended.map((e) => e.event.happenedOn)}::date[], ${ended.map((e) => e.event.id)}::text[]) as n(id, died, event)
    where r.id = n.id and r.status = 'EFFECTIVE'`.execute(tx)
  await tx.updateTable('marriage_spouse').set({ effective: false }).where('relation_id', 'in', ids).execute()
}

async function note(tx: Tx, actor: Parameters<typeof addNotes>[1], ended: readonly Pick<Ended, 'relationId' | 'event'>[], text: string) {
  for (const e of ended) {
    const files = await tx
      .selectFrom('marriage_registration')
      .select(['id', 'place'])
      .where('relation_id', '=', e.relationId)
      .where('kind', 'in', ['M1', 'M2', 'M4'])
      .execute()
    await addNotes(tx, actor, files, { kind: 'DEATH', on: tx.today, text, basis: `死亡登记，${chineseDay(e.event.happenedOn)}` })
  }
}

/** It was a mistake: the marriage stands again, unless the one who was left has married since. */
async function putBack(tx: Tx, actor: Parameters<typeof addNotes>[1], event: LifeEvent, relationId: string): Promise<string> {
  await takeBackStatuses(tx, { eventId: event.id })
  const taken = await tx
    .selectFrom('marriage_spouse as own')
    .innerJoin('marriage_spouse as later', 'later.person_id', 'own.person_id')
    .select('later.relation_id')
    .where('own.relation_id', '=', relationId)
    .where('later.effective', '=', true)
    .executeTakeFirst()
  if (taken) return '配偶已经再婚，原来的婚姻没有恢复，请婚姻登记处核对（民法典第五十一条）'
  await tx
    .updateTable('marriage_relation')
    .set({ status: 'EFFECTIVE', ended_on: null, basis: null })
    .where('id', '=', relationId)
    .where('status', '=', 'ENDED_BY_DEATH')
    .execute()
  await tx.updateTable('marriage_spouse').set({ effective: true }).where('relation_id', '=', relationId).execute()
  await note(tx, actor, [{ relationId, event }], '去世登记有误，已撤销，婚姻恢复')
  return '婚姻恢复存续，配偶的婚姻状况恢复'
}
