import { sql } from 'kysely'
import { addDays, addMonthsToMonth, firstOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { registryOf } from '../archive/registry.ts'
import '../problems.ts'
import { closings, lastsDays } from '../rules/blanks.ts'
import { paperNames } from '../texts.zh.ts'

export type Paper = 'MARRIAGE' | 'DIVORCE'
const papers: readonly Paper[] = ['MARRIAGE', 'DIVORCE']
const paceDays = 28

/** What moved on each day of a period, from the sheets and boxes themselves. */
async function moved(tx: Tx, place: string, kind: Paper, from: string, until: string) {
  const { rows } = await sql<{ on: string; received: number; issued: number; spoiled: number }>`
    select d.on, coalesce(sum(d.received), 0)::int as received, coalesce(sum(d.issued), 0)::int as issued, coalesce(sum(d.spoiled), 0)::int as spoiled
    from (select received_on as on, last_no - first_no + 1 as received, 0 as issued, 0 as spoiled from certificate_batch
        where place = ${place} and kind = ${kind} and received_on >= ${from}::date and received_on < ${until}::date
      union all select used_on, 0, (state = 'ISSUED')::int, (state <> 'ISSUED')::int from certificate_blank
        where place = ${place} and kind = ${kind} and used_on >= ${from}::date and used_on < ${until}::date) d
    group by d.on order by d.on`.execute(tx)
  return rows
}

/** What the books say is in stock before a day: received so far less used so far. */
async function openingOf(tx: Tx, place: string, kind: Paper, day: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select coalesce(sum(last_no - first_no + 1), 0) from certificate_batch where place = ${place} and kind = ${kind} and received_on < ${day}::date)::int
      - (select count(*) from certificate_blank where place = ${place} and kind = ${kind} and used_on < ${day}::date)::int as n`.execute(tx)
  return rows[0]?.n ?? 0
}

/** The stock of both kinds, and the daily closings of one in a month with what was counted by hand. */
export async function blankBooks(tx: Tx, actor: Actor, { kind, month }: { kind: Paper; month: string }) {
  const place = registryOf(tx, actor)
  const [from, until] = [firstOf(month), firstOf(addMonthsToMonth(month, 1))]
  const days = closings(await openingOf(tx, place, kind, from), await moved(tx, place, kind, from, until))
  const counts = await tx
    .selectFrom('certificate_count')
    .select(['counted_on', 'counted', 'note'])
    .where('place', '=', place)
    .where('kind', '=', kind)
    .where('counted_on', '>=', from)
    .where('counted_on', '<', until)
    .execute()
  const byDay = new Map(counts.map((c) => [c.counted_on, c]))
  const quiet = counts.filter((c) => !days.some((d) => d.on === c.counted_on)).map((c) => c.counted_on)
  const all = withQuietDays(days, quiet)
  return {
    stock: await Promise.all(papers.map((p) => stockOf(tx, place, p))),
    days: all.map((d) => ({ ...d, counted: byDay.get(d.on)?.counted ?? null, countNote: byDay.get(d.on)?.note ?? null })),
    countedToday: byDay.has(tx.today),
  }
}

type Day = Awaited<ReturnType<typeof moved>>[number] & { opening: number; closing: number }

/** A day on which nothing moved but somebody counted is a line too. */
function withQuietDays(days: readonly Day[], quiet: readonly string[]): Day[] {
  const added = quiet.map((on): Day => {
    const before = days.filter((d) => d.on < on).at(-1)?.closing ?? days[0]?.opening ?? 0
    return { on, opening: before, received: 0, issued: 0, spoiled: 0, closing: before }
  })
  return [...days, ...added].sort((a, b) => (a.on < b.on ? -1 : 1))
}

async function stockOf(tx: Tx, place: string, kind: Paper) {
  const { rows } = await sql<{ left: number; next: string | null; used: number; waiting: number }>`
    select (select count(*)::int from certificate_blank where place = ${place} and kind = ${kind} and state = 'IN_STOCK') as left,
      (select serial from certificate_blank where place = ${place} and kind = ${kind} and state = 'IN_STOCK' order by position limit 1) as next,
      (select count(*)::int from certificate_blank where place = ${place} and kind = ${kind} and used_on > ${addDays(tx.today, -paceDays)}::date) as used,
      (select count(*)::int from certificate_blank where place = ${place} and kind = ${kind} and state = 'SPOILED') as waiting`.execute(tx)
  const found = rows[0] ?? { left: 0, next: null, used: 0, waiting: 0 }
  const lowAt = ((await parametersOf(tx)).find('marriage.blanks.low', tx.today)?.value as Record<Paper, number> | undefined)?.[kind] ?? 0
  return {
    kind,
    label: paperNames[kind] ?? '',
    left: found.left,
    nextSerial: found.next,
    low: found.left < lowAt,
    lowAt,
    lastsDays: lastsDays(found.left, found.used, paceDays),
    spoiledWaiting: found.waiting,
  }
}

interface Counted {
  kind: Paper
  counted: number
  note?: string | undefined
}

/** What was counted by hand today. Throws `marriage_office.count_note` where it differs without a word, `marriage_office.counted`. */
export async function count(tx: Tx, actor: Actor, { kind, counted, note }: Counted): Promise<{ expected: number }> {
  const place = registryOf(tx, actor)
  const expected = await openingOf(tx, place, kind, addDays(tx.today, 1))
  if (counted !== expected && !note) throw new Problem('marriage_office.count_note', { counted, expected })
  const made = await tx
    .insertInto('certificate_count')
    .values({ place, kind, counted_on: tx.today, counted, expected, note: note || null, counted_by: actor.id, counted_at: tx.now })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst()
  if (!made.numInsertedOrUpdatedRows) throw new Problem('marriage_office.counted')
  await record(tx, actor, { act: 'certificate.count', subjectKind: 'place', subjectId: place, detail: { kind, counted, expected } })
  return { expected }
}
