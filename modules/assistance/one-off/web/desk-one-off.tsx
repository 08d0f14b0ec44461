import { Button } from 'antd'
import { Link, useParams } from 'wouter'
import type { z } from 'zod'
import { chineseDay } from '#kernel/day.ts'
import { plainYuan, yuan } from '#kernel/money.ts'
import { linkTo } from '#web/call.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { Facts } from '#web/kit/section.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { approveOneOff, exportOneOff, getOneOff, rejectOneOff } from '../contract.ts'

type View = z.output<(typeof getOneOff)['reply']>

const columns: Column<View['items'][number]>[] = [
  { head: '领款人', cell: (i) => (i.rootId ? <Link href={`/households/${i.rootId}`}>{i.name}</Link> : i.name) },
  { head: '村社', cell: (i) => i.placeName },
  { head: '人数', num: true, cell: (i) => i.persons },
  { head: '金额（元）', num: true, cell: (i) => plainYuan(i.fen) },
  { head: '账号', nowrap: true, cell: (i) => `尾号 ${i.tail}` },
]

/** One frozen list: on what it stands, whom it pays, and its decision. */
export default function OneOffPage() {
  const { batchId = '' } = useParams()
  useTitle('一次性发放')
  const trail = useTrail()
  const asked = useCall(getOneOff, { batchId, ...(trail.after ? { after: trail.after } : {}) })
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <p className="crumb">
            <Link href="/one-offs">一次性发放</Link>
          </p>
          <h1>
            {data.batch.title} <small>{data.batch.stateLabel}</small>
          </h1>
          <Facts
            items={[
              { label: '合计', value: <b>{yuan(data.batch.fen)}</b> },
              { label: '笔数', value: `${data.batch.payments} 笔，${data.batch.persons} 人` },
              { label: '依据', value: data.batch.basis },
              ...(data.batch.dueOn ? [{ label: '应发放到', value: chineseDay(data.batch.dueOn) }] : []),
              { label: '编制', value: data.batch.preparedBy },
            ]}
          />
          <p className="hash">名单校验 {data.listHash.slice(0, 32)}</p>
          <Decide data={data} />
          <h2>按镇街</h2>
          <div style={{ maxWidth: 520 }}>
            <Table
              rows={data.towns}
              keyOf={(t) => t.place}
              columns={[
                { head: '镇街', cell: (t) => t.name },
                { head: '笔数', num: true, cell: (t) => t.payments },
                { head: '金额（元）', num: true, cell: (t) => plainYuan(t.fen) },
              ]}
            />
          </div>
          <h2>名单</h2>
          <p>
            <a href={linkTo(exportOneOff, { batchId })}>导出名单（Excel）</a>
          </p>
          <Table rows={data.items} keyOf={(i) => i.holderId} columns={columns} />
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}

function Decide({ data }: { data: View }) {
  const approving = useSend(approveOneOff)
  const rejecting = useSend(rejectOneOff)
  const failure = approving.error ?? rejecting.error
  const ask = () => ({ batchId: data.batch.batchId, requestId: crypto.randomUUID() })
  if (data.batch.state === 'approved') return <Notice title="已批准">财务在“资金发放”里选这个项目和月份，建立批次后发放。</Notice>
  if (data.batch.state !== 'prepared') return null
  return (
    <div className="form-box">
      {data.mayDecide ? (
        <p className="buttons">
          <Button type="primary" loading={approving.isPending} onClick={() => approving.mutate(ask())}>
            批准，发放 {yuan(data.batch.fen)}
          </Button>
          <Button loading={rejecting.isPending} onClick={() => rejecting.mutate(ask())}>
            退回
          </Button>
        </p>
      ) : (
        <p>{data.whyNot}。</p>
      )}
      {failure && (
        <Notice kind="bad" title="没有办成">
          {messageOf(failure)}
        </Notice>
      )}
    </div>
  )
}
