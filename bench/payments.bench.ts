import { randomUUID } from 'node:crypto'
import { county } from '#counties/ruian/county.ts'
import { approve, bankFile, openMonth } from '#modules/bureau/payments/public.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openDatabase } from '#platform/db/open.ts'
import { seal } from '#platform/db/seal.ts'
import { inTransaction } from '#platform/db/tx.ts'
import type { Figure } from './figure.ts'

const entitlements = 30_000
const finance = (name: string): Actor => ({ kind: 'staff', id: randomUUID(), name, role: 'finance', place: county.code, person: null })

/** A month's run from nothing to the written bank file, beside the same rows made by plain SQL in the same database. */
export async function benchPayments(url: string, dataDir: string): Promise<Figure[]> {
  const db = await openDatabase({ url, dataDir, county, demo: true, now: new Date() })
  try {
    const [one, two] = [finance('甲'), finance('乙')]
    await db.pool.query(
      `with e as (
         insert into entitlement (id, root_id, programme, place, holder_id, state, created_at)
         select id, id, 'subsistence', '330381116207', gen_random_uuid(), 'active', now() from (
           select gen_random_uuid() as id from generate_series(1, ${entitlements})) as made returning id),
       p as (insert into payee (payable_id, name_sealed, account_sealed, bank, recorded_at) select id, $1, $2, '农商', now() from e)
       insert into entitlement_row (id, entitlement_id, kind, category, place, monthly_fen, valid_from, recorded_at)
       select gen_random_uuid(), id, 'DIBAO', 'DIBAO', '330381116207', 88600, '2030-01-01', now() from e`,
      [seal(db.keys, '测试'), seal(db.keys, '6230000000000000001')],
    )
    await db.pool.query('analyze entitlement; analyze entitlement_row; analyze payee')
    await db.pool.query(
      `insert into match_run (id, programme, month, state, people, without_consent, other_name, sources, counts, started_by, started_at)
       values (gen_random_uuid(), 'subsistence', '2030-01-01', 'complete', 0, 0, 0, '[]', '{}', 'bench', now())`,
    )
    const own = await timed(async () => {
      const now = new Date()
      const runId = await inTransaction(db, one, now, (tx) => openMonth(tx, one, 'subsistence', '2030-01'))
      await inTransaction(db, two, now, (tx) => approve(tx, two, runId))
      await inTransaction(db, one, now, (tx) => bankFile(tx, one, runId))
    })
    const plain = await timed(async () => {
      const client = await db.pool.connect()
      try {
        await client.query('begin')
        const run = randomUUID()
        await client.query(
          `insert into payment_run (id, programme, month, sequence, state, opened_by, opened_at, built_at) values ($1, 'plain', '2030-01-01', 0, 'open', 'a', now(), now())`,
          [run],
        )
        await client.query(
          `insert into payment_line (id, run_id, payable_id, group_id, place, covered_month, kind, source_ref, fen, payee_sealed, account_sealed)
           select gen_random_uuid(), $1, e.id, e.id, e.place, '2030-01-01', 'due', r.id::text, r.monthly_fen, p.name_sealed, p.account_sealed
           from entitlement e join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null join payee p on p.payable_id = e.id
           where r.valid_from <= '2030-01-01' and r.monthly_fen > 0 and e.programme = 'subsistence'`,
          [run],
        )
        await client.query(
          `insert into ledger_transfer (id, at, booked_on, debit, credit, fen, source_kind, source_id, step)
           select gen_random_uuid(), now(), current_date, 'payable:plain', 'budget:plain', fen, 'plain', id::text, 'approved' from payment_line where run_id = $1`,
          [run],
        )
        await client.query(`select id, payee_sealed, account_sealed, fen from payment_line where run_id = $1 order by place, id`, [run])
        await client.query('rollback')
      } finally {
        client.release()
      }
    })
    return [
      { name: `a month's run of ${entitlements} to ledger and bank file`, value: `${own.toFixed(2)} s`, promise: '< 5 s', held: own < 5 },
      {
        name: 'the same run : plain SQL',
        value: `${(own / plain).toFixed(1)}  (${plain.toFixed(2)} s)`,
        promise: '≤ 3',
        held: own / plain <= 3,
      },
    ]
  } finally {
    await db.close()
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}
