import { monthOf } from '#kernel/day.ts'
import { approveList, prepareByClass, preparePriceSubsidy } from '#modules/assistance/one-off/public.ts'
import { approve, openMonth } from '#modules/bureau/payments/public.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import { officeOf } from './office.ts'
import type { Story } from './schedule.ts'

/** Money that is paid once: a festival list by class and a month of dear food, both paid; the newest list waits for the head. */
export async function* oneOffYear(db: Db, from: string): Story {
  const { clerk, head, finance } = await officeOf(db)
  const [one, two] = finance
  const year = Number(from.slice(0, 4)) + 1
  const lists: { at: string; programme: string; make: (tx: Tx, actor: Actor) => Promise<string> }[] = [
    {
      at: `${year}-06-16`,
      programme: 'festival',
      make: (tx, a) => prepareByClass(tx, a, { title: '端午节慰问', month: `${year}-06`, amounts: { DIBAO: 30_000, LOW_MARGIN: 20_000 } }),
    },
    {
      at: `${year}-09-16`,
      programme: 'price_subsidy',
      make: (tx, a) => preparePriceSubsidy(tx, a, { month: `${year}-08`, cpi: 3.6, food: 6.2 }),
    },
  ]
  let now = new Date(0)
  const act = <R>(actor: Actor, work: Parameters<typeof inTransaction<R>>[3]) => inTransaction(db, actor, now, work)
  for (const list of lists) {
    yield (now = new Date(`${list.at}T09:30:00+08:00`))
    if (!(await anybodyPaid(db, now))) continue
    const batchId = await act(clerk, (tx) => list.make(tx, clerk))
    yield (now = new Date(now.getTime() + 86_400_000))
    await act(head, (tx) => approveList(tx, head, batchId))
    yield (now = new Date(now.getTime() + 86_400_000))
    const runId = await act(one, (tx) => openMonth(tx, one, list.programme, monthOf(list.at)))
    yield (now = new Date(now.getTime() + 3_600_000))
    await act(two, (tx) => approve(tx, two, runId))
  }
}

async function anybodyPaid(db: Db, now: Date): Promise<boolean> {
  const { rows } = await db.pool.query(`select from payment_run where programme = 'subsistence' and opened_at < $1 limit 1`, [now])
  return rows.length > 0
}
