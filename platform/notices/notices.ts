import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, daysBetween } from '#kernel/day.ts'
import { defineProblems, Problem } from '#kernel/problem.ts'
import { afterPlace } from '#kernel/place.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'

defineProblems({
  'notice.not_found': { status: 404, zh: '这份公示不存在或已经撤下。公示期满后页面会自动撤下。' },
})

export interface NewNotice {
  caseId: string
  kind: string
  title: string
  place: string
  lines: { label: string; value: string }[]
  body: string[]
  postedOn: string
  days: number
  photoId: string
}

/**
 * Posts a notice: the day of posting is day 0 and it ends at the close of the last day. Text is masked by the caller. An
 * earlier one of the same case comes down.
 */
export async function postNotice(tx: Tx, actor: Actor, what: NewNotice): Promise<{ noticeId: string; endsOn: string }> {
  await takeDownNotices(tx, what.caseId)
  const noticeId = randomUUID()
  const endsOn = addDays(what.postedOn, what.days)
  await tx
    .insertInto('public_notice')
    .values({
      id: noticeId,
      case_id: what.caseId,
      kind: what.kind,
      title: what.title,
      place: what.place,
      lines: JSON.stringify(what.lines),
      body: JSON.stringify(what.body),
      posted_on: what.postedOn,
      ends_on: endsOn,
      state: 'posted',
      posted_by: actor.id,
      photo_id: what.photoId,
    })
    .execute()
  await record(tx, actor, { act: 'notice.post', subjectKind: 'case', subjectId: what.caseId, place: what.place })
  return { noticeId, endsOn }
}

/** An objection is open: the page says so. */
export async function disputeNotice(tx: Tx, caseId: string): Promise<void> {
  await tx.updateTable('public_notice').set({ state: 'disputed' }).where('case_id', '=', caseId).where('state', '=', 'posted').execute()
}

/** What was announced is no longer meant: the case was withdrawn, or there is another opinion. */
export async function takeDownNotices(tx: Tx, caseId: string): Promise<void> {
  await tx.updateTable('public_notice').set({ state: 'ended' }).where('case_id', '=', caseId).where('state', '!=', 'ended').execute()
}

/** The notice posted last for a case, up or not. */
export async function lastNoticeOf(tx: Tx, caseId: string) {
  return tx
    .selectFrom('public_notice')
    .select(['id', 'case_id', 'title', 'place', 'posted_on', 'ends_on', 'state'])
    .where('case_id', '=', caseId)
    .orderBy('posted_on', 'desc')
    .orderBy(sql`state = 'ended'`)
    .limit(1)
    .executeTakeFirst()
}

const perPage = 30

/** Notices that are up today, the one that ends first on top. */
export async function currentNotices(tx: Tx, query: { place?: string | undefined; after?: string | undefined }) {
  let rows = tx.selectFrom('public_notice').selectAll().where('ends_on', '>=', tx.today).where('state', '!=', 'ended')
  if (query.place) rows = rows.where('place', '>=', query.place).where('place', '<', afterPlace(query.place))
  if (query.after) {
    const [ends = '', id = ''] = query.after.split('~')
    rows = rows.where((eb) => eb(eb.refTuple('ends_on', 'id'), '>', eb.tuple(ends, id)))
  }
  const found = await rows
    .orderBy('ends_on')
    .orderBy('id')
    .limit(perPage + 1)
    .execute()
  const shown = found.slice(0, perPage)
  const last = found.length > perPage ? shown.at(-1) : undefined
  const names = await placeNames(
    tx,
    shown.map((r) => r.place),
  )
  return { items: shown.map((r) => itemOf(r, names, tx.today)), next: last ? `${last.ends_on}~${last.id}` : null }
}

interface Row {
  id: string
  title: string
  kind: string
  place: string
  posted_on: string
  ends_on: string
  state: string
}

function itemOf(row: Row, names: Map<string, string>, today: string) {
  const over = row.ends_on < today
  return {
    noticeId: row.id,
    title: row.title,
    kind: row.kind,
    placeName: names.get(row.place) ?? row.place,
    postedOn: row.posted_on,
    endsOn: row.ends_on,
    state: (over ? 'ended' : row.state) as 'posted' | 'ended' | 'disputed',
    daysLeft: Math.max(0, daysBetween(today, row.ends_on)),
  }
}

/** One notice; it is taken down when its period is over. Throws `notice.not_found`. */
export async function noticeView(tx: Tx, noticeId: string) {
  const row = await tx
    .selectFrom('public_notice')
    .selectAll()
    .where('id', '=', noticeId)
    .where('ends_on', '>=', tx.today)
    .where('state', '!=', 'ended')
    .executeTakeFirst()
  if (!row) throw new Problem('notice.not_found')
  const names = await placeNames(tx, [row.place])
  const town = row.place.slice(0, 9)
  const offices = await tx
    .selectFrom('division')
    .select(['code', 'name', 'phone'])
    .where('code', 'in', [town, row.place.slice(0, 6)])
    .execute()
  return {
    ...itemOf(row, names, tx.today),
    lines: row.lines as { label: string; value: string }[],
    body: row.body as string[],
    phones: offices.filter((o) => o.phone).map((o) => ({ label: o.name, phone: o.phone ?? '' })),
    objectUntil: row.ends_on,
  }
}
