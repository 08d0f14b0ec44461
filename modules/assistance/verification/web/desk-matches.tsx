import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { z } from 'zod'
import { chineseDay, chineseMonth, dayInShanghai } from '#kernel/day.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { EmptyState, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { listMatches, startMatch } from '../contract.ts'
import { DeliverList } from './desk-deliver.tsx'
import { sourceColumns } from './source-columns.tsx'

type Answer = z.output<(typeof listMatches)['reply']>
const runColumns: Column<Answer['runs'][number]>[] = [
  { head: '发放月份', nowrap: true, cell: (r) => <Link href={`/matches/${r.runId}`}>{chineseMonth(r.month)}</Link> },
  {
    head: '状态',
    nowrap: true,
    cell: (r) => <Status kind={r.state === 'complete' ? 'done' : 'warn'}>{r.state === 'complete' ? '完整' : '缺少来源'}</Status>,
  },
  { head: '人数', num: true, cell: (r) => r.people },
  { head: '没有授权', num: true, cell: (r) => r.withoutConsent || '' },
  { head: '对不上', num: true, cell: (r) => r.findings },
  {
    head: '比对人',
    nowrap: true,
    cell: (r) => (
      <>
        {r.startedBy} <small>{chineseDay(dayInShanghai(new Date(r.startedAt)))}</small>
      </>
    ),
  },
]

/** 发放前比对: how every source stands, the matches that were made, and the next. */
export default function MatchesPage() {
  useTitle('发放前比对')
  const { session } = useSession()
  const asked = useCall(listMatches, {})
  const mayStart = session?.actor?.role === 'verifier' || session?.actor?.role === 'county_clerk'
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>发放前比对</h1>
          <p className="quiet">
            每月发放前，全部在册的人和其他部门的数据比对一次。必比的来源缺了，或有影响发放的异常没有办结，当月批次不能审批。
          </p>
          {mayStart && <StartMatch />}
          {data.runs.length === 0 ? (
            <EmptyState title="还没有比对过">收到各来源的数据后，选发放月份开始比对。</EmptyState>
          ) : (
            <Table rows={data.runs} keyOf={(r) => r.runId} columns={runColumns} />
          )}
          <h2>数据来源</h2>
          {mayStart && <DeliverList sources={data.sources} />}
          <Table rows={data.sources} keyOf={(s) => s.source} columns={sourceColumns} />
        </>
      )}
    </Page>
  )
}

function StartMatch() {
  const [, go] = useLocation()
  const [month, setMonth] = useState(dayjs())
  const starting = useSend(startMatch)
  return (
    <div className="form-box">
      <span className="buttons">
        <DatePicker
          picker="month"
          format="YYYY年M月"
          allowClear={false}
          value={month}
          onChange={(m) => m && setMonth(m)}
          aria-label="发放月份"
        />
        <Button
          type="primary"
          loading={starting.isPending}
          onClick={() =>
            starting.mutate(
              { requestId: crypto.randomUUID(), month: month.format('YYYY-MM') },
              { onSuccess: ({ runId }) => go(`/matches/${runId}`) },
            )
          }
        >
          开始比对
        </Button>
      </span>
      {starting.error && (
        <Notice kind="bad" title="没有比对">
          {messageOf(starting.error)}
        </Notice>
      )}
    </div>
  )
}
