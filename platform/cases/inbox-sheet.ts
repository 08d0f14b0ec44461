import type { z } from 'zod'
import type { getInbox } from '#kernel/api/cases.ts'
import type { Download } from '#kernel/contract.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { inboxOf } from './inbox.ts'

// More than 50 persons in one file needs a second approval; the list says so instead of growing.
const mostRows = 50

/** The inbox as a spreadsheet, at most fifty rows; the export is recorded. */
export async function inboxSheet(tx: Tx, actor: Actor, query: z.output<(typeof getInbox)['input']>): Promise<Download> {
  const { items, counts } = await inboxOf(tx, actor, { ...query, limit: mostRows })
  await record(tx, actor, { act: 'inbox.export', subjectKind: 'place', subjectId: actor.place, detail: { rows: items.length } })
  const { sheetXlsx, xlsxType } = await import('#platform/sheets/write.ts')
  const bytes = await sheetXlsx(
    [
      { header: '期限', width: 28 },
      { header: '事项', width: 16 },
      { header: '当事人', width: 16 },
      { header: '下一步', width: 24 },
      { header: '村社', width: 22 },
      { header: '收件日期', width: 14 },
      { header: '编号', width: 24 },
    ],
    items.map((i) => [i.due?.text ?? '', i.serviceTitle, i.title, i.next, i.placeName, i.receivedOn, i.number]),
  )
  const cut = counts.all > mostRows ? `前${mostRows}件` : ''
  return { name: `待办${cut}_${tx.today}.xlsx`, type: xlsxType, bytes }
}
