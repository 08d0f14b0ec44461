import { sql } from 'kysely'
import { yuan } from '#kernel/money.ts'
import { openBlockingOf } from '../blocking.ts'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { passesLuhn } from '../account-check.ts'

export interface Finding {
  groupId: string
  payee: string
  text: string
  /** Whether the run cannot be approved while it stands. */
  blocks: boolean
}

const most = 200

/**
 * What a second pair of eyes should look at before a roll is approved: somebody who is dead in the register, one card for
 * several households, a card number that cannot be one, an amount that jumped by more than the bound.
 */
export async function checksOf(tx: Tx, runId: string, jumpPercent: number): Promise<{ findings: Finding[]; blocking: string | null }> {
  const findings = [...(await dead(tx, runId)), ...(await jumps(tx, runId, jumpPercent)), ...(await cards(tx, runId))]
  return { findings: findings.slice(0, most), blocking: await openBlockingOf(tx, runId) }
}

async function dead(tx: Tx, runId: string): Promise<Finding[]> {
  const { rows } = await sql<{ group_id: string; payee_sealed: string; name: string; died_on: string }>`
    select l.group_id, l.payee_sealed, p.name, p.died_on
    from payment_run run join payment_line l on l.run_id = run.id and l.kind = 'due'
    join entitlement_row r on r.entitlement_id = l.payable_id and r.superseded_at is null and r.valid_from <= run.month and (r.valid_to is null or r.valid_to > run.month)
    join entitlement_member m on m.row_id = r.id join person p on p.id = m.person_id and p.died_on < run.month
    where run.id = ${runId} limit ${most}`.execute(tx)
  return rows.map((r) => ({
    groupId: r.group_id,
    payee: open(tx.db.keys, r.payee_sealed),
    text: `${r.name}在居民登记里已于 ${r.died_on} 去世，名册里还在发放`,
    blocks: false,
  }))
}

async function jumps(tx: Tx, runId: string, percent: number): Promise<Finding[]> {
  const { rows } = await sql<{ group_id: string; payee_sealed: string; before: number; now: number }>`
    with run as (select * from payment_run where id = ${runId}),
    last as (select p.id from payment_run p, run where p.programme = run.programme and p.sequence = 0 and p.month < run.month order by p.month desc limit 1),
    now as (select group_id, (array_agg(payee_sealed))[1] as payee_sealed, sum(fen) as fen from payment_line where run_id = ${runId} and kind = 'due' group by 1),
    before as (select l.group_id, sum(l.fen) as fen from payment_line l join last on last.id = l.run_id where l.kind = 'due' group by 1)
    select n.group_id, n.payee_sealed, b.fen::bigint as before, n.fen::bigint as now from now n join before b on b.group_id = n.group_id
    where abs(n.fen - b.fen) * 100 > b.fen * ${percent} order by abs(n.fen - b.fen) desc limit ${most}`.execute(tx)
  return rows.map((r) => ({
    groupId: r.group_id,
    payee: open(tx.db.keys, r.payee_sealed),
    text: `比上月变动超过 ${percent}%:${yuan(Number(r.before))} → ${yuan(Number(r.now))}`,
    blocks: false,
  }))
}

async function cards(tx: Tx, runId: string): Promise<Finding[]> {
  const { rows } = await sql<{ group_id: string; payee_sealed: string; account_sealed: string }>`
    select distinct on (group_id) group_id, payee_sealed, account_sealed from payment_line where run_id = ${runId} order by group_id, id`.execute(
    tx,
  )
  const byAccount = new Map<string, number>()
  const opened = rows.map((r) => ({ ...r, account: open(tx.db.keys, r.account_sealed) }))
  for (const { account } of opened) byAccount.set(account, (byAccount.get(account) ?? 0) + 1)
  return opened.flatMap((r) => {
    const shared = (byAccount.get(r.account) ?? 0) > 1
    const text = !passesLuhn(r.account)
      ? '社会保障卡账号校验不通过'
      : shared
        ? `与另外 ${(byAccount.get(r.account) ?? 1) - 1} 户用同一个账号`
        : ''
    return text
      ? [{ groupId: r.group_id, payee: open(tx.db.keys, r.payee_sealed), text: `${text}(尾号 ${r.account.slice(-4)})`, blocks: false }]
      : []
  })
}
