import { Button, Input } from 'antd'
import { useState } from 'react'
import { yuan } from '#kernel/money.ts'
import { linkTo } from '#web/call.ts'
import { useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { approveRun, closeRun, downloadBankFile, importReply, makeBankFile, remakeRun, resendReturned } from '../contract.ts'
import type { Run } from './run.ts'

/** What finance does with a run, one step after the other. */
export function Steps({ data }: { data: Run }) {
  const { run } = data
  const { session } = useSession()
  const approving = useSend(approveRun)
  const remaking = useSend(remakeRun)
  const making = useSend(makeBankFile)
  const resending = useSend(resendReturned)
  const closing = useSend(closeRun)
  if (session?.actor?.role !== 'finance') return null
  const failure = [approving, remaking, making, resending, closing].find((s) => s.error)?.error
  const ask = () => ({ runId: run.runId, requestId: crypto.randomUUID() })
  return (
    <div className="form-box">
      {run.state === 'open' && (
        <p className="buttons">
          {data.mayApprove ? (
            <Button type="primary" loading={approving.isPending} onClick={() => approving.mutate(ask())}>
              审批，准予发放 {yuan(run.fen)}
            </Button>
          ) : (
            <span>{data.whyNot}。</span>
          )}
          <Button loading={remaking.isPending} onClick={() => remaking.mutate(ask())}>
            重新生成名册
          </Button>
        </p>
      )}
      {run.state === 'approved' && (
        <Button type="primary" loading={making.isPending} onClick={() => making.mutate({ ...ask(), template: 'rural-bank' })}>
          生成银行文件
        </Button>
      )}
      {data.batches.map((b, i) => (
        <div key={b.batchId}>
          <p>
            {i === 0 ? '银行文件' : `第 ${i} 次重发`}：{b.lines} 笔，{yuan(b.fen)}{' '}
            <a href={linkTo(downloadBankFile, { batchId: b.batchId })}>下载</a> <span className="hash">{b.sha256.slice(0, 16)}</span>{' '}
            {b.replied && <Status kind="done">银行已回盘</Status>}
          </p>
          {!b.replied && <Reply batchId={b.batchId} />}
        </div>
      ))}
      {run.state === 'replied' && (
        <>
          <p>有退回的款项。换了账号的可以现在重发；其余的办结后，等换了账号随以后的批次再发。</p>
          <p className="buttons">
            <Button type="primary" loading={resending.isPending} onClick={() => resending.mutate(ask())}>
              重发已换账号的
            </Button>
            <Button loading={closing.isPending} onClick={() => closing.mutate(ask())}>
              办结批次
            </Button>
          </p>
        </>
      )}
      {failure && (
        <Notice kind="bad" title="没有办成">
          {messageOf(failure)}
        </Notice>
      )}
    </div>
  )
}

function Reply({ batchId }: { batchId: string }) {
  const sending = useSend(importReply)
  return (
    <TextFile
      label="回盘"
      head="批次号,序号,账号尾号,金额,结果,原因"
      sending={sending.isPending}
      error={sending.error}
      send={(text) => sending.mutate({ batchId, requestId: crypto.randomUUID(), text })}
    />
  )
}

/** A file of the bank, chosen or pasted. */
export function TextFile({
  label,
  head,
  sending,
  error,
  send,
}: {
  label: string
  head: string
  sending: boolean
  error: unknown
  send: (text: string) => void
}) {
  const [text, setText] = useState('')
  return (
    <div style={{ marginTop: 12 }}>
      <label className="linklike">
        选择{label}文件
        <input
          className="unseen"
          type="file"
          accept=".csv,text/csv"
          onChange={async (e) => setText((await e.target.files?.[0]?.text()) ?? '')}
        />
      </label>
      <Input.TextArea aria-label={`银行${label}内容`} rows={4} value={text} onChange={(e) => setText(e.target.value)} placeholder={head} />
      <p style={{ marginTop: 8 }}>
        <Button type="primary" disabled={text.trim() === ''} loading={sending} onClick={() => send(text)}>
          导入{label}
        </Button>
      </p>
      {error ? (
        <Notice kind="bad" title="没有导入">
          {messageOf(error)}
        </Notice>
      ) : null}
    </div>
  )
}
