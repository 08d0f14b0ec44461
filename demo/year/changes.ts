import { randomUUID } from 'node:crypto'
import { addDays, addMonthsToMonth, dayInShanghai, monthOf } from '#kernel/day.ts'
import { type ChangeAnswers, openChange } from '#modules/assistance/subsistence/public.ts'
import { advance } from '#platform/cases/advance.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { castOf } from './cast.ts'
import { officeOf } from './office.ts'
import type { Story } from './schedule.ts'

type Told = Pick<ChangeAnswers, 'kind' | 'note'> & Partial<ChangeAnswers>

/** What happens to households on the books, in turn; `ago` is how many days the office hears it late. */
const happenings: { ago: number; told: Told }[] = [
  { ago: 12, told: { kind: 'INCOME', ref: 'A', income: { kind: 'PENSION', monthly: 30_000 }, note: '新办了养老金，社保所证明' } },
  { ago: 6, told: { kind: 'HEALTH', ref: 'A', illness: 'SERIOUS', note: '人民医院诊断书' } },
  { ago: 100, told: { kind: 'INCOME', ref: 'A', income: { kind: 'PROPERTY', monthly: 20_000 }, note: '出租一间房，村里刚知道' } },
  { ago: 9, told: { kind: 'JOB', ref: 'A', job: { firstWageMonth: '', netWage: 260_000 }, note: '镇上鞋厂上班，劳动合同' } },
  { ago: 3, told: { kind: 'SUSPEND', suspend: 'CONTACT_LOST', note: '两次上门无人，电话不通' } },
  { ago: 130, told: { kind: 'INCOME', ref: 'A', income: { kind: 'RESIDENT_PENSION', monthly: 24_000 }, note: '到龄领养老金，没有报告' } },
  { ago: 2, told: { kind: 'STOP', stop: 'WITHDRAWN', note: '儿子成家，自愿退出' } },
]

/**
 * The second half of the work through a year: twice a month something changes in a household that was granted long enough
 * ago. Most are decided; the last stay on the desks of town and county.
 */
export async function* changeYear(db: Db, from: string, hash: string): Story {
  const { head } = await officeOf(db)
  let n = 0
  for (let month = monthOf(from); ; month = addMonthsToMonth(month, 1))
    for (const day of ['14', '21']) {
      let now = new Date(`${month}-${day}T10:20:00+08:00`)
      yield now
      const home = await ripe(db, addDays(dayInShanghai(now), -45))
      const happening = happenings[n % happenings.length]
      if (!home || !happening) continue
      n++
      const { clerk } = await castOf(db, home.place, hash)
      const act = <R>(actor: Actor, work: Parameters<typeof inTransaction<R>>[3]) => inTransaction(db, actor, now, work)
      const change = dated(happening, dayInShanghai(now))
      const { caseId } = await act(clerk, (tx) =>
        openChange(tx, clerk, { rootId: home.root, requestId: randomUUID(), change, source: n % 2 ? 'village' : 'family' }),
      )
      const move = (actor: Actor, name: string, input: Record<string, unknown>) =>
        act(actor, (tx) => advance(tx, actor, { caseId, move: name, requestId: randomUUID(), input }))
      yield (now = new Date(now.getTime() + 2 * 86_400_000))
      await move(clerk, 'propose', { opinion: '已入户核实，与凭证一致' })
      yield (now = new Date(now.getTime() + 3 * 86_400_000))
      await move(head, 'decide', { reason: '' })
    }
}

function dated({ ago, told }: (typeof happenings)[number], today: string): ChangeAnswers {
  const happenedOn = addDays(today, -ago)
  const job = told.job ? { job: { ...told.job, firstWageMonth: monthOf(today) } } : {}
  return { ...told, ...job, happenedOn } as ChangeAnswers
}

/** A household of at least one old enough grant that nothing has happened to yet. */
async function ripe(db: Db, before: string): Promise<{ root: string; place: string } | undefined> {
  const { rows } = await db.pool.query<{ root: string; place: string }>(
    `select e.id as root, e.place from entitlement e join household_base b on b.root_id = e.id
     where e.state = 'active' and b.decided_on < $1 and not exists (select from household_case c where c.root_id = e.id and c.kind <> 'REVIEW')
       and exists (select from entitlement_row r where r.entitlement_id = e.id and r.category = 'DIBAO' and r.superseded_at is null)
     order by b.decided_on, e.id limit 1`,
    [before],
  )
  return rows[0]
}
