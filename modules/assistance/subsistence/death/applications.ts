import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import type { LifeEvent, NewLine } from '#platform/life-events/event.ts'

/** Applications on their way in which somebody who died is named, also where the register had not known them yet. */
export async function openApplications(tx: Tx, events: readonly LifeEvent[]): Promise<NewLine[]> {
  const { rows } = await sql<{ person: string; case_id: string; number: string; place: string; applicant: boolean; others: number }>`
    select p.id as person, c.id as case_id, c.number, c.place, coalesce(c.applicant_id = p.id, false) as applicant,
      (select count(*)::int - 1 from subsistence_person o where o.case_id = c.id) as others
    from person p join subsistence_person s on s.id_hash = p.id_hash and s.open join case_file c on c.id = s.case_id and c.ended_at is null
    where p.id = any(${events.map((e) => e.personId)}::uuid[]) order by c.created_at`.execute(tx)
  return events.flatMap((event): NewLine[] => {
    const own = rows.filter((r) => r.person === event.personId)
    const line = { eventId: event.id, name: 'subsistence.application' }
    if (own.length === 0) return [{ ...line, place: event.place, state: 'none', found: '不在没办结的申请里', act: '' }]
    return own.map((r) => ({
      ...line,
      place: r.place,
      state: 'open',
      role: 'town_clerk',
      byHand: true,
      caseId: r.case_id,
      subject: r.case_id,
      found: `${r.number}正在办理，去世的人是${r.applicant ? '申请人' : '家庭成员'}`,
      act:
        r.others === 0
          ? '家里没有别的成员，撤回申请'
          : r.applicant
            ? '和家属商量：撤回后由其他成员重新申请，或按去世后的家庭审核'
            : '按去世后的家庭审核，调查表写明',
    }))
  })
}
