import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { draw, type Item } from '#kernel/draw.ts'
import { townOf } from '#kernel/place.ts'
import { Problem } from '#kernel/problem.ts'
import { activeHouseholds, type Checkable, casesSent, stoppedHouseholds } from '#modules/assistance/subsistence/public.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import { sha256, transcriptOf } from '#platform/draw/transcript.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import '../problems.ts'
import { boundsOf, type DrawKind, periodWords } from '../rules/period.ts'
import { drawKindNames } from '../texts.zh.ts'

const leastForNewCases = 30

/**
 * Draws a period that is over: the list is frozen, the seed that was promised is shown, and who is drawn follows from the
 * two. Throws `spot.not_found`, `spot.drawn`, `spot.not_over`, `spot.rate_too_low`, `policy.missing`.
 */
export async function drawPeriod(tx: Tx, actor: Actor, { drawId }: { drawId: string }): Promise<{ population: number; drawn: number }> {
  const promised = await tx.selectFrom('spot_draw').selectAll().where('id', '=', drawId).forUpdate().executeTakeFirst()
  if (!promised) throw new Problem('spot.not_found')
  if (promised.drawn_at) throw new Problem('spot.drawn')
  const kind = promised.kind as DrawKind
  const bounds = boundsOf(kind, promised.period)
  if (!bounds || tx.today < bounds.until) throw new Problem('spot.not_over', { period: periodWords(promised.period) })
  const rate = await daysOf(tx, `spot.rate.${kind}`, tx.today)
  if (kind === 'NEW_CASES' && rate < leastForNewCases) throw new Problem('spot.rate_too_low', { rate })
  const seed = await seedOf(tx, actor, drawId)
  const all = await populationOf(tx, kind, bounds)
  const byItem = new Map(all.map((c) => [sha256(`${drawId}|${c.caseId ?? c.rootId}`).slice(0, 16), c]))
  const items: Item[] = [...byItem].map(([item, c]) => ({ item, town: townOf(c.place), mandatory: c.mandatory !== null }))
  const drawn = draw(items, seed, rate, sha256)
  const promise = {
    title: `${periodWords(promised.period)}${drawKindNames[kind] ?? ''}`,
    kind,
    period: promised.period,
    committedOn: promised.committed_on,
    commitment: promised.commitment,
  }
  const transcript = transcriptOf(promise, { seed, ratePercent: rate, items, drawn, drawnOn: tx.today })
  await tx
    .updateTable('spot_draw')
    .set({
      seed,
      rate_percent: rate,
      list_sha256: transcript.listSha256,
      population: items.length,
      drawn: drawn.items.length,
      transcript: JSON.stringify(transcript),
      drawn_by: actor.id,
      drawn_at: tx.now,
    })
    .where('id', '=', drawId)
    .execute()
  await keepChecks(
    tx,
    drawId,
    kind,
    drawn.items.map((item) => ({ item, c: byItem.get(item) as Checkable })),
  )
  await record(tx, actor, {
    act: 'spot.draw',
    subjectKind: 'spot_draw',
    subjectId: drawId,
    detail: { population: items.length, drawn: drawn.items.length },
  })
  return { population: items.length, drawn: drawn.items.length }
}

const seedOf = (tx: Tx, actor: Actor, drawId: string): Promise<string> =>
  asOffice(tx, actor, async () => {
    const row = await tx.selectFrom('spot_seed').select('seed_sealed').where('draw_id', '=', drawId).executeTakeFirstOrThrow()
    return open(tx.db.keys, row.seed_sealed)
  })

function populationOf(tx: Tx, kind: DrawKind, { from, until }: { from: string; until: string }): Promise<Checkable[]> {
  if (kind === 'NEW_CASES') return casesSent(tx, from, until)
  return kind === 'STOCK' ? activeHouseholds(tx, from) : stoppedHouseholds(tx, from, until)
}

async function keepChecks(tx: Tx, drawId: string, kind: DrawKind, taken: readonly { item: string; c: Checkable }[]): Promise<void> {
  if (taken.length === 0) return
  const column = <T>(f: (t: (typeof taken)[number]) => T) => taken.map(f)
  await sql`
    insert into spot_check (id, draw_id, item, place, title, case_id, root_id, mandatory, stopped, created_at)
    select i, ${drawId}::uuid, t, p, n, c, r, m, ${kind === 'STOPPED'}, ${tx.now}
    from unnest(${column(() => randomUUID())}::uuid[], ${column((t) => t.item)}::text[], ${column((t) => t.c.place)}::text[],
      ${column((t) => t.c.title)}::text[], ${column((t) => t.c.caseId)}::uuid[], ${column((t) => t.c.rootId)}::uuid[],
      ${column((t) => t.c.mandatory)}::text[]) as x(i, t, p, n, c, r, m)`.execute(tx)
}
