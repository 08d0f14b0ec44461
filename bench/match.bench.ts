import { county } from '#counties/ruian/county.ts'
import { hitsOf } from '#modules/assistance/verification/match/hits.ts'
import { currentLists } from '#modules/assistance/verification/match/lists.ts'
import { type SourceKey, sourceKeys, sourceOf } from '#modules/assistance/verification/public.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { openDatabase } from '#platform/db/open.ts'
import { inTransaction } from '#platform/db/tx.ts'
import type { Figure } from './figure.ts'

const people = 30_000
const sizes = [10_000, 20_000, 30_000, 50_000, 80_000, 100_000, 150_000, 200_000, 300_000, 400_000, 600_000, 1_000_000]

/** The caseload set beside twelve sources of ten thousand to a million rows: ours with all its locks, and the same rows by plain hash joins without any. */
export async function benchMatch(url: string, dataDir: string): Promise<Figure[]> {
  const db = await openDatabase({ url, dataDir, county, demo: true, now: new Date() })
  try {
    await fill(db)
    const actor = systemActor('bench', county.code)
    const own = await best(() =>
      inTransaction(db, actor, new Date(), async (tx) => hitsOf(tx, 'subsistence', '2030-01', await currentLists(tx))),
    )
    const lists = (await db.pool.query<{ id: string }>('select id from source_list where replaced_at is null')).rows
    const client = await db.pool.connect()
    // Left to itself the planner chooses nested loops for these and takes half a minute.
    await client.query('set enable_nestloop = off')
    const plain = await best(async () => {
      for (const { id } of lists)
        await client.query(
          `select e.id as root_id, r.category, p.id as person_id, s.code, s.amount, s.from_on, s.to_on, s.words
           from source_row s join person p on p.id_hash = s.id_hash and p.name = s.name
           join entitlement_member m on m.person_id = p.id and m.superseded_at is null
           join entitlement_row r on r.id = m.row_id and r.superseded_at is null and r.valid_from <= '2030-01-01' and r.valid_to is null
           join entitlement e on e.id = r.entitlement_id and e.programme = 'subsistence' and e.state <> 'stopped'
           where s.list_id = $1 and exists (select from consent c where c.id_hash = p.id_hash and c.withdrawn_on is null)`,
          [id],
        )
    })
    client.release(true)
    return [
      {
        name: `${people} people matched with ${lists.length} sources, ${sizes.reduce((a, b) => a + b, 0)} rows : plain hash joins`,
        value: `${(own / plain).toFixed(2)}  (${own.toFixed(2)} s : ${plain.toFixed(2)} s)`,
        promise: '≤ 1.5',
        held: own / plain <= 1.5,
      },
    ]
  } finally {
    await db.close()
  }
}

/** The better of three, so that neither side pays for what the other warmed. */
async function best(work: () => Promise<unknown>): Promise<number> {
  let seconds = Number.POSITIVE_INFINITY
  for (let i = 0; i < 3; i++) {
    const from = performance.now()
    await work()
    seconds = Math.min(seconds, (performance.now() - from) / 1000)
  }
  return seconds
}

async function fill(db: Db): Promise<void> {
  await db.pool.query(
    `with p as (
       insert into person (id, place, town, name, name_py, name_initials, sex, birth_date, id_hash, id_sealed, id_mask)
       select gen_random_uuid(), '330381116207', '330381116', '某' || n, 'mou', 'm', 'M', '1960-01-01', 'bench' || n, '', '' from generate_series(1, ${people}) as n
       returning id),
     e as (
       insert into entitlement (id, root_id, programme, place, holder_id, state, created_at)
       select n.id, n.id, 'subsistence', '330381116207', n.holder, 'active', now() from (select gen_random_uuid() as id, p.id as holder from p) as n
       returning id, holder_id),
     r as (
       insert into entitlement_row (id, entitlement_id, kind, category, place, monthly_fen, valid_from, recorded_at)
       select gen_random_uuid(), id, 'DIBAO', 'DIBAO', '330381116207', 88600, '2030-01-01', now() from e returning id, entitlement_id)
     insert into entitlement_member (row_id, person_id, payable, valid_from) select r.id, e.holder_id, true, '2030-01-01' from r join e on e.id = r.entitlement_id`,
  )
  await db.pool.query(
    `insert into consent (id_hash, place, signed_on, source, recorded_by, recorded_at)
     select 'bench' || n, '330381116207', '2020-01-01', 'import', 'bench', now() from generate_series(1, ${people}) as n`,
  )
  const keys = sourceKeys.filter((k) => k !== 'power').slice(0, sizes.length) as SourceKey[]
  for (const [i, source] of keys.entries()) {
    const size = sizes[i] ?? 0
    const { rows } = await db.pool.query<{ id: string }>(
      `insert into source_list (source, data_date, kind, way, rows, bad_rows, sha256, delivered_by, delivered_at)
       values ($1, '2029-12-31', $2, 'operator', $3, 0, $1, 'bench', now()) returning id`,
      [source, sourceOf(source).kind, size],
    )
    // One in forty rows is about somebody on the books, as a list of a whole county would be.
    await db.pool.query(
      `insert into source_row (list_id, id_hash, name, code, amount, from_on)
       select $1, case when n % 40 = 0 then 'bench' || 1 + (n::bigint * 7919) % ${people} else 'other' || n end,
         case when n % 40 = 0 then '某' || 1 + (n::bigint * 7919) % ${people} else '他' end, '', n, '2029-01-01' from generate_series(1, $2::int) as n`,
      [rows[0]?.id, size],
    )
  }
  await db.pool.query(
    'analyze person; analyze entitlement; analyze entitlement_row; analyze entitlement_member; analyze source_row; analyze consent',
  )
}
