import type { Day } from '#kernel/day.ts'
import { chineseDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/db/tx.ts'
import { lastNoticeOf } from '#platform/notices/notices.ts'
import { isDuringNotice } from '../rules/periods.ts'
import '../problems.ts'

/** What an objection knows of the notice: what hangs on the board, nothing more of the family. */
export interface NoticeUp {
  id: string
  caseId: string
  title: string
  place: string
  postedOn: Day
  endsOn: Day
}

interface Row {
  id: string
  case_id: string
  title: string
  place: string
  posted_on: string
  ends_on: string
  state: string
}

/**
 * The notice, if something received on a day is still inside its period. Throws `objection.taken_down`,
 * `objection.too_late`, `objection.too_early`.
 */
function during(row: Row, receivedOn: Day): NoticeUp {
  const notice = { id: row.id, caseId: row.case_id, title: row.title, place: row.place, postedOn: row.posted_on, endsOn: row.ends_on }
  if (row.state === 'ended') throw new Problem('objection.taken_down')
  if (isDuringNotice(notice, receivedOn)) return notice
  if (receivedOn < notice.postedOn) throw new Problem('objection.too_early', { postedOn: chineseDay(notice.postedOn) })
  throw new Problem('objection.too_late', { endsOn: chineseDay(notice.endsOn) })
}

/** A notice by its id, for somebody who objects now. Throws `notice.not_found` and what `during` throws. */
export async function noticeToObject(tx: Tx, noticeId: string): Promise<NoticeUp> {
  const row = await tx
    .selectFrom('public_notice')
    .select(['id', 'case_id', 'title', 'place', 'posted_on', 'ends_on', 'state'])
    .where('id', '=', noticeId)
    .executeTakeFirst()
  if (!row) throw new Problem('notice.not_found')
  return during(row, tx.today)
}

/** The last notice of a case, for what came in on a day and is registered now. Throws `objection.no_notice` and the above. */
export async function noticeOfCase(tx: Tx, caseId: string, receivedOn: Day): Promise<NoticeUp> {
  const row = await lastNoticeOf(tx, caseId)
  if (!row) throw new Problem('objection.no_notice')
  return during(row, receivedOn)
}
