import { Problem } from '#kernel/problem.ts'
import type { Effect } from '#platform/cases/case-file.ts'
import { nextNumber } from '#platform/cases/number.ts'

/** Given to both: only what was printed, and looked at, on good sheets. Throws `certificate.not_printed`. */
export const handOver: Effect = async (tx, _actor, file) => {
  const registrationId = (file.facts as { registrationId?: string }).registrationId as string
  const sheets = await tx
    .selectFrom('certificate_blank')
    .select('printed_at')
    .where('registration_id', '=', registrationId)
    .where('state', '=', 'ISSUED')
    .execute()
  if (sheets.length === 0 || sheets.some((s) => s.printed_at === null)) throw new Problem('certificate.not_printed')
  await tx.updateTable('marriage_registration').set({ handed_over_at: tx.now }).where('id', '=', registrationId).execute()
  return undefined
}

/** Filed under the next number of the year; the file is kept for a hundred years. */
export const archive: Effect = async (tx, _actor, file) => {
  const registrationId = (file.facts as { registrationId?: string }).registrationId as string
  const row = await tx
    .selectFrom('marriage_registration')
    .select(['series', 'year'])
    .where('id', '=', registrationId)
    .executeTakeFirstOrThrow()
  const n = await nextNumber(tx, `marriage file ${row.series} ${file.place} ${row.year}`)
  const fileNo = `${row.year}-${row.series}-${String(n).padStart(5, '0')}`
  await tx.updateTable('marriage_registration').set({ archived_at: tx.now, file_no: fileNo }).where('id', '=', registrationId).execute()
  return undefined
}
