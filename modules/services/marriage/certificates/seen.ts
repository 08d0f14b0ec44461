import type { Tx } from '#platform/db/tx.ts'
import type { Side } from './blanks.ts'

/** A registration with its sheets, for the case that made it. */
export async function registrationSeen(tx: Tx, registrationId: string | undefined) {
  if (!registrationId) return null
  const r = await tx
    .selectFrom('marriage_registration')
    .select(['id', 'cert_no', 'register_date', 'uploaded_at', 'handed_over_at', 'file_no'])
    .where('id', '=', registrationId)
    .executeTakeFirst()
  if (!r) return null
  const sheets = await tx
    .selectFrom('certificate_blank')
    .select(['side', 'serial', 'state', 'printed_at', 'reason'])
    .where('registration_id', '=', registrationId)
    .orderBy('side')
    .orderBy('position')
    .execute()
  return {
    registrationId: r.id,
    certNo: r.cert_no,
    registerDate: r.register_date,
    uploadedAt: r.uploaded_at?.toISOString() ?? null,
    handedOverAt: r.handed_over_at?.toISOString() ?? null,
    fileNo: r.file_no,
    copies: sheets
      .filter((s) => s.state === 'ISSUED')
      .map((s) => ({ side: s.side as Side, serial: s.serial, printedAt: s.printed_at?.toISOString() ?? null })),
    spoiled: sheets.filter((s) => s.state === 'SPOILED').map((s) => ({ serial: s.serial, reason: s.reason ?? '' })),
  }
}
