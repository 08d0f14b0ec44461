import { sql } from 'kysely'
import { afterPlace } from '#kernel/place.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import { closingReasons, type ClosingReason, ruleNames, severityNames } from '../texts.zh.ts'
import { anomaly } from './service.ts'

const perPage = 50

interface Query {
  open: 'yes' | 'no'
  severity?: 'BLOCK' | 'CHECK' | undefined
  after?: string | undefined
}

/** Anomalies of the actor's place, what touches money first; paged by key. */
export async function anomalyList(tx: Tx, actor: Actor, query: Query) {
  const [severity = '', place = '', id = '00000000-0000-0000-0000-000000000000'] = (query.after ?? '').split('~')
  const { rows } = await sql<{
    case_id: string
    place: string
    rule: string
    severity: string
    reason: string | null
    number: string
    title: string
    step: string
    due_on: string | null
    name: string
  }>`
    select a.case_id, a.place, a.rule, a.severity, a.reason, c.number, c.title, c.step, c.due_on, p.name
    from anomaly a join case_file c on c.id = a.case_id join person p on p.id = a.person_id
    where a.place >= ${actor.place} and a.place < ${afterPlace(actor.place)} and a.open = ${query.open === 'yes'}
      ${query.severity ? sql`and a.severity = ${query.severity}` : sql``}
      and (a.severity, a.place, a.case_id) > (${severity}, ${place}, ${id}::uuid)
    order by a.severity, a.place, a.case_id limit ${perPage + 1}`.execute(tx)
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  const names = await placeNames(
    tx,
    shown.map((r) => r.place),
  )
  return {
    items: shown.map((r) => ({
      caseId: r.case_id,
      number: r.number,
      name: r.name,
      placeName: names.get(r.place) ?? r.place,
      ruleLabel: ruleNames[r.rule] ?? r.rule,
      severity: r.severity as 'BLOCK' | 'CHECK',
      severityLabel: severityNames[r.severity] ?? '',
      stepLabel: anomaly.steps[r.step as keyof typeof anomaly.steps]?.label ?? r.step,
      dueOn: r.due_on,
      reasonLabel: r.reason ? closingReasons[r.reason as ClosingReason] : null,
    })),
    next: last ? `${last.severity}~${last.place}~${last.case_id}` : null,
  }
}
