import { sql } from 'kysely'
import type { Month } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { keyedHash, seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { digits, idNumber, money, optional, text } from '#platform/sheets/columns.ts'
import { markedXlsx } from '#platform/sheets/mark.ts'
import { type CellError, errorText, readTable } from '#platform/sheets/table.ts'
import '../problems.ts'
import { onBooksIn } from '../queries/on-books.ts'
import { keepBatch, type OneOffItem } from './keep-batch.ts'

/** A campaign's own list of people; whoever is on the books needs no bank and no account. */
export const listColumns = {
  name: text('姓名', ['领款人'], 30),
  number: idNumber('身份证号', ['身份证号码', '公民身份号码', '证件号码']),
  fen: money('金额', ['慰问金', '发放金额']),
  bank: optional(text('开户银行', ['开户行', '银行'], 40)),
  account: optional(digits('账号', ['银行账号', '卡号', '社保卡号'], 12, 19)),
}

interface Read {
  headerRow: number
  rows: number
  errors: Map<number, CellError[]>
  items: OneOffItem[]
}

/**
 * A festival payment by the campaign's own list: people by number; whoever is on the books is paid to the household's card
 * when the list names none. Whole or not at all. Throws the `sheet.*` Problems, `one_off.list_row`, `one_off.empty`.
 */
export async function prepareByList(
  tx: Tx,
  actor: Actor,
  { title, month }: { title: string; month: Month },
  bytes: Buffer,
): Promise<string> {
  const { rows, errors, items } = await readList(tx, month, bytes)
  const [first] = [...errors].sort(([a], [b]) => a - b)
  if (first) throw new Problem('one_off.list_row', { row: first[0], reason: first[1].map(errorText).join(''), wrong: errors.size })
  return keepBatch(tx, actor, { programme: 'festival', title, month, basis: { rows }, dueOn: null, items })
}

/** The same list with what is wrong in it; nothing is kept. Throws the `sheet.*` Problems. */
export async function markedList(tx: Tx, month: Month, bytes: Buffer): Promise<Buffer> {
  const { headerRow, errors } = await readList(tx, month, bytes)
  return markedXlsx(bytes, headerRow, errors)
}

async function readList(tx: Tx, month: Month, bytes: Buffer): Promise<Read> {
  const table = await readTable(bytes, listColumns, tx.today)
  const errors = new Map<number, CellError[]>()
  const good: { row: number; name: string; number: string; fen: number; bank: string | null; account: string | null }[] = []
  const seen = new Map<string, number>()
  const fail = (row: number, field: keyof typeof listColumns, reason: string, remedy: string) =>
    void errors.set(row, [...(errors.get(row) ?? []), table.error(field, reason, remedy)])
  for await (const { row, value, errors: wrong } of table.rows) {
    const before = value && seen.get(value.number)
    if (wrong) errors.set(row, wrong)
    else if (before) fail(row, 'number', `这个人在名单里出现两次，另一次在第 ${before} 行`, '请只留一行')
    else if (value.fen === 0) fail(row, 'fen', '是 0', '请填金额，或删去这一行')
    else good.push({ row, ...value })
    if (value) seen.set(value.number, row)
  }
  const people = await peopleOf(
    tx,
    good.map((r) => r.number),
  )
  const households = new Map((await onBooksIn(tx, month)).map((h) => [h.rootId, h]))
  const items = good.flatMap((r): OneOffItem[] => {
    const person = people.get(r.number)
    if (!person) fail(r.row, 'number', '居民登记里没有这个身份证号', '请核对，或先登记居民')
    else if (person.name !== r.name) fail(r.row, 'name', '和居民登记的不一致', '请核对姓名和身份证号')
    else if (person.diedOn) fail(r.row, 'number', `居民登记里已于 ${person.diedOn} 去世`, '请从名单里去掉')
    else {
      const home = person.rootId ? households.get(person.rootId) : undefined
      const own = r.account && r.bank ? { account: r.account, bank: r.bank } : undefined
      if (!own && (r.account || r.bank || !home))
        fail(r.row, 'account', home ? '开户银行和账号只填了一个' : '不在册，没有可用的账号', '请填开户银行和账号')
      else
        return [
          {
            holderId: person.id,
            rootId: home?.rootId ?? null,
            place: person.place,
            persons: 1,
            fen: r.fen,
            nameSealed: own || !home ? seal(tx.db.keys, r.name) : home.nameSealed,
            accountSealed: own || !home ? seal(tx.db.keys, own?.account ?? '') : home.accountSealed,
            bank: own || !home ? (own?.bank ?? '') : home.bank,
          },
        ]
    }
    return []
  })
  return { headerRow: table.header.row, rows: good.length, errors, items }
}

interface Known {
  id: string
  name: string
  place: string
  diedOn: string | null
  rootId: string | null
}

/** The people of a list as the register knows them, with the household they are helped in; two statements. */
async function peopleOf(tx: Tx, numbers: readonly string[]): Promise<Map<string, Known>> {
  const hashes = new Map(numbers.map((n) => [keyedHash(tx.db.keys, 'citizen-id', n), n]))
  const found = await tx
    .selectFrom('person')
    .select(['id', 'id_hash', 'name', 'place', 'died_on'])
    .where(sql<boolean>`id_hash = any(${[...hashes.keys()]}::text[])`)
    .execute()
  const roots = await tx
    .selectFrom('entitlement_member')
    .innerJoin('entitlement_row', 'entitlement_row.id', 'entitlement_member.row_id')
    .innerJoin('entitlement', 'entitlement.id', 'entitlement_row.entitlement_id')
    .select(['entitlement_member.person_id', 'entitlement.root_id'])
    .where(sql<boolean>`entitlement_member.person_id = any(${found.map((p) => p.id)}::uuid[])`)
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
