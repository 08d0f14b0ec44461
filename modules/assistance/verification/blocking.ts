import { sql } from 'kysely'
import { chineseMonth, firstOf, type Month } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { SourceState } from './match/lists.ts'
import { missingOf } from './match/lists.ts'
import { sourceOf } from './sources.ts'

/**
 * Why a roll may not be approved: the month is not matched, a required source is missing and nobody signed for it, or a
 * blocking anomaly of a household in the roll is open. Null when nothing stands in the way. The actor must see the county.
 */
export async function openBlocking(
  tx: Tx,
  { runId, programme, month }: { runId: string; programme: string; month: Month },
): Promise<string | null> {
  const required = (await parametersOf(tx)).find('verification.matchRequired', firstOf(month))?.value === true
  const run = await latestRun(tx, programme, month)
  if (required && !run) return `还没有做${chineseMonth(month)}发放前的全员比对`
  if (required && run) {
    const missing = await unsigned(tx, run)
    if (missing.length > 0) return `比对缺少${missing.map((s) => sourceOf(s.source).name).join('、')}的当月数据，也没有人签字说明`
  }
  return openAnomaly(tx, runId)
}

async function latestRun(tx: Tx, programme: string, month: Month) {
  return tx
    .selectFrom('match_run')
    .select(['id', 'sources'])
    .where('programme', '=', programme)
    .where('month', '=', firstOf(month))
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function unsigned(tx: Tx, run: { id: string; sources: unknown }): Promise<SourceState[]> {
  const waived = await tx.selectFrom('match_waiver').select('source').where('run_id', '=', run.id).execute()
  return missingOf(run.sources as SourceState[]).filter((s) => !waived.some((w) => w.source === s.source))
}

/** A household that is held back is not in the roll and keeps nobody else waiting. */
async function openAnomaly(tx: Tx, runId: string): Promise<string | null> {
  const { rows } = await sql<{ n: number; number: string }>`
    select count(*)::int as n, min(c.number) as number
    from anomaly a join case_file c on c.id = a.case_id
    where a.open and a.severity = 'BLOCK' and exists (select from payment_line l where l.run_id = ${runId} and l.group_id = a.root_id)`.execute(
    tx,
  )
  const { n = 0, number = '' } = rows[0] ?? {}
  return n > 0 ? `名册里还有 ${n} 件影响发放的异常没有办结（${number}${n > 1 ? '等' : ''}）` : null
}
