import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { operationsOverview, retryMessages } from '#kernel/api/operations.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { BackupTable } from './operations-backups.tsx'
import { FailedJobs } from './operations-jobs.tsx'
import { moment, sizeText } from './operations-words.ts'
import { Page } from './page.tsx'

type Overview = z.output<(typeof operationsOverview)['reply']>

/** 系统运行: what an IT officer looks at in the morning, and the two things that can be done about it from here. */
export default function OperationsPage() {
  useTitle('系统运行')
  const asked = useCall(operationsOverview, {})
  return (
    <Page asked={asked} lines={12}>
      {(data) => (
        <>
          <h1>系统运行</h1>
          <p className="filters" style={{ padding: '0 0 12px' }}>
            <Status kind={data.parts.every((p) => p.ok) ? 'done' : 'warn'}>
              {data.parts.every((p) => p.ok) ? '全部正常' : `${data.parts.filter((p) => !p.ok).length} 项要留意`}
            </Status>
            <span className="quiet">{moment(data.at)} 查看</span>
            <Button className="end" size="small" loading={asked.isFetching} onClick={() => void asked.refetch()}>
              重新查看
            </Button>
          </p>
          {data.embedded && (
            <Notice kind="warn" title="现在用的是内嵌数据库。">
              它只供试用：断电可能丢失数据。正式办理请改用 PostgreSQL，把备份恢复过去即可。
            </Notice>
          )}
          <Table
            rows={data.parts}
            keyOf={(p) => p.key}
            columns={[
              { head: '部分', nowrap: true, cell: (p) => p.title },
              {
                head: '状态',
                nowrap: true,
                cell: (p) => <Status kind={p.ok ? 'done' : 'warn'}>{p.ok ? '正常' : '要留意'}</Status>,
              },
              { head: '情况', cell: (p) => <span className="src">{p.text}</span> },
            ]}
          />
          <FailedJobs mayAct={data.mayAct} count={data.jobs.failed} />
          <Messages data={data} />
          <BackupTable />
          <Program data={data} />
        </>
      )}
    </Page>
  )
}

function Messages({ data: { messages, mayAct } }: { data: Overview }) {
  const sending = useSend(retryMessages)
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  return (
    <section>
      <h2>短信</h2>
      <p>
        待发 {messages.waiting} 条{messages.oldestAt && `，最早一条 ${moment(messages.oldestAt)}`}；没有送出 {messages.failed} 条。
      </p>
      {mayAct && messages.failed > 0 && (
        <Button
          loading={sending.isPending}
          onClick={() => sending.mutate({ requestId }, { onSuccess: () => setRequestId(crypto.randomUUID()) })}
        >
          重发没有送出的 {messages.failed} 条
        </Button>
      )}
      {sending.data && <Notice kind="done">{sending.data.count} 条已重新排队。</Notice>}
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
    </section>
  )
}

function Program({ data }: { data: Overview }) {
  const { database, migrations } = data
  return (
    <section>
      <h2>程序和数据库</h2>
      <dl className="facts">
        <dt>程序版本</dt>
        <dd>
          {data.version}（Node {data.node}）
        </dd>
        <dt>启动时间</dt>
        <dd>{moment(data.startedAt)}</dd>
        <dt>迁移</dt>
        <dd>
          {migrations.count} 个，最近一次 {moment(migrations.lastAt)}
          <small> {migrations.last}</small>
        </dd>
        <dt>数据库大小</dt>
        <dd>{sizeText(database.bytes)}</dd>
      </dl>
      <Table
        rows={database.largest}
        keyOf={(t) => t.name}
        columns={[
          { head: '最大的表', cell: (t) => t.name },
          { head: '行数（约）', num: true, cell: (t) => t.rows?.toLocaleString('en-US') ?? '未统计' },
          { head: '大小', num: true, cell: (t) => sizeText(t.bytes) },
        ]}
      />
    </section>
  )
}
