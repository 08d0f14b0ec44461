import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import type { z } from 'zod'
import { chineseMonth } from '#kernel/day.ts'
import { plainYuan, yuan } from '#kernel/money.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState, messageOf, Notice } from '#web/kit/states.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { approveRecompute, getRecompute } from '../recompute/contract.ts'

type Reply = z.output<(typeof getRecompute)['reply']>
type Item = Reply['items'][number]

const columns: Column<Item>[] = [
  { head: '户主', nowrap: true, cell: (i) => <Link href={`/households/${i.rootId}`}>{i.name}</Link> },
  { head: '村社', cell: (i) => i.placeName },
  { head: '变动前（元）', num: true, cell: (i) => plainYuan(i.beforeFen) },
  { head: '变动后（元）', num: true, cell: (i) => plainYuan(i.afterFen) },
  { head: '增减', num: true, cell: (i) => `${i.afterFen >= i.beforeFen ? '+' : '−'}${plainYuan(Math.abs(i.afterFen - i.beforeFen))}` },
  { head: '类别', cell: (i) => (i.beforeLabel === i.afterLabel ? i.beforeLabel : `${i.beforeLabel} → ${i.afterLabel}`) },
  { head: '办件', cell: (i) => i.caseId && <Link href={`/cases/${i.caseId}`}>打开</Link> },
]

/** One simulated month: who gains, who loses, who would drop out; and its approval. */
export default function RecomputePage() {
  const { batchId = '' } = useParams()
  useTitle('月度重算')
  const trail = useTrail()
  const [only, setOnly] = useState<'all' | 'class' | 'out'>('all')
  const asked = useCall(getRecompute, { batchId, only, ...(trail.after ? { after: trail.after } : {}) })
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <p className="crumb">
            <Link href="/recomputes">月度重算</Link>
          </p>
          <h1>
            {chineseMonth(data.batch.month)}重算 <small>{data.batch.stateLabel}</small>
          </h1>
          <Summary data={data} />
          <Approve data={data} />
          <div className="filters">
            {(
              [
                ['all', '全部变动'],
                ['class', '类别有变'],
                ['out', '要退出'],
              ] as const
            ).map(([key, label]) => (
              <button
                key={key}
                type="button"
                className={only === key ? 'chip on' : 'chip'}
                aria-pressed={only === key}
                onClick={() => {
                  setOnly(key)
                  trail.restart()
                }}
              >
                {label}
              </button>
            ))}
          </div>
          {data.items.length === 0 ? (
            <EmptyState title="没有这样的户" />
          ) : (
            <Table rows={data.items} keyOf={(i) => i.rootId} columns={columns} />
          )}
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}

const Summary = ({ data: { batch, counts } }: { data: Reply }) => (
  <dl className="strip">
    <div>
      <dt>每月资金</dt>
      <dd>
        {batch.afterFen >= batch.beforeFen ? '增加' : '减少'} {yuan(Math.abs(batch.afterFen - batch.beforeFen))}
      </dd>
    </div>
    <div>
      <dt>增加 / 减少</dt>
      <dd>
        {counts.more} 户 / {counts.less} 户
      </dd>
    </div>
    <div>
      <dt>类别有变</dt>
      <dd>{counts.otherClass} 户</dd>
    </div>
    <div>
      <dt>要退出</dt>
      <dd>{counts.out} 户</dd>
    </div>
    {counts.undecided > 0 && (
      <div>
        <dt>缺参数不能决定</dt>
        <dd>{counts.undecided} 户</dd>
      </div>
    )}
  </dl>
)

function Approve({ data }: { data: Reply }) {
  const sending = useSend(approveRecompute)
  const { batch } = data
  if (batch.state !== 'prepared') return sending.data ? <Done {...sending.data} /> : null
  return (
    <div className="form-box">
      <p>批准后，类别不变的户按新金额生效；类别有变或要退出的，每户生成一件变更，由镇里核实、市局决定，不会自动停发。</p>
      {data.mayApprove ? (
        <Button
          type="primary"
          loading={sending.isPending}
          onClick={() => sending.mutate({ batchId: batch.batchId, requestId: crypto.randomUUID() })}
        >
          批准，{batch.households} 户生效
        </Button>
      ) : (
        <p>{data.whyNot}。</p>
      )}
      {sending.error && (
        <Notice kind="bad" title="没有批准">
          {messageOf(sending.error)}
        </Notice>
      )}
    </div>
  )
}

const Done = ({ written, cases }: { written: number; cases: number }) => (
  <Notice kind="done" title="已批准">
    {written} 户的金额已更新，{cases} 户生成了变更办件。
  </Notice>
)
