import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { z } from 'zod'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { listAnomalies } from '../contract.ts'

type Item = z.output<(typeof listAnomalies)['reply']>['items'][number]

const columns: Column<Item>[] = [
  { head: '姓名', nowrap: true, cell: (a) => <Link href={`/cases/${a.caseId}`}>{a.name}</Link> },
  { head: '异常', cell: (a) => a.ruleLabel },
  { head: '轻重', nowrap: true, cell: (a) => <Status kind={a.severity === 'BLOCK' ? 'warn' : 'you'}>{a.severityLabel}</Status> },
  { head: '村社', cell: (a) => a.placeName },
  { head: '编号', nowrap: true, cell: (a) => a.number },
  { head: '到哪一步', nowrap: true, cell: (a) => a.reasonLabel ?? a.stepLabel },
  { head: '期限', nowrap: true, cell: (a) => (a.dueOn ? chineseDay(a.dueOn) : '') },
]

/** 核对异常: what registers say and households did not, what touches money first. */
export default function AnomaliesPage() {
  useTitle('核对异常')
  const trail = useTrail()
  const [open, setOpen] = useState<'yes' | 'no'>('yes')
  const [severity, setSeverity] = useState<'BLOCK' | 'CHECK'>()
  const asked = useCall(listAnomalies, { open, ...(severity ? { severity } : {}), ...(trail.after ? { after: trail.after } : {}) })
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>核对异常</h1>
          <div className="filters">
            <Select
              aria-label="状态"
              value={open}
              style={{ width: 120 }}
              onChange={(v) => {
                setOpen(v)
                trail.restart()
              }}
              options={[
                { value: 'yes', label: '没有办结' },
                { value: 'no', label: '已办结' },
              ]}
            />
            <Select
              aria-label="轻重"
              allowClear
              placeholder="全部"
              value={severity ?? null}
              style={{ width: 140 }}
              onChange={(v) => {
                setSeverity(v ?? undefined)
                trail.restart()
              }}
              options={[
                { value: 'BLOCK', label: '影响发放' },
                { value: 'CHECK', label: '要核查' },
              ]}
            />
          </div>
          {data.items.length === 0 ? (
            <EmptyState title={open === 'yes' ? '没有要核查的异常' : '还没有办结的异常'}>
              每月发放前，全部在册的人和其他部门的数据比对一次；对不上的列在这里。
            </EmptyState>
          ) : (
            <Table rows={data.items} keyOf={(a) => a.caseId} columns={columns} />
          )}
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}
