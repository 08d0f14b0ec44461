import type { z } from 'zod'
import { chineseDay } from '#kernel/day.ts'
import { Status } from '#web/kit/status.tsx'
import type { Column } from '#web/kit/table.tsx'
import type { listMatches } from '../contract.ts'

export type SourceItem = z.output<(typeof listMatches)['reply']>['sources'][number]

export const sourceColumns: Column<SourceItem>[] = [
  { head: '来源', nowrap: true, cell: (s) => s.name },
  { head: '发放前必比', nowrap: true, cell: (s) => (s.required ? '是' : '') },
  { head: '数据日期', nowrap: true, cell: (s) => (s.dataDate ? chineseDay(s.dataDate) : '') },
  { head: '行数', num: true, cell: (s) => (s.rows ? s.rows.toLocaleString('zh-CN') : '') },
  { head: '不能用的行', num: true, cell: (s) => s.badRows || '' },
  {
    head: '状态',
    nowrap: true,
    cell: (s) => <Status kind={s.state === 'fresh' ? 'done' : s.required ? 'warn' : 'wait'}>{s.stateLabel}</Status>,
  },
]
