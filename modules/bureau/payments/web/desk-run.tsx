import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { chineseMonth } from '#kernel/day.ts'
import { plainYuan, yuan } from '#kernel/money.ts'
import { linkTo } from '#web/call.ts'
import { useCall } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { Status } from '#web/kit/status.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { exportRoll, getRun } from '../contract.ts'
import { Checks, Differences } from './desk-run-differences.tsx'
import { Steps } from './desk-run-steps.tsx'
import type { Run } from './run.ts'

type Line = Run['lines'][number]

const views = [
  { key: 'differences', label: '与上月的变动' },
  { key: 'lines', label: '名册明细' },
  { key: 'towns', label: '按镇街' },
] as const
type View = (typeof views)[number]['key']

/** One run: what to look at, approval by a second person, bank files, the bank's reply, and what is behind it. */
export default function RunPage() {
  const { runId = '' } = useParams()
  const trail = useTrail()
  const [view, setView] = useState<View>('differences')
  const asked = useCall(getRun, { runId, ...(trail.after ? { after: trail.after } : {}) })
  useTitle('发放批次')
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <Head data={data} />
          {data.run.state === 'open' && <Checks runId={runId} />}
          <Steps data={data} />
          <div className="filters" role="tablist">
            {views.map((v) => (
              <button
                key={v.key}
                type="button"
                role="tab"
                aria-selected={view === v.key}
                className={view === v.key ? 'chip on' : 'chip'}
                onClick={() => setView(v.key)}
              >
                {v.label}
              </button>
            ))}
          </div>
          {view === 'differences' && <Differences runId={runId} />}
          {view === 'towns' && <Towns data={data} />}
          {view === 'lines' && (
            <>
              <Table rows={data.lines} keyOf={(l) => l.lineId} columns={lineColumns} />
              <Pager trail={trail} next={data.next} />
            </>
          )}
        </>
      )}
    </Page>
  )
}

const Head = ({ data: { run } }: { data: Run }) => (
  <>
    <p className="crumb">
      <Link href="/payments">资金发放</Link>
    </p>
    <h1>
      {chineseMonth(run.month)}
      {run.programmeLabel}
      {run.sequence > 0 ? `第 ${run.sequence} 次补发` : ''} <small>{run.stateLabel}</small>
    </h1>
    <dl className="strip">
      <div>
        <dt>合计</dt>
        <dd>{yuan(run.fen)}</dd>
      </div>
      <div>
        <dt>笔数</dt>
        <dd>{run.lines}</dd>
      </div>
      <div>
        <dt>已发 / 退回</dt>
        <dd>
          {run.paid} / {run.returned}
        </dd>
      </div>
      <div>
        <dt>建立与审批</dt>
        <dd>
          {run.openedBy}建立{run.approvedBy ? `，${run.approvedBy}审批` : ''}
        </dd>
      </div>
    </dl>
    <p>
      <a href={linkTo(exportRoll, { runId: run.runId })}>{run.state === 'open' && run.lines > 50 ? '导出前 50 笔' : '导出名册'}</a>
    </p>
    {run.rollHash && (
      <p className="hash">
        名册校验 {run.rollHash.slice(0, 32)}，事实校验 {run.factsHash?.slice(0, 32)}
      </p>
    )}
  </>
)

const Towns = ({ data }: { data: Run }) => (
  <div style={{ maxWidth: 520 }}>
    <Table
      rows={data.towns}
      keyOf={(t) => t.place}
      columns={[
        { head: '镇街', cell: (t) => t.name },
        { head: '笔数', num: true, cell: (t) => t.lines },
        { head: '金额（元）', num: true, cell: (t) => plainYuan(t.fen) },
      ]}
    />
  </div>
)

const lineColumns: Column<Line>[] = [
  { head: '村社', cell: (l) => l.placeName },
  { head: '户名', cell: (l) => l.payee },
  { head: '账号', nowrap: true, cell: (l) => l.accountMask },
  { head: '月份', nowrap: true, cell: (l) => chineseMonth(l.coveredMonth) },
  { head: '种类', cell: (l) => l.kindLabel },
  { head: '金额（元）', num: true, cell: (l) => plainYuan(l.fen) },
  {
    head: '银行',
    cell: (l) => (
      <Status kind={l.result === 'paid' ? 'done' : l.result === 'returned' ? 'warn' : 'wait'}>
        {l.resultLabel}
        {l.reason ? `：${l.reason}` : ''}
      </Status>
    ),
  },
]
