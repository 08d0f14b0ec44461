import { sql } from 'kysely'
import { addMonthsToMonth, firstOf } from '#kernel/day.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { registryOf } from '../archive/registry.ts'
import { checklist, type CheckItem, mayReview, passRate, type Verdict } from '../rules/review.ts'
import { kindNames, resultNames } from '../texts.zh.ts'
import type { ReviewItem } from './contract.ts'

interface Row {
  id: string
  registration_id: string
  cert_no: string
  kind: string
  register_date: string
  registrar_id: string
  checker_id: string | null
  draw_id: string | null
  result: Verdict | null
  checks: Record<CheckItem, Verdict> | null
  said_sealed: string | null
  reviewed_by: string | null
  due_on: string | null
  corrected_sealed: string | null
  key: string
}

const perPage = 40
const zero = '00000000-0000-0000-0000-000000000000'

interface ListQuery {
  filter: 'open' | 'done' | 'correcting'
  after?: string | undefined
}

// Each list runs along its own partial index.
const ways = {
  open: { where: sql`v.result is null`, key: sql`v.created_at`, from: '0001-01-01' },
  done: { where: sql`v.result is not null`, key: sql`v.register_date`, from: '0001-01-01' },
  correcting: { where: sql`v.due_on is not null and v.corrected_at is null`, key: sql`v.due_on`, from: '0001-01-01' },
}

/** Reviews of the actor's registry; who may not judge a file sees that it is not theirs. */
export async function reviewList(tx: Tx, actor: Actor, { filter, after }: ListQuery) {
  const { where, key, from } = ways[filter]
  const [at = from, id = zero] = after?.split('~') ?? []
  const type = filter === 'open' ? sql`timestamptz` : sql`date`
  const { rows } = await sql<Row>`
    select v.id, v.registration_id, r.cert_no, r.kind, r.register_date, r.registrar_id, r.checker_id, v.draw_id, v.result, v.checks, v.said_sealed,
      v.reviewed_by, v.due_on, v.corrected_sealed, (${key})::text as key
    from marriage_review v join marriage_registration r on r.id = v.registration_id
    where v.place = ${registryOf(tx, actor)} and ${where} and (${key}, v.id) > (${at}::${type}, ${id}::uuid)
    order by ${key}, v.id limit ${perPage + 1}`.execute(tx)
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  return { items: await itemsOf(tx, actor, shown), next: last ? `${last.key}~${last.id}` : null }
}

async function itemsOf(tx: Tx, actor: Actor, rows: readonly Row[]): Promise<ReviewItem[]> {
  const names = await actorNames(
    tx,
    rows.flatMap((r) => [r.registrar_id, r.reviewed_by ?? '']),
  )
  return rows.map((r) => ({
    reviewId: r.id,
    registrationId: r.registration_id,
    certNo: r.cert_no,
    kindLabel: kindNames[r.kind] ?? '',
    registerDate: r.register_date,
    registrar: names.get(r.registrar_id) ?? '',
    drawn: r.draw_id !== null,
    resultLabel: r.result ? (resultNames[r.result] ?? '') : null,
    faults: Object.entries(r.checks ?? {})
      .filter(([, verdict]) => verdict !== 'OK')
      .map(([item, verdict]) => ({ label: checklist[item as CheckItem] ?? '', verdictLabel: resultNames[verdict] ?? '' })),
    said: r.said_sealed ? open(tx.db.keys, r.said_sealed) : '',
    reviewer: r.reviewed_by ? (names.get(r.reviewed_by) ?? '') : '',
    dueOn: r.due_on,
    late: r.due_on !== null && r.corrected_sealed === null && r.due_on < tx.today,
    corrected: r.corrected_sealed ? open(tx.db.keys, r.corrected_sealed) : null,
    mayReview:
      !r.result &&
      ['registry_head', 'registrar'].includes(actor.role) &&
      mayReview(actor.id, { registrarId: r.registrar_id, checkerId: r.checker_id }),
  }))
}

/** What the reviews of a year's registrations found, and the files with forged papers. */
export async function reviewSummary(tx: Tx, actor: Actor, { year }: { year: number }) {
  const place = registryOf(tx, actor)
  const [from, until] = [firstOf(`${year}-01`), firstOf(addMonthsToMonth(`${year}-12`, 1))]
  const { rows } = await sql<{ result: Verdict | null; n: number; correcting: number }>`
    select result, count(*)::int as n, count(*) filter (where due_on is not null and corrected_at is null)::int as correcting
    from marriage_review where place = ${place} and register_date >= ${from}::date and register_date < ${until}::date group by result`.execute(
    tx,
  )
  const of = (result: Verdict | null) => rows.find((r) => r.result === result)?.n ?? 0
  const results = rows.flatMap((r) => (r.result ? Array.from({ length: r.n }, () => r.result as Verdict) : []))
  const forged = await tx
    .selectFrom('marriage_forged_paper as f')
    .innerJoin('marriage_registration as r', 'r.id', 'f.registration_id')
    .select(['f.registration_id', 'r.cert_no', 'f.found_on', 'f.authority', 'f.basis'])
    .where('f.place', '=', place)
    .where('r.register_date', '>=', from)
    .where('r.register_date', '<', until)
    .orderBy('f.found_on')
    .limit(100)
    .execute()
  return {
    reviewed: results.length,
    ok: of('OK'),
    clerical: of('CLERICAL'),
    substantive: of('SUBSTANTIVE'),
    waiting: of(null),
    correcting: rows.reduce((sum, r) => sum + r.correcting, 0),
    passRate: passRate(results),
    forged: forged.map((f) => ({
      registrationId: f.registration_id,
      certNo: f.cert_no,
      foundOn: f.found_on,
      authority: f.authority,
      basis: f.basis,
    })),
  }
}
