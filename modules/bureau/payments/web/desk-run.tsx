import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import type { z } from 'zod'
import { chineseMonth } from '#kernel/day.ts'
import { plainYuan, yuan } from '#kernel/money.ts'
import { linkTo } from '#web/call.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { approveRun, downloadBankFile, getRun, importReply, makeBankFile } from '../contract.ts'

type Run = z.output<(typeof getRun)['reply']>

/** One run: totals by town, approval by a second person, bank file, the bank's reply, lines. */
export default function RunPage() {
  const { runId = '' } = useParams()
  const [after, setAfter] = useState<string>()
  const { data, error, refetch } = useCall(getRun, { runId, ...(after ? { after } : {}) })
  useTitle('发放批次')
  if (error)
    return (
      <div className="page">
        <ErrorState error={error} retry={() => void refetch()} />
      </div>
    )
  if (!data)
    return (
      <div className="page">
        <Loading lines={8} />
      </div>
    )
  const { run } = data
  return (
    <div className="page">
      <p className="crumb">
        <Link href="/payments">资金发放</Link>
      </p>
      <h1>
        {chineseMonth(run.month)}
        {run.programmeLabel} <small>{run.stateLabel}</small>
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
          <dt>建立与审批</dt>
          <dd>
            {run.openedBy}建立{run.approvedBy ? `，${run.approvedBy}审批` : ''}
          </dd>
        </div>
      </dl>
      {run.rollHash && <p className="hash">名册校验 {run.rollHash}</p>}
      <Steps data={data} />
      <h2 style={{ margin: '24px 0 8px' }}>按镇街</h2>
      <table className="plain" style={{ maxWidth: 520 }}>
        <thead>
          <tr>
            <th>镇街</th>
            <th className="num">笔数</th>
            <th className="num">金额（元）</th>
          </tr>
        </thead>
        <tbody>
          {data.towns.map((t) => (
            <tr key={t.place}>
              <td>{t.name}</td>
              <td className="num">{t.lines}</td>
              <td className="num">{plainYuan(t.fen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 style={{ margin: '24px 0 8px' }}>明细</h2>
      <div className="scroll-x">
        <table className="plain">
          <thead>
            <tr>
              <th>村社</th>
              <th>户名</th>
              <th>账号</th>
              <th>月份</th>
              <th>种类</th>
              <th className="num">金额（元）</th>
              <th>银行</th>
            </tr>
          </thead>
          <tbody>
            {data.lines.map((l) => (
              <tr key={l.lineId}>
                <td>{l.placeName}</td>
                <td>{l.payee}</td>
                <td>{l.accountMask}</td>
                <td>{chineseMonth(l.coveredMonth)}</td>
                <td>{l.kindLabel}</td>
                <td className="num">{plainYuan(l.fen)}</td>
                <td>
                  <Status kind={l.result === 'paid' ? 'done' : l.result === 'returned' ? 'warn' : 'wait'}>
                    {l.resultLabel}
                    {l.reason ? `：${l.reason}` : ''}
                  </Status>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.next && (
        <p className="more">
          <button type="button" className="btn low" onClick={() => setAfter(data.next ?? undefined)}>
            下一页
          </button>
        </p>
      )}
    </div>
  )
}

function Steps({ data }: { data: Run }) {
  const { run } = data
  const { session } = useSession()
  const approving = useSend(approveRun)
  const making = useSend(makeBankFile)
  const [batch] = data.batches
  const failure = approving.error ?? making.error
  if (session?.actor?.role !== 'finance') return null
  return (
    <div className="form-box">
      {run.state === 'open' &&
        (data.mayApprove ? (
          <Button
            type="primary"
            loading={approving.isPending}
            onClick={() => approving.mutate({ runId: run.runId, requestId: crypto.randomUUID() })}
          >
            审批，准予发放 {yuan(run.fen)}
          </Button>
        ) : (
          <p>{data.whyNot}。</p>
        ))}
      {run.state === 'approved' && (
        <Button
          type="primary"
          loading={making.isPending}
          onClick={() => making.mutate({ runId: run.runId, requestId: crypto.randomUUID(), template: 'rural-bank' })}
        >
          生成银行文件
        </Button>
      )}
      {batch && (
        <p>
          银行文件：{batch.lines} 笔，{yuan(batch.fen)} <a href={linkTo(downloadBankFile, { batchId: batch.batchId })}>下载</a>{' '}
          <span className="hash">{batch.sha256.slice(0, 16)}</span>
        </p>
      )}
      {batch && !batch.replied && <Reply batchId={batch.batchId} />}
      {batch?.replied && <Status kind="done">银行已回盘</Status>}
      {failure && (
        <Notice kind="bad" title="没有办成">
          {messageOf(failure)}
        </Notice>
      )}
    </div>
  )
}

function Reply({ batchId }: { batchId: string }) {
  const [text, setText] = useState('')
  const sending = useSend(importReply)
  return (
    <div style={{ marginTop: 12 }}>
      <label className="linklike">
        选择回盘文件
        <input
          className="unseen"
          type="file"
          accept=".csv,text/csv"
          onChange={async (e) => setText((await e.target.files?.[0]?.text()) ?? '')}
        />
      </label>
      <Input.TextArea
        aria-label="银行回盘内容"
        rows={4}
        value={text}
        onChange={(e) => setText(e.target.value)}
        placeholder="批次号,序号,账号尾号,金额,结果,原因"
      />
      <p style={{ marginTop: 8 }}>
        <Button
          type="primary"
          disabled={text.trim() === ''}
          loading={sending.isPending}
          onClick={() => sending.mutate({ batchId, requestId: crypto.randomUUID(), text })}
        >
          导入回盘
        </Button>
      </p>
      {sending.error && (
        <Notice kind="bad" title="没有导入">
          {messageOf(sending.error)}
        </Notice>
      )}
    </div>
  )
}
