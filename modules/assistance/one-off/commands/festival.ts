import { citizenId } from '#kernel/citizen-id.ts'
import type { Month } from '#kernel/day.ts'
import { fromYuan } from '#kernel/money.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { keyedHash, seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../problems.ts'
import { onBooksIn } from '../queries/on-books.ts'
import { keepBatch, type OneOffItem } from './keep-batch.ts'

/** Amounts by class, in fen for each household; a class without one gets nothing. */
export type Amounts = { DIBAO?: number | undefined; LOW_MARGIN?: number | undefined; EXPENDITURE?: number | undefined }

/** A festival payment by class to everybody on the books in a month. Throws `one_off.empty`. */
export async function prepareByClass(
  tx: Tx,
  actor: Actor,
  { title, month, amounts }: { title: string; month: Month; amounts: Amounts },
): Promise<string> {
  const households = await onBooksIn(tx, month)
  const items = households.flatMap((h): OneOffItem[] => {
    const fen = amounts[h.category as keyof Amounts] ?? 0
    return fen > 0 ? [{ ...h, persons: Math.max(1, h.persons), fen }] : []
  })
  return keepBatch(tx, actor, { programme: 'festival', title, month, basis: { amounts }, dueOn: null, items })
}

export const listHeader = '姓名,身份证号,金额,开户银行,账号'

interface Row {
  row: number
  name: string
  number: string
  fen: number
  bank: string
  account: string
}

/**
 * A festival payment by the campaign's own list: people by number; whoever is on the books is paid to the household's card
 * when the list names none. Whole or not at all. Throws `one_off.list_header`, `one_off.list_row`, `one_off.empty`.
 */
export async function prepareByList(
  tx: Tx,
  actor: Actor,
  { title, month, text }: { title: string; month: Month; text: string },
): Promise<string> {
  const rows = readList(text, tx.today)
  const people = await peopleOf(tx, rows)
  const households = new Map((await onBooksIn(tx, month)).map((h) => [h.rootId, h]))
  const items = rows.map((r): OneOffItem => {
    const person = people.get(r.number)
    if (!person) throw new Problem('one_off.list_row', { row: r.row, reason: '居民登记里没有这个身份证号' })
    if (person.name !== r.name) throw new Problem('one_off.list_row', { row: r.row, reason: '姓名和居民登记的不一致' })
    if (person.diedOn) throw new Problem('one_off.list_row', { row: r.row, reason: `居民登记里已于 ${person.diedOn} 去世` })
    const home = person.rootId ? households.get(person.rootId) : undefined
    if (!r.account && !home) throw new Problem('one_off.list_row', { row: r.row, reason: '不在册，要填开户银行和账号' })
    return {
      holderId: person.id,
      rootId: home?.rootId ?? null,
      place: person.place,
      persons: 1,
      fen: r.fen,
      nameSealed: r.account || !home ? seal(tx.db.keys, r.name) : home.nameSealed,
      accountSealed: r.account || !home ? seal(tx.db.keys, r.account) : home.accountSealed,
      bank: r.account || !home ? r.bank : home.bank,
    }
  })
  return keepBatch(tx, actor, { programme: 'festival', title, month, basis: { rows: rows.length }, dueOn: null, items })
}

function readList(text: string, today: string): Row[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  if (lines[0]?.trim() !== listHeader) throw new Problem('one_off.list_header', { expected: listHeader })
  const seen = new Set<string>()
  return lines.slice(1).map((line, i) => {
    const row = i + 2
    const [name = '', id = '', money = '', bank = '', account = ''] = line.split(',').map((cell) => cell.trim())
    const fail = (reason: string): never => {
      throw new Problem('one_off.list_row', { row, reason })
    }
    if (!/^\d{1,6}(\.\d{1,2})?$/.test(money) || Number(money) <= 0) fail(`金额“${money}”不对，单位是元`)
    if (account && !/^\d{12,19}$/.test(account)) fail('账号应是 12 至 19 位数字')
    const number = checkedNumber(id, today) ?? fail('身份证号不对')
    if (seen.has(number)) fail('这个人在名单里出现两次')
    seen.add(number)
    return { row, name, number, fen: fromYuan(money), bank, account }
  })
}

function checkedNumber(text: string, today: string): string | undefined {
  try {
    return citizenId(text, today)
  } catch {
    return undefined
  }
}

interface Known {
  id: string
  name: string
  place: string
  diedOn: string | null
  rootId: string | null
}

/** The people of a list as the register knows them, with the household they are helped in; two statements. */
async function peopleOf(tx: Tx, rows: readonly Row[]): Promise<Map<string, Known>> {
  const hashes = new Map(rows.map((r) => [keyedHash(tx.db.keys, 'citizen-id', r.number), r.number]))
  const found = await tx
    .selectFrom('person')
    .select(['id', 'id_hash', 'name', 'place', 'died_on'])
    .where('id_hash', 'in', [...hashes.keys()])
    .execute()
  const roots = await tx
    .selectFrom('entitlement_member')
    .innerJoin('entitlement_row', 'entitlement_row.id', 'entitlement_member.row_id')
    .innerJoin('entitlement', 'entitlement.id', 'entitlement_row.entitlement_id')
    .select(['entitlement_member.person_id', 'entitlement.root_id'])
    .where(
      'entitlement_member.person_id',
      'in',
      found.map((p) => p.id),
    )
    .where('entitlement_member.superseded_at', 'is', null)
    .where('entitlement_member.own_scheme', '=', false)
    .orderBy('entitlement_member.valid_from')
    .execute()
  const rootOf = new Map(roots.map((r) => [r.person_id, r.root_id]))
  return new Map(
    found.map((p) => [
      hashes.get(p.id_hash) ?? '',
      { id: p.id, name: p.name, place: p.place, diedOn: p.died_on, rootId: rootOf.get(p.id) ?? null },
    ]),
  )
}
