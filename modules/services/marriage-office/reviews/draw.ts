import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Download } from '#kernel/contract.ts'
import { addMonthsToMonth, chineseMonth, dayInShanghai, firstOf, type Month } from '#kernel/day.ts'
import { draw, type Item } from '#kernel/draw.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { type Actor, systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { open, seal } from '#platform/db/seal.ts'
import { asOffice, inTransaction, type Tx } from '#platform/db/tx.ts'
import { sha256, transcriptOf } from '#platform/draw/transcript.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import { registryOf } from '../archive/registry.ts'
import '../problems.ts'

/** Shows the hash of a new seed while the month still runs. Throws `marriage_office.too_late_to_commit`, `marriage_office.committed`. */
export async function commitReviewSeed(tx: Tx, actor: Actor, { month }: { month: Month }): Promise<{ drawId: string }> {
  if (tx.today >= firstOf(addMonthsToMonth(month, 1)))
    throw new Problem('marriage_office.too_late_to_commit', { period: chineseMonth(month) })
  const drawId = randomUUID()
  const seed = randomBytes(32).toString('hex')
  const made = await tx
    .insertInto('marriage_review_draw')
    .values({
      id: drawId,
      place: registryOf(tx, actor),
      period: month,
      commitment: sha256(seed),
      committed_on: tx.today,
      committed_at: tx.now,
    })
    .onConflict((same) => same.columns(['place', 'period']).doNothing())
    .executeTakeFirst()
  if (!made.numInsertedOrUpdatedRows) throw new Problem('marriage_office.committed', { period: chineseMonth(month) })
  await asOffice(tx, actor, () =>
    tx
      .insertInto('marriage_review_seed')
      .values({ draw_id: drawId, seed_sealed: seal(tx.db.keys, seed) })
      .execute(),
  )
  await record(tx, actor, { act: 'marriage_review.commit', subjectKind: 'marriage_review_draw', subjectId: drawId, detail: { month } })
  return { drawId }
}

/** Once a day: the seed of the running month is promised, where there is a registry. */
export async function commitReviewSeeds(db: Db, now: Date): Promise<number> {
  const actor = systemActor('marriage_review', db.county.code)
  return inTransaction(db, actor, now, async (tx) => {
    const place = registryOf(tx, actor)
    const month = dayInShanghai(now).slice(0, 7)
    const registry = await tx.selectFrom('division').select('code').where('code', '=', place).executeTakeFirst()
    const before = await tx
      .selectFrom('marriage_review_draw')
      .select('id')
      .where('place', '=', place)
      .where('period', '=', month)
      .executeTakeFirst()
    if (!registry || before) return 0
    await commitReviewSeed(tx, actor, { month })
    return 1
  })
}

/** Draws the files of a month that is over, by the seed promised in it. Throws `marriage_office.not_found`, `.drawn`, `.draw_running`. */
export async function drawFiles(tx: Tx, actor: Actor, { drawId }: { drawId: string }): Promise<{ population: number; drawn: number }> {
  const promised = await tx.selectFrom('marriage_review_draw').selectAll().where('id', '=', drawId).forUpdate().executeTakeFirst()
  if (!promised) throw new Problem('marriage_office.not_found')
  const period = chineseMonth(promised.period)
  if (promised.drawn_at) throw new Problem('marriage_office.drawn', { period })
  if (tx.today < firstOf(addMonthsToMonth(promised.period, 1))) throw new Problem('marriage_office.draw_running', { period })
  const ratePercent = await daysOf(tx, 'marriage.review.rate', tx.today)
  const seed = await seedOf(tx, actor, drawId)
  const files = await filesOf(tx, promised.place, promised.period)
  const byItem = new Map(files.map((f) => [sha256(`${drawId}|${f.id}`).slice(0, 16), f]))
  const items: Item[] = [...byItem.keys()].map((item) => ({ item, town: promised.place, mandatory: false }))
  const drawn = draw(items, seed, ratePercent, sha256)
  const title = `${period}婚姻登记质量评查`
  const promise = {
    title,
    kind: 'MARRIAGE_REVIEW',
    period: promised.period,
    committedOn: promised.committed_on,
    commitment: promised.commitment,
  }
  const transcript = transcriptOf(promise, { seed, ratePercent, items, drawn, drawnOn: tx.today }, '单位')
  await tx
    .updateTable('marriage_review_draw')
    .set({
      seed,
      rate_percent: ratePercent,
      list_sha256: transcript.listSha256,
      population: items.length,
      drawn: drawn.items.length,
      transcript: JSON.stringify(transcript),
      drawn_by: actor.id,
      drawn_at: tx.now,
    })
    .where('id', '=', drawId)
    .execute()
  await keepReviews(
    tx,
    promised.place,
    drawId,
    drawn.items.flatMap((item) => byItem.get(item) ?? []),
  )
  const found = { population: items.length, drawn: drawn.items.length }
  await record(tx, actor, { act: 'marriage_review.draw', subjectKind: 'marriage_review_draw', subjectId: drawId, detail: found })
  return found
}

const seedOf = (tx: Tx, actor: Actor, drawId: string): Promise<string> =>
  asOffice(tx, actor, async () => {
    const row = await tx.selectFrom('marriage_review_seed').select('seed_sealed').where('draw_id', '=', drawId).executeTakeFirstOrThrow()
    return open(tx.db.keys, row.seed_sealed)
  })

interface FileOfMonth {
  id: string
  register_date: string
}

/** All registrations of the month that were not reviewed yet. */
const filesOf = (tx: Tx, place: string, month: Month): Promise<FileOfMonth[]> =>
  tx
    .selectFrom('marriage_registration as r')
    .leftJoin('marriage_review as v', 'v.registration_id', 'r.id')
    .select(['r.id', 'r.register_date'])
    .where('r.place', '=', place)
    .where('r.register_date', '>=', firstOf(month))
    .where('r.register_date', '<', firstOf(addMonthsToMonth(month, 1)))
    .where('v.id', 'is', null)
    .execute()

async function keepReviews(tx: Tx, place: string, drawId: string, files: readonly FileOfMonth[]): Promise<void> {
  if (files.length === 0) return
  await sql`
    insert into marriage_review (id, place, registration_id, draw_id, register_date, created_at)
    select i, ${place}, r, ${drawId}::uuid, d, ${tx.now}
    from unnest(${files.map(() => randomUUID())}::uuid[], ${files.map((f) => f.id)}::uuid[], ${files.map((f) => f.register_date)}::date[]) as x(i, r, d)
    on conflict (registration_id) do nothing`.execute(tx)
}

const perPage = 24

/** Promises and draws, newest first. */
export async function reviewDraws(tx: Tx, actor: Actor, { after }: { after?: string | undefined }) {
  const [at, id] = after?.split('~') ?? []
  let query = tx
    .selectFrom('marriage_review_draw')
    .select(['id', 'period', 'commitment', 'committed_on', 'committed_at', 'population', 'drawn', 'drawn_at'])
    .where('place', '=', registryOf(tx, actor))
  if (at && id) query = query.where((eb) => eb(eb.refTuple('committed_at', 'id'), '<', eb.tuple(new Date(at), id)))
  const rows = await query
    .orderBy('committed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(perPage + 1)
    .execute()
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  return {
    items: shown.map((r) => ({
      drawId: r.id,
      title: chineseMonth(r.period),
      commitment: r.commitment,
      committedOn: r.committed_on,
      population: r.population,
      drawn: r.drawn,
      drawnOn: r.drawn_at ? dayInShanghai(r.drawn_at) : null,
      mayDraw: actor.role === 'registry_head' && !r.drawn_at && tx.today >= firstOf(addMonthsToMonth(r.period, 1)),
    })),
    next: last ? `${last.committed_at.toISOString()}~${last.id}` : null,
  }
}

/** What was drawn from what by which seed, as a file that `tools/check-draw.mjs` repeats. Throws `marriage_office.not_found`. */
export async function reviewTranscript(tx: Tx, drawId: string): Promise<Download> {
  const row = await tx.selectFrom('marriage_review_draw').select(['transcript', 'period']).where('id', '=', drawId).executeTakeFirst()
  if (!row?.transcript) throw new Problem('marriage_office.not_found')
  const bytes = Buffer.from(JSON.stringify(JSON.parse(row.transcript), null, 1))
  return { name: `评查抽取记录_${row.period}.json`, type: 'application/json; charset=utf-8', bytes }
}
