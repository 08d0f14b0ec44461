import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { registryOf } from '../archive/registry.ts'
import '../problems.ts'
import { serialOf } from '../rules/blanks.ts'
import { blankNames, paperNames } from '../texts.zh.ts'
import type { Paper } from './books.ts'

const mostSheets = 20_000

interface Batch {
  kind: Paper
  prefix: string
  digits: number
  firstNo: number
  lastNo: number
}

/** Puts a box of blanks into stock, sheet by sheet. Throws `marriage_office.serials`, `marriage_office.serials_taken`. */
export async function receive(tx: Tx, actor: Actor, { kind, prefix, digits, firstNo, lastNo }: Batch): Promise<{ sheets: number }> {
  const place = registryOf(tx, actor)
  const sheets = lastNo - firstNo + 1
  if (sheets < 1 || sheets > mostSheets || String(lastNo).length > digits) throw new Problem('marriage_office.serials')
  const batchId = randomUUID()
  await tx
    .insertInto('certificate_batch')
    .values({ id: batchId, place, kind, prefix, first_no: firstNo, last_no: lastNo, digits, received_on: tx.today, received_by: actor.id })
    .execute()
  // Sheets are used in the order of the boxes: positions go on from the last.
  const made = await sql<{ n: number }>`
    with at as (select coalesce(max(position), 0) as last from certificate_blank where place = ${place} and kind = ${kind}),
      put as (insert into certificate_blank (place, kind, serial, position, batch_id)
        select ${place}, ${kind}, ${prefix}::text || lpad(n::text, ${digits}::int, '0'), at.last + (n - ${firstNo}::int) + 1, ${batchId}::uuid
        from generate_series(${firstNo}::int, ${lastNo}::int) as n cross join at on conflict do nothing returning 1)
    select count(*)::int as n from put`.execute(tx)
  if (made.rows[0]?.n !== sheets) throw new Problem('marriage_office.serials_taken')
  await record(tx, actor, { act: 'certificate.receive', subjectKind: 'certificate_batch', subjectId: batchId, detail: { kind, sheets } })
  return { sheets }
}

const perPage = 30
const zero = '00000000-0000-0000-0000-000000000000'

/** Boxes of one kind, newest first. */
export async function batchList(tx: Tx, actor: Actor, { kind, after }: { kind: Paper; after?: string | undefined }) {
  const [on, id = zero] = after?.split('~') ?? []
  let query = tx.selectFrom('certificate_batch').selectAll().where('place', '=', registryOf(tx, actor)).where('kind', '=', kind)
  if (on) query = query.where((eb) => eb(eb.refTuple('received_on', 'id'), '<', eb.tuple(on, id)))
  const rows = await query
    .orderBy('received_on', 'desc')
    .orderBy('id', 'desc')
    .limit(perPage + 1)
    .execute()
  const shown = rows.slice(0, perPage)
  const names = await actorNames(
    tx,
    shown.map((r) => r.received_by),
  )
  const last = rows.length > perPage ? shown.at(-1) : undefined
  return {
    items: shown.map((r) => ({
      batchId: r.id,
      label: paperNames[r.kind] ?? '',
      first: serialOf(r.prefix, r.first_no, r.digits),
      last: serialOf(r.prefix, r.last_no, r.digits),
      sheets: r.last_no - r.first_no + 1,
      receivedOn: r.received_on,
      receivedBy: names.get(r.received_by) ?? '',
    })),
    next: last ? `${last.received_on}~${last.id}` : null,
  }
}

/** Spoiled sheets with their reasons, newest first. */
export async function spoiledList(tx: Tx, actor: Actor, { after }: { after?: string | undefined }) {
  const [on, serial = ''] = after?.split('~') ?? []
  let query = tx
    .selectFrom('certificate_blank')
    .select(['serial', 'kind', 'used_on', 'used_by', 'reason', 'state', 'registration_id'])
    .where('place', '=', registryOf(tx, actor))
    .where('state', 'in', ['SPOILED', 'DESTROYED'])
    .where('used_on', 'is not', null)
  if (on) query = query.where((eb) => eb(eb.refTuple('used_on', 'serial'), '<', eb.tuple(on, serial)))
  const rows = await query
    .orderBy('used_on', 'desc')
    .orderBy('serial', 'desc')
    .limit(perPage + 1)
    .execute()
  const shown = rows.slice(0, perPage)
  const names = await actorNames(
    tx,
    shown.map((r) => r.used_by ?? ''),
  )
  const last = rows.length > perPage ? shown.at(-1) : undefined
  return {
    items: shown.map((r) => ({
      serial: r.serial,
      label: paperNames[r.kind] ?? '',
      usedOn: r.used_on ?? '',
      by: names.get(r.used_by ?? '') ?? '',
      reason: r.reason ?? '',
      stateLabel: blankNames[r.state] ?? '',
      registrationId: r.registration_id,
    })),
    next: last ? `${last.used_on}~${last.serial}` : null,
  }
}
