import { Button, DatePicker } from 'antd'
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
import { listRecomputes, prepareRecompute } from '../recompute/contract.ts'

type Batch = z.output<(typeof listRecomputes)['reply']>['items'][number]

const columns: Column<Batch>[] = [
  { head: '月份', nowrap: true, cell: (b) => <Link href={`/recomputes/${b.batchId}`}>{chineseMonth(b.month)}</Link> },
  { head: '原因', cell: (b) => b.causeLabel },
  {
    head: '状态',
    cell: (b) => <Status kind={b.state === 'approved' ? 'done' : b.state === 'prepared' ? 'you' : 'wait'}>{b.stateLabel}</Status>,
  },
  { head: '有变动的户', num: true, cell: (b) => b.households },
  { head: '变动前（元）', num: true, cell: (b) => plainYuan(b.beforeFen) },
  { head: '变动后（元）', num: true, cell: (b) => plainYuan(b.afterFen) },
  {
    head: '准备',
    nowrap: true,
    cell: (b) => (
      <>
        {b.preparedBy} <small>{chineseDay(dayInShanghai(new Date(b.preparedAt)))}</small>
      </>
    ),
  },
  { head: '批准', cell: (b) => b.decidedBy },
]

/** 月度重算: what a new standard, birthdays and ending periods make of the whole caseload; simulated first. */
export default function RecomputesPage() {
  useTitle('月度重算')
  const asked = useCall(listRecomputes, {})
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>月度重算</h1>
          <p className="quiet">
            标准调整、孩子满十八岁、老人满七十岁、就业渐退和支出型补助到期，都不用家里报告。每月发放前先模拟全部在册户，看清谁多谁少、谁要退出，再由另一位负责人批准。
          </p>
          <Prepare next={data.next} />
          {data.items.length === 0 ? (
            <EmptyState title="还没有做过重算">选一个月份，先模拟；模拟不会改动任何一户。</EmptyState>
          ) : (
            <Table rows={data.items} keyOf={(b) => b.batchId} columns={columns} />
          )}
        </>
      )}
    </Page>
  )
}

function Prepare({ next }: { next: string }) {
  const { session } = useSession()
  const [month, setMonth] = useState<Dayjs>(dayjs(`${next}-01`))
  const [, go] = useLocation()
  const sending = useSend(prepareRecompute)
  if (!['county_clerk', 'county_head'].includes(session?.actor?.role ?? '')) return null
  return (
    <>
      <p className="buttons">
        <DatePicker
          aria-label="月份"
          picker="month"
          format="YYYY年M月"
          allowClear={false}
          value={month}
          onChange={(m) => m && setMonth(m)}
        />
        <Button
          type="primary"
          loading={sending.isPending}
          onClick={() =>
            sending.mutate(
              { requestId: crypto.randomUUID(), month: month.format('YYYY-MM') },
              { onSuccess: ({ batchId }) => go(`/recomputes/${batchId}`) },
            )
          }
        >
          模拟这个月
        </Button>
        {sending.isPending && <span role="status">正在逐户推算，几千户要几秒钟……</span>}
      </p>
      {sending.error && (
        <Notice kind="bad" title="没有模拟">
          {messageOf(sending.error)}
        </Notice>
      )}
    </>
  )
}
