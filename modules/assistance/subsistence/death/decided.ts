import { sql } from 'kysely'
import { addMonthsToMonth, firstOf, monthOf } from '#kernel/day.ts'
import { recordDeaths } from '#modules/core/life-events/public.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { LifeEvent, NewLine } from '#platform/life-events/event.ts'
import type { Outcome } from '../change/outcome.ts'

/** A death that a family told of and the county confirmed is recorded like any other; one that is known gains a source. */
export async function recordDecided(tx: Tx, actor: Actor, file: CaseFile, { running, change }: Outcome): Promise<void> {
  const personId = running.persons[change.ref ?? '']
  if (change.kind !== 'DEATH' || file.facts.source === 'event' || !personId) return
  await recordDeaths(tx, actor, [
    {
      personId,
      happenedOn: change.happenedOn,
      source: 'change',
      sourceRef: file.id,
      proof: `${file.number}：${change.note}`,
      receivedOn: String(file.facts.reportedOn),
    },
  ])
}

/** Deaths whose change was decided before they were recorded: done, and to be taken back if it was a mistake. */
export async function alreadyDecided(tx: Tx, events: readonly LifeEvent[]): Promise<NewLine[]> {
  const next = (e: LifeEvent) => firstOf(addMonthsToMonth(monthOf(e.happenedOn), 1))
  const { rows } = await sql<{ event: string; root_id: string; place: string; case_id: string; recovery: string | null }>`
    select distinct on (n.event, f.root_id) n.event, f.root_id, f.place, f.case_id, (
      select k.case_id from household_case k where k.root_id = f.root_id and k.kind = 'RECOVERY' and k.open) as recovery
    from unnest(${events.map((e) => e.id)}::uuid[], ${events.map((e) => e.personId)}::uuid[], ${events.map((e) => e.happenedOn)}::date[],
      ${events.map(next)}::date[]) as n(event, person, died, until)
    join entitlement_member m on m.person_id = n.person and m.valid_to = n.until and not m.own_scheme and m.superseded_at is null
    join entitlement_row r on r.id = m.row_id join entitlement e on e.id = r.entitlement_id
    join entitlement_fact f on f.root_id = e.root_id and f.kind = 'DEATH' and f.happened_on = n.died and f.withdrawn_at is null
    order by n.event, f.root_id, f.recorded_at desc`.execute(tx)
  return rows.flatMap((r): NewLine[] => {
    const line = { eventId: r.event, place: r.place, subject: r.root_id }
    return [
      {
        ...line,
        name: 'subsistence.change',
        state: 'done',
        caseId: r.case_id,
        found: '家庭变化已经确认，次月起不再计入',
        act: '已按余下的人重算',
      },
      r.recovery
        ? {
            ...line,
            name: 'subsistence.recovery',
            state: 'open',
            role: 'town_clerk',
            caseId: r.recovery,
            found: '去世后有多发',
            act: '已立追缴；镇和家属商量办法，市局决定',
          }
        : { ...line, name: 'subsistence.recovery', state: 'none', found: '没有多发', act: '' },
    ]
  })
}
