import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { defineProblems, Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/db/tx.ts'
import { currentRows, type StoredRow } from './rows.ts'

defineProblems({
  'entitlement.already_covered': { status: 409, zh: '家里有成员这几个月已在另一户享受救助，不能重复批准。请先办理变更或停发，再作决定。' },
})

export interface NewRow {
  kind: string
  category: string
  monthlyFen: number
  validFrom: string
  validTo: string | null
  members: { personId: string; payable: boolean }[]
}

/** Rows of one part. Only the household's own claim their people: nobody is in two households at a time. */
export interface PartRows {
  part: string
  holderId: string
  rows: NewRow[]
}

export interface RootRows {
  rootId: string
  programme: string
  place: string
  caseId: string | null
  recordId: string | null
  parts: PartRows[]
  /** Nothing goes on after the last row. */
  stopped: boolean
}

/**
 * Writes the rows of households anew, however many in a handful of statements: what differs is closed by the time at which
 * the office knew better, never changed, so that every past roll can be asked for as it was known; what is the same stays.
 * Returns how many rows were written. Throws `entitlement.already_covered`.
 */
export async function rewriteRoots(tx: Tx, roots: readonly RootRows[]): Promise<number> {
  if (roots.length === 0) return 0
  const ids = await partIds(tx, roots)
  const before = await currentRows(
    tx,
    roots.map((r) => r.rootId),
  )
  const wanted = roots.flatMap((r) =>
    r.parts.flatMap((p) => p.rows.map((row) => ({ root: r, part: p, row, entitlementId: ids.get(`${r.rootId} ${p.part}`) as string }))),
  )
  const kept = new Set<string>()
  const fresh = wanted.filter((w) => {
    const same = before.find((b) => !kept.has(b.id) && sameRow(b, w.entitlementId, w.row))
    if (same) kept.add(same.id)
    return !same
  })
  const old = before.filter((b) => !kept.has(b.id)).map((b) => b.id)
  await supersede(tx, old)
  await write(tx, fresh)
  await setStates(tx, roots)
  return fresh.length
}

function sameRow(b: StoredRow, entitlementId: string, row: NewRow): boolean {
  return (
    b.entitlementId === entitlementId &&
    b.kind === row.kind &&
    b.category === row.category &&
    b.monthlyFen === row.monthlyFen &&
    b.validFrom === row.validFrom &&
    b.validTo === row.validTo &&
    signOf(b.members) === signOf(row.members)
  )
}

const signOf = (members: readonly { personId: string; payable: boolean }[]): string =>
  members
    .map((m) => `${m.personId}${m.payable ? '+' : '-'}`)
    .sort()
    .join()

/** The entitlement of every part; one that is new begins to exist here and is paid to the household's account. */
async function partIds(tx: Tx, roots: readonly RootRows[]): Promise<Map<string, string>> {
  const wanted = roots.flatMap((r) => r.parts.filter((p) => p.part !== 'household').map((p) => ({ r, p, id: randomUUID() })))
  const ids = new Map(roots.map((r) => [`${r.rootId} household`, r.rootId]))
  if (wanted.length === 0) return ids
  const list = <T>(f: (w: (typeof wanted)[number]) => T) => wanted.map(f)
  await sql`
    insert into entitlement (id, root_id, part, programme, place, holder_id, state, opened_by_case, created_at)
    select id, root, part, programme, place, holder, 'active', opened, ${tx.now}
    from unnest(${list((w) => w.id)}::uuid[], ${list((w) => w.r.rootId)}::uuid[], ${list((w) => w.p.part)}::text[], ${list((w) => w.r.programme)}::text[],
      ${list((w) => w.r.place)}::text[], ${list((w) => w.p.holderId)}::uuid[], ${list((w) => w.r.caseId)}::uuid[]) as n(id, root, part, programme, place, holder, opened)
    on conflict (root_id, part) do nothing`.execute(tx)
  const { rows } = await sql<{ id: string; root_id: string; part: string }>`
    select e.id, e.root_id, e.part from entitlement e
    where e.root_id = any(${[...new Set(wanted.map((w) => w.r.rootId))]}::uuid[])`.execute(tx)
  for (const row of rows) ids.set(`${row.root_id} ${row.part}`, row.id)
  await sql`
    insert into payee (payable_id, name_sealed, account_sealed, bank, recorded_at)
    select e.id, p.name_sealed, p.account_sealed, p.bank, ${tx.now} from entitlement e join payee p on p.payable_id = e.root_id
    where e.id = any(${rows.filter((r) => r.part !== 'household').map((r) => r.id)}::uuid[]) on conflict (payable_id) do nothing`.execute(
    tx,
  )
  return ids
}

async function supersede(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update entitlement_member set superseded_at = ${tx.now} where row_id = any(${ids}::uuid[]) and superseded_at is null`.execute(
    tx,
  )
  await sql`update entitlement_row set superseded_at = ${tx.now} where id = any(${ids}::uuid[])`.execute(tx)
}

type Fresh = { root: RootRows; part: PartRows; row: NewRow; entitlementId: string }

async function write(tx: Tx, fresh: Fresh[]): Promise<void> {
  if (fresh.length === 0) return
  const rows = fresh.map((f) => ({ ...f, id: randomUUID() }))
  const list = <T>(f: (r: (typeof rows)[number]) => T) => rows.map(f)
  await sql`
    insert into entitlement_row (id, entitlement_id, kind, category, place, monthly_fen, valid_from, valid_to, recorded_at, case_id, record_id)
    select n.id, n.entitlement_id, n.kind, n.category, n.place, n.fen, n.valid_from, n.valid_to, ${tx.now}, n.case_id, n.record_id
    from unnest(${list((r) => r.id)}::uuid[], ${list((r) => r.entitlementId)}::uuid[], ${list((r) => r.row.kind)}::text[], ${list((r) => r.row.category)}::text[],
      ${list((r) => r.root.place)}::text[], ${list((r) => r.row.monthlyFen)}::bigint[], ${list((r) => r.row.validFrom)}::date[], ${list((r) => r.row.validTo)}::date[],
      ${list((r) => r.root.caseId)}::uuid[], ${list((r) => r.root.recordId)}::uuid[])
      as n(id, entitlement_id, kind, category, place, fen, valid_from, valid_to, case_id, record_id)`.execute(tx)
  const members = rows.flatMap((r) =>
    r.row.members.map((m) => ({
      rowId: r.id,
      ...m,
      beside: r.part.part !== 'household',
      from: r.row.validFrom,
      to: r.row.validTo,
    })),
  )
  await claim(tx, members)
}

type Claimed = { rowId: string; personId: string; payable: boolean; beside: boolean; from: string; to: string | null }

async function claim(tx: Tx, members: Claimed[]): Promise<void> {
  if (members.length === 0) return
  const list = <T>(f: (m: Claimed) => T) => members.map(f)
  try {
    await sql`
      insert into entitlement_member (row_id, person_id, payable, own_scheme, valid_from, valid_to)
      select * from unnest(${list((m) => m.rowId)}::uuid[], ${list((m) => m.personId)}::uuid[], ${list((m) => m.payable)}::boolean[], ${list((m) => m.beside)}::boolean[],
        ${list((m) => m.from)}::date[], ${list((m) => m.to)}::date[])`.execute(tx)
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'one_household_at_a_time') throw new Problem('entitlement.already_covered')
    throw error
  }
}

/** A household is stopped as a whole, and active again when a mistaken stop was taken back; a suspension stays one. */
async function setStates(tx: Tx, roots: readonly RootRows[]): Promise<void> {
  const stopped = roots.filter((r) => r.stopped).map((r) => r.rootId)
  const going = roots.filter((r) => !r.stopped).map((r) => r.rootId)
  if (stopped.length > 0)
    await sql`update entitlement set state = 'stopped' where root_id = any(${stopped}::uuid[]) and state <> 'stopped'`.execute(tx)
  if (going.length > 0)
    await sql`update entitlement set state = 'active' where root_id = any(${going}::uuid[]) and state = 'stopped'`.execute(tx)
}
