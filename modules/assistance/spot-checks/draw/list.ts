import type { Download } from '#kernel/contract.ts'
import { Problem } from '#kernel/problem.ts'
import { dayInShanghai } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../problems.ts'
import { boundsOf, type DrawKind, periodWords } from '../rules/period.ts'
import { drawKindNames } from '../texts.zh.ts'

const perPage = 40

/** Promises and draws, newest first; open to everybody: nobody is named in them. */
export async function drawList(tx: Tx, { after }: { after?: string | undefined }) {
  const [at, id] = (after ?? '').split('~')
  let query = tx
    .selectFrom('spot_draw')
    .select(['id', 'kind', 'period', 'commitment', 'committed_on', 'committed_at', 'seed', 'rate_percent', 'list_sha256'])
    .select(['population', 'drawn', 'drawn_at'])
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
      title: `${periodWords(r.period)}${drawKindNames[r.kind] ?? ''}`,
      commitment: r.commitment,
      committedOn: r.committed_on,
      seed: r.seed,
      ratePercent: r.rate_percent,
      listSha256: r.list_sha256,
      population: r.population,
      drawn: r.drawn,
      drawnOn: r.drawn_at ? dayInShanghai(r.drawn_at) : null,
      mayDraw: r.drawn_at === null && tx.today >= (boundsOf(r.kind as DrawKind, r.period)?.until ?? ''),
    })),
    next: last ? `${last.committed_at.toISOString()}~${last.id}` : null,
  }
}

/** What was drawn from what by which seed, as a file that `tools/check-draw.mjs` repeats. Throws `spot.not_found`. */
export async function transcriptFile(tx: Tx, drawId: string): Promise<Download> {
  const row = await tx.selectFrom('spot_draw').select(['transcript', 'kind', 'period']).where('id', '=', drawId).executeTakeFirst()
  if (!row?.transcript) throw new Problem('spot.not_found')
  const bytes = Buffer.from(JSON.stringify(JSON.parse(row.transcript), null, 1))
  return { name: `抽取记录_${row.kind}_${row.period}.json`, type: 'application/json; charset=utf-8', bytes }
}
