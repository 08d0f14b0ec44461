import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { type CellError, readTable } from '#platform/sheets/table.ts'
import { caseloadColumns } from '../columns.ts'
import type { ListedHousehold } from '../facts.ts'
import { householdOf, type ListedRow, sayTwice } from '../households.ts'
import { type KnownPerson, knownPeople } from '../on-books.ts'
import { placesOf } from '../places.ts'

export interface List {
  headerRow: number
  unused: string[]
  rows: number
  errors: Map<number, CellError[]>
  households: ListedHousehold[]
  /** Households that cannot be taken, by their number, with the first thing that is wrong. */
  wrong: { key: string; name: string; persons: number; row: number }[]
  known: Map<string, KnownPerson>
}

/** Reads a list whole and says everything that is wrong with it, cell by cell. Throws the `sheet.*` Problems. */
export async function readList(tx: Tx, actor: Actor, bytes: Buffer): Promise<List> {
  const table = await readTable(bytes, caseloadColumns, tx.today)
  const errors = new Map<number, CellError[]>()
  const add = (row: number, more: CellError[]) => void errors.set(row, [...(errors.get(row) ?? []), ...more])
  const say = (row: number, field: keyof typeof caseloadColumns, reason: string, remedy: string) =>
    add(row, [table.error(field, reason, remedy)])
  const groups = new Map<string, ListedRow[]>()
  const broken = new Map<string, number>()
  let rows = 0
  for await (const r of table.rows) {
    rows++
    if (r.errors) {
      add(r.row, r.errors)
      if (r.key && !broken.has(r.key)) broken.set(r.key, r.row)
      continue
    }
    const group = groups.get(r.value.householdNo)
    if (group) group.push(r)
    else groups.set(r.value.householdNo, [r])
  }
  sayTwice(rowsOf(groups), say)
  const places = await placesOf(tx, actor)
  const known = await knownPeople(
    tx,
    actor,
    [...rowsOf(groups)].map((r) => r.value.idNumber),
  )
  for (const r of rowsOf(groups)) sayKnown(r, known, say)
  const list: List = { headerRow: table.header.row, unused: table.header.unused, rows, errors, households: [], wrong: [], known }
  for (const [key, group] of groups) {
    const household = broken.has(key) ? undefined : householdOf(group, places, tx.today, say)
    const bad = group.find((r) => errors.has(r.row))
    if (household && !bad) list.households.push(household)
    else {
      const head = group.find((r) => r.value.relation === 'SELF') ?? group[0]
      list.wrong.push({ key, name: head?.value.name ?? '', persons: group.length, row: bad?.row ?? broken.get(key) ?? 0 })
    }
  }
  for (const [key, row] of broken) if (!groups.has(key)) list.wrong.push({ key, name: '', persons: 0, row })
  return list
}

function* rowsOf(groups: ReadonlyMap<string, ListedRow[]>): Generator<ListedRow> {
  for (const group of groups.values()) yield* group
}

/** The register knows this number: the name must be the same, and the person alive. */
function sayKnown(
  { row, value }: ListedRow,
  known: ReadonlyMap<string, KnownPerson>,
  say: (row: number, field: 'name' | 'idNumber', reason: string, remedy: string) => void,
) {
  const person = known.get(value.idNumber)
  if (person && person.name !== value.name) say(row, 'name', '和居民登记里这个身份证号的姓名不一致', '请核对姓名和身份证号')
  if (person?.diedOn) say(row, 'idNumber', '这个人在居民登记里已经去世', '请核对；确已去世的，请从名册里去掉')
}
