import { sql } from 'kysely'
import type { z } from 'zod'
import type { Download } from '#kernel/contract.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { bytesOf } from '#platform/files/store.ts'
import { whyNotSign } from '#platform/identity/second-person.ts'
import { exported } from '#platform/sheets/export.ts'
import { xlsxType } from '#platform/sheets/write.ts'
import type { Said } from '../commands/stage.ts'
import type { ComparedItem, exportCaseload, getCaseload } from '../contract.ts'
import { causeNames, classNames, rowStates } from '../texts.zh.ts'
import { importOf, itemsOf } from './imports.ts'

type Query = Omit<z.output<(typeof getCaseload)['input']>, 'after'>

const perPage = 50
const mostExported = 100_000

/** One list: how far it is, what was found, household by household. */
export async function caseloadView(tx: Tx, actor: Actor, query: z.output<(typeof getCaseload)['input']>) {
  const row = await importOf(tx, actor, query.importId)
  const { items, next } = await pageOf(tx, query, query.after ?? '', perPage)
  const [item] = await itemsOf(tx, [row])
  if (!item) throw new Problem('caseload.not_found')
  const whyNot = whyNotSign(actor, {
    waits: row.state === 'checked',
    preparedBy: row.made_by,
    role: 'county_head',
    words: { role: '由市局负责人批准导入', done: '现在不能导入', own: '上传的人不能自己批准，请由另一位负责人批准' },
  })
  return { item, refusal: row.refusal, mayLoad: whyNot === null, whyNot, counts: await countsOf(tx, query.importId), items, next }
}

async function countsOf(tx: Tx, importId: string) {
  const { rows } = await sql<{ state: string; cause: string | null; n: number; pays: number; rule: number }>`
    select state, cause, count(*)::int as n, coalesce(sum(pays_fen), 0)::bigint as pays, coalesce(sum(rule_fen), 0)::bigint as rule
    from caseload_household where import_id = ${importId} group by state, cause`.execute(tx)
  const states: Record<string, number> = {}
  const causes: Record<string, number> = {}
  for (const r of rows) {
    states[r.state] = (states[r.state] ?? 0) + r.n
    if (r.cause) causes[r.cause] = (causes[r.cause] ?? 0) + r.n
  }
  const sum = (f: (r: (typeof rows)[number]) => number) => rows.reduce((all, r) => all + Number(f(r)), 0)
  return { states, causes, paysFen: sum((r) => r.pays), ruleFen: sum((r) => r.rule) }
}

async function pageOf(tx: Tx, { importId, difference, state }: Query, after: string, limit: number) {
  let rows = tx.selectFrom('caseload_household').selectAll().where('import_id', '=', importId).where('key', '>', after)
  if (difference) rows = rows.where('cause', '=', difference)
  if (state) rows = rows.where('state', '=', state)
  const found = await rows
    .orderBy('key')
    .limit(limit + 1)
    .execute()
  const shown = found.slice(0, limit)
  const names = await placeNames(
    tx,
    shown.map((r) => r.place),
  )
  const items = shown.map((r): ComparedItem => {
    const said = openJson(tx.db.keys, r.said_sealed) as Said
    return {
      key: r.key,
      rootId: r.root_id,
      name: r.holder_name,
      placeName: r.place.length === 12 ? (names.get(r.place) ?? r.place) : '',
      persons: r.persons,
      state: r.state,
      stateLabel: rowStates[r.state] ?? r.state,
      paysFen: r.pays_fen === null ? null : Number(r.pays_fen),
      paysLabel: classNames[r.pays_category ?? ''] ?? '',
      ruleFen: r.rule_fen === null ? null : Number(r.rule_fen),
      ruleLabel: classNames[r.rule_category ?? ''] ?? '',
      cause: r.cause,
      causeLabel: causeNames[r.cause ?? ''] ?? '',
      said: said.problem ?? [...(said.differs ?? []), said.because].filter(Boolean).join('；'),
    }
  })
  return { items, next: found.length > limit ? (shown.at(-1)?.key ?? null) : null }
}

const yuan = (fen: number | null) => (fen === null ? null : fen / 100)

/** The comparison as a spreadsheet; taking it out is recorded. */
export async function comparedSheet(tx: Tx, actor: Actor, query: z.output<(typeof exportCaseload)['input']>): Promise<Download> {
  await importOf(tx, actor, query.importId)
  const { items } = await pageOf(tx, query, '', mostExported)
  return exported(tx, actor, {
    name: '名册与规则对比',
    act: { act: 'caseload.export', subjectKind: 'caseload', subjectId: query.importId },
    columns: [
      { header: '户编号', width: 16 },
      { header: '户主', width: 12 },
      { header: '村社', width: 22 },
      { header: '人数', width: 8 },
      { header: '情况', width: 16 },
      { header: '名册类别', width: 12 },
      { header: '名册每月（元）', width: 14, money: true },
      { header: '规则类别', width: 12 },
      { header: '规则每月（元）', width: 14, money: true },
      { header: '差异', width: 12 },
      { header: '说明', width: 60 },
    ],
    rows: items.map((i) => [
      i.key,
      i.name,
      i.placeName,
      i.persons,
      i.stateLabel,
      i.paysLabel,
      yuan(i.paysFen),
      i.ruleLabel,
      yuan(i.ruleFen),
      i.causeLabel,
      i.said,
    ]),
  })
}

/** The list with its bad cells marked. Throws `caseload.not_found`, `caseload.nothing_marked`. */
export async function markedSheet(tx: Tx, actor: Actor, importId: string): Promise<Download> {
  const row = await importOf(tx, actor, importId)
  if (!row.marked_sha256) throw new Problem('caseload.nothing_marked')
  await record(tx, actor, { act: 'caseload.marked', subjectKind: 'caseload', subjectId: importId })
  return { name: `名册_错误标注_${tx.today}.xlsx`, type: xlsxType, bytes: await bytesOf(tx.db, row.marked_sha256) }
}
