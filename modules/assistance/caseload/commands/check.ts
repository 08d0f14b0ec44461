import { monthOf } from '#kernel/day.ts'
import { Problem, problemReply } from '#kernel/problem.ts'
import { ruleOfMonth } from '#modules/assistance/subsistence/public.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { bytesOf, keepBytes } from '#platform/files/store.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { markedXlsx } from '#platform/sheets/mark.ts'
import { errorText } from '#platform/sheets/table.ts'
import { type Cause, compare } from '../compare.ts'
import type { ListedHousehold } from '../facts.ts'
import { booksOf, differsFrom, monthOfBooks } from '../on-books.ts'
import { type List, readList } from './read-list.ts'
import { type StagedHousehold, stage } from './stage.ts'

/**
 * Reads a list that was taken, compares every household with the rules and with the books, and keeps what was found. Nothing
 * comes onto the books here. A list that cannot be read at all is marked refused, with the sentence why.
 */
export async function checkImport(tx: Tx, actor: Actor, importId: string): Promise<void> {
  const row = await tx.selectFrom('caseload_import').selectAll().where('id', '=', importId).forUpdate().executeTakeFirst()
  if (row?.state !== 'waiting') return
  const bytes = await bytesOf(tx.db, row.sha256)
  let list: List
  try {
    list = await readList(tx, actor, bytes)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await tx
      .updateTable('caseload_import')
      .set({ state: 'refused', refusal: problemReply(error).message, checked_at: tx.now })
      .where('id', '=', importId)
      .execute()
    return
  }
  const staged = [...wrongOf(list, row.place), ...(await stagedOf(tx, list, row.from_month))]
  await stage(tx, importId, staged)
  const marked = list.errors.size > 0 ? await keepBytes(tx.db, await markedXlsx(bytes, list.headerRow, list.errors)) : null
  await tx
    .updateTable('caseload_import')
    .set({
      state: 'checked',
      marked_sha256: marked,
      rows: list.rows,
      wrong_rows: list.errors.size,
      households: staged.length,
      checked_at: tx.now,
    })
    .where('id', '=', importId)
    .execute()
}

function wrongOf(list: List, place: string): StagedHousehold[] {
  return list.wrong.map((w) => ({
    key: w.key,
    place,
    state: 'wrong',
    holderName: w.name,
    persons: w.persons,
    said: { problem: list.errors.get(w.row)?.map((e) => `第 ${w.row} 行 ${errorText(e)}`)[0] ?? '这一户有一行填错了，见标注的表格。' },
  }))
}

async function stagedOf(tx: Tx, list: List, fromMonth: string): Promise<StagedHousehold[]> {
  const rootOf = (h: ListedHousehold) => {
    const roots = new Set(h.people.flatMap((p) => list.known.get(p.idNumber)?.rootId ?? []))
    return [...roots]
  }
  const books = await booksOf(tx, list.households.flatMap(rootOf), monthOfBooks(fromMonth, tx.today))
  const weigh = await weigher(tx)
  return list.households.map((h) => {
    const roots = rootOf(h)
    const fen = h.monthlyFen + h.singles.reduce((sum, s) => sum + s.fen, 0)
    const base = {
      key: h.key,
      place: h.place,
      holderName: holderOf(h),
      persons: h.people.length,
      paid: { category: h.category, fen },
    }
    if (roots.length > 1)
      return { ...base, state: 'wrong', said: { problem: `这一户的人分在 ${roots.length} 户里享受救助。请先办理变更，再导入这一户。` } }
    const { rule, ...comparison } = weigh(h, fen)
    const more = { ...base, rule, cause: comparison.cause, facts: h }
    const [rootId] = roots
    if (!rootId) return { ...more, state: 'new', said: { because: comparison.because } }
    const differs = differsFrom(h, books.get(rootId), list.known)
    return { ...more, rootId, state: differs.length > 0 ? 'differs' : 'unchanged', said: { because: comparison.because, differs } }
  })
}

const holderOf = (h: ListedHousehold): string => {
  const head = h.household.members.find((m) => m.relation === 'SELF')
  return h.people.find((p) => p.ref === head?.ref)?.name ?? ''
}

/** Asks the rules about a household, in the month of today. */
async function weigher(tx: Tx) {
  const parameters = await parametersOf(tx)
  const month = monthOf(tx.today)
  const since = parameters.find('dibao.standard', tx.today)?.validFrom
  return (h: ListedHousehold, fen: number): { rule: { category: string; fen: number }; cause: Cause; because: string } => {
    const ask = (m: string) => ruleOfMonth(h.household, m, h.reviewedOn, parameters)
    const people = h.household.members.map((m) => ({
      ref: m.ref,
      birthDate: m.birthDate,
      name: h.people.find((p) => p.ref === m.ref)?.name ?? '',
    }))
    const now = ask(month)
    return {
      rule: { category: now.category, fen: now.fen },
      ...compare({ category: h.category, fen, month, reviewedOn: h.reviewedOn, people }, (m) => (m === month ? now : ask(m)), since),
    }
  }
}
