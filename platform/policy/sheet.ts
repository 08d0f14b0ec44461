import type { Download } from '#kernel/contract.ts'
import type { Parameter } from '#kernel/parameter.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { choice, day, optional, text } from '#platform/sheets/columns.ts'
import { exported } from '#platform/sheets/export.ts'
import { markedXlsx } from '#platform/sheets/mark.ts'
import { type CellError, readTable } from '#platform/sheets/table.ts'
import { propose } from './changes.ts'
import { parametersOf } from './parameters.ts'

const marks = { 已核对: 'V', 通行做法: 'B', 待确认: 'A', V: 'V', B: 'B', A: 'A' } as const

/** A table of parameters, as it goes out and comes in again. */
export const parameterColumns = {
  key: text('参数', ['参数编码', '编码'], 80),
  value: text('数值', ['参数值', '值'], 4000),
  validFrom: day('生效日期', ['起始日期']),
  basis: text('依据', ['文件依据', '来源'], 300),
  confidence: optional(choice('可信程度', ['核实情况'], marks)),
  reason: optional(text('理由', ['修改理由'], 300)),
}

/** Every version as a table: what is changed in it and sent back becomes proposals. */
export async function parameterSheet(tx: Tx, actor: Actor): Promise<Download> {
  const all = (await parametersOf(tx)).all()
  const words = { V: '已核对', B: '通行做法', A: '待确认' }
  return exported(tx, actor, {
    name: '政策参数',
    act: { act: 'policy.export', subjectKind: 'parameter', subjectId: 'all' },
    columns: [
      { header: '参数', width: 34 },
      { header: '名称', width: 30 },
      { header: '数值', width: 24 },
      { header: '单位', width: 12 },
      { header: '生效日期' },
      { header: '失效日期' },
      { header: '依据', width: 40 },
      { header: '可信程度' },
      { header: '理由', width: 20 },
    ],
    rows: all.map((p) => [p.key, p.title, shown(p.value), p.unit, p.validFrom, p.validTo ?? '', p.basis, words[p.confidence], '']),
  })
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'boolean' ? (value ? '是' : '否') : JSON.stringify(value)

export interface Proposed {
  rows: number
  proposed: number
  /** Rows that say what is in force already. */
  unchanged: number
  errors: number
  /** The table with its bad cells marked, when there are any; nothing is proposed then. */
  marked: Buffer | null
}

/**
 * Proposes what a table says otherwise than the parameters are, all of it or nothing; every proposal waits for a second
 * person. Throws the `sheet.*` Problems.
 */
export async function proposeSheet(tx: Tx, actor: Actor, bytes: Buffer): Promise<Proposed> {
  const table = await readTable(bytes, parameterColumns, tx.today)
  const known = new Map<string, Parameter[]>()
  for (const p of (await parametersOf(tx)).all()) known.set(p.key, [...(known.get(p.key) ?? []), p])
  const errors = new Map<number, CellError[]>()
  const wanted: Parameters<typeof propose>[2][] = []
  const seen = new Set<string>()
  let rows = 0
  let unchanged = 0
  for await (const { row, value: v, errors: wrong } of table.rows) {
    rows++
    if (wrong) {
      errors.set(row, wrong)
      continue
    }
    const fail = (field: keyof typeof parameterColumns, reason: string, remedy: string) =>
      errors.set(row, [table.error(field, reason, remedy)])
    const versions = known.get(v.key)
    const value = versions && valueLike(versions.at(-1)?.value, v.value)
    const same = versions?.find((p) => p.validFrom === v.validFrom)
    if (!versions) fail('key', `没有“${v.key}”这个参数`, '请从导出的参数表里复制')
    else if (value === undefined) fail('value', '数值的类型不对', '请按现在的值的写法填写')
    else if (same && JSON.stringify(same.value) === JSON.stringify(value)) unchanged++
    else if (same || seen.has(`${v.key} ${v.validFrom}`)) fail('validFrom', '这一天已有一个版本', '请换一个生效日期')
    else
      wanted.push({
        requestId: '',
        key: v.key,
        value,
        validFrom: v.validFrom,
        basis: v.basis,
        confidence: v.confidence ?? 'A',
        reason: v.reason ?? '表格导入',
      })
    seen.add(`${v.key} ${v.validFrom}`)
  }
  if (errors.size > 0)
    return { rows, proposed: 0, unchanged, errors: errors.size, marked: await markedXlsx(bytes, table.header.row, errors) }
  for (const one of wanted) await propose(tx, actor, one)
  return { rows, proposed: wanted.length, unchanged, errors: 0, marked: null }
}

/** A value written in a cell, as the kind that the present value is; undefined when it is not one. */
function valueLike(present: unknown, written: string): unknown {
  if (typeof present === 'string') return written
  if (typeof present === 'boolean') return { 是: true, 否: false }[written]
  try {
    const value: unknown = JSON.parse(written.replace(/^([\d,]+(\.\d+)?)$/, (n) => n.replaceAll(',', '')))
    return typeof value === typeof present && Array.isArray(value) === Array.isArray(present) ? value : undefined
  } catch {
    return undefined
  }
}
