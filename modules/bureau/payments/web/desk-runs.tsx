import { Button, DatePicker, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { z } from 'zod'
import { chineseDay, chineseMonth, dayInShanghai } from '#kernel/day.ts'
import { plainYuan } from '#kernel/money.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { EmptyState, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { listRuns, openRun, openSupplement, type programmeKeys } from '../contract.ts'
import { programmes } from '../texts.zh.ts'

type Run = z.output<(typeof listRuns)['reply']>['items'][number]
type Programme = (typeof programmeKeys)[number]

const columns: Column<Run>[] = [
  {
    head: '月份',
    nowrap: true,
    cell: (r) => (
      <Link href={`/payments/${r.runId}`}>
        {chineseMonth(r.month)}
        {r.sequence ? `（第 ${r.sequence} 次补发）` : ''}
      </Link>
    ),
  },
  { head: '项目', cell: (r) => r.programmeLabel },
  {
    head: '状态',
    cell: (r) => (
      <Status kind={r.state === 'closed' ? 'done' : r.state === 'replied' ? 'warn' : r.state === 'open' ? 'you' : 'wait'}>
        {r.stateLabel}
      </Status>
    ),
  },
  { head: '笔数', num: true, cell: (r) => r.lines },
  { head: '金额（元）', num: true, cell: (r) => plainYuan(r.fen) },
  {
    head: '建立',
    nowrap: true,
    cell: (r) => (
      <>
        {r.openedBy} <small>{chineseDay(dayInShanghai(new Date(r.openedAt)))}</small>
      </>
    ),
  },
  { head: '审批', cell: (r) => r.approvedBy },
  { head: '已发 / 退回', num: true, cell: (r) => `${r.paid} / ${r.returned}` },
]

/** The months' runs; a new one is opened here. */
export default function RunsPage() {
  useTitle('资金发放')
  const { session } = useSession()
  const asked = useCall(listRuns, {})
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>资金发放</h1>
          {session?.actor?.role === 'finance' && <OpenRun />}
          {data.items.length === 0 ? (
            <EmptyState title="还没有发放批次">每月建立一次，由另一位财务人员审批后生成银行文件。</EmptyState>
          ) : (
            <Table rows={data.items} keyOf={(r) => r.runId} columns={columns} />
          )}
        </>
      )}
    </Page>
  )
}

function OpenRun() {
  const [month, setMonth] = useState<Dayjs | null>(dayjs())
  const [programme, setProgramme] = useState<Programme>('subsistence')
  const [, go] = useLocation()
  const opening = useSend(openRun)
  const supplementing = useSend(openSupplement)
  const failure = opening.error ?? supplementing.error
  const ask = () => ({ requestId: crypto.randomUUID(), programme, month: month?.format('YYYY-MM') ?? '' })
  const then = { onSuccess: (run: { runId: string }) => go(`/payments/${run.runId}`) }
  return (
    <>
      <div className="form-box buttons">
        <Select
          aria-label="项目"
          value={programme}
          onChange={setProgramme}
          style={{ width: 150 }}
          options={Object.entries(programmes).map(([value, label]) => ({ value: value as Programme, label }))}
        />
        <DatePicker aria-label="月份" picker="month" format="YYYY年M月" value={month} onChange={setMonth} />
        <Button type="primary" disabled={!month} loading={opening.isPending} onClick={() => opening.mutate(ask(), then)}>
          建立当月批次
        </Button>
        <Button disabled={!month} loading={supplementing.isPending} onClick={() => supplementing.mutate(ask(), then)}>
          建立补发批次
        </Button>
        <span className="quiet">名册由当月有效的待遇生成；再次建立不会重复。</span>
      </div>
      {failure && (
        <Notice kind="bad" title="没有建立">
          {messageOf(failure)}
        </Notice>
      )}
    </>
  )
}
