import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

const nothing = { genuine: false, kind: null, number: null, madeOn: null, maskedName: null, office: null, state: null }

/** Confirms a letter by the code on it: kind, number, date and a masked name; nothing else about the person. */
export async function verifyCode(tx: Tx, code: string) {
  if (!/^[\w-]{16,40}$/.test(code)) return nothing
  await sql.raw(`set local app.verify = '${code}'`).execute(tx)
  const row = await tx
    .selectFrom('letter')
    .select(['title', 'number', 'made_on', 'masked_name', 'office'])
    .where('verify_code', '=', code)
    .executeTakeFirst()
  if (!row) return nothing
  return {
    genuine: true,
    kind: row.title,
    number: row.number,
    madeOn: row.made_on,
    maskedName: row.masked_name,
    office: row.office,
    state: '有效',
  }
}
