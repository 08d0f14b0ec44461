import { Button, DatePicker, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import type { z } from 'zod'
import { chineseDay, chineseMonth } from '#kernel/day.ts'
import { plainYuan } from '#kernel/money.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { EmptyState, ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { explainStatementLine, getReconciliation, importStatement } from '../contract.ts'
import { TextFile } from './desk-run-steps.tsx'

type Reconciliation = z.output<(typeof getReconciliation)['reply']>

/** 与银行对账: our files of a month beside the bank's statement. */
export default function ReconciliationPage() {
  useTitle('与银行对账')
  const [month, setMonth] = useState<Dayjs>(dayjs())
  const key = month.format('YYYY-MM')
  const { session } = useSession()
  const finance = session?.actor?.role === 'finance'
  const { data, error, refetch } = useCall(getReconciliation, { month: key })
  const sending = useSend(importStatement)
  return (
    <div className="page">
      <h1>与银行对账</h1>
      <p className="buttons">
        <DatePicker
          aria-label="月份"
          picker="month"
          format="YYYY年M月"
          allowClear={false}
          value={month}
          onChange={(m) => m && setMonth(m)}
        />
        {data && <Status kind={data.agrees ? 'done' : 'warn'}>{data.agrees ? '相符' : '还有没说明的差异'}</Status>}
      </p>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : (
        <>
          <Batches data={data} month={key} />
          {!data.statementId && finance && (
            <>
              <h2>导入对账单</h2>
              <TextFile
                label="对账单"
                head="日期,付出,收入,批次号"
                sending={sending.isPending}
                error={sending.error}
                send={(text) => sending.mutate({ requestId: crypto.randomUUID(), month: key, text })}
              />
            </>
          )}
          {data.loose.length > 0 && <Loose data={data} finance={finance} />}
        </>
      )}
    </div>
  )
}

const Batches = ({ data, month }: { data: Reconciliation; month: string }) =>
  data.batches.length === 0 ? (
    <EmptyState title={`${chineseMonth(month)}没有银行文件`}>批次审批并生成银行文件后，在这里和银行的对账单逐笔核对。</EmptyState>
  ) : (
    <Table
      rows={data.batches}
      keyOf={(b) => b.batchId}
      columns={[
        {
          head: '批次',
          nowrap: true,
          cell: (b) => `${chineseMonth(b.runMonth)} ${b.programmeLabel}${b.sequence ? `重发 ${b.sequence}` : ''}`,
        },
        { head: '送银行（元）', num: true, cell: (b) => plainYuan(b.fen) },
        { head: '银行付出', num: true, cell: (b) => plainYuan(b.outFen) },
        { head: '退回', num: true, cell: (b) => plainYuan(b.returnedFen) },
        { head: '银行收入', num: true, cell: (b) => plainYuan(b.inFen) },
        { head: '结果', cell: (b) => <Status kind={b.agrees ? 'done' : 'warn'}>{b.agrees ? '相符' : '不符'}</Status> },
      ]}
    />
  )

function Loose({ data, finance }: { data: Reconciliation; finance: boolean }) {
  const explaining = useSend(explainStatementLine)
  return (
    <>
      <h2>不属于任何批次的流水</h2>
      <Table
        rows={data.loose}
        keyOf={(l) => l.line}
        columns={[
          { head: '日期', nowrap: true, cell: (l) => chineseDay(l.bookedOn) },
          { head: '方向', cell: (l) => (l.direction === 'out' ? '付出' : '收入') },
          { head: '金额（元）', num: true, cell: (l) => plainYuan(l.fen) },
          {
            head: '说明',
            cell: (l) =>
              l.reason ??
              (finance && data.statementId ? (
                <Explain
                  busy={explaining.isPending}
                  send={(reason) =>
                    explaining.mutate({ statementId: data.statementId ?? '', requestId: crypto.randomUUID(), line: l.line, reason })
                  }
                />
              ) : (
                '还没有说明'
              )),
          },
        ]}
      />
      {explaining.error && (
        <Notice kind="bad" title="没有保存">
          {messageOf(explaining.error)}
        </Notice>
      )}
    </>
  )
}

function Explain({ busy, send }: { busy: boolean; send: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  return (
    <span className="buttons">
      <Input
        aria-label="这笔是什么"
        placeholder="利息、手续费……"
        value={reason}
        onChange={(e) => setReason(e.target.value)}
        style={{ width: 180 }}
      />
      <Button size="small" loading={busy} disabled={reason.trim().length < 2} onClick={() => send(reason)}>
        保存
      </Button>
    </span>
  )
}
