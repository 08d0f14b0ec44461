import { Button, DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { chineseDay, chineseMonth, dayInShanghai } from '#kernel/day.ts'
import { plainYuan } from '#kernel/money.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { EmptyState, ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { listRuns, openRun } from '../contract.ts'

/** The months' runs; a new one is opened here. */
export default function RunsPage() {
  useTitle('资金发放')
  const { session } = useSession()
  const { data, error, refetch } = useCall(listRuns, {})
  const [month, setMonth] = useState<Dayjs | null>(dayjs())
  const [, go] = useLocation()
  const opening = useSend(openRun)
  const finance = session?.actor?.role === 'finance'
  return (
    <div className="page">
      <h1>资金发放</h1>
      {finance && (
        <div className="form-box" style={{ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' }}>
          <span>低保</span>
          <DatePicker aria-label="月份" picker="month" format="YYYY年M月" value={month} onChange={setMonth} />
          <Button
            type="primary"
            disabled={!month}
            loading={opening.isPending}
            onClick={() =>
              month &&
              opening.mutate(
                { requestId: crypto.randomUUID(), programme: 'subsistence', month: month.format('YYYY-MM') },
                { onSuccess: (run) => go(`/payments/${run.runId}`) },
              )
            }
          >
            建立当月批次
          </Button>
          <span className="quiet">名册由当月有效的待遇生成；再次建立不会重复。</span>
        </div>
      )}
      {opening.error && (
        <Notice kind="bad" title="没有建立">
          {messageOf(opening.error)}
        </Notice>
      )}
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={6} />
      ) : data.items.length === 0 ? (
        <EmptyState title="还没有发放批次">每月建立一次，由另一位财务人员审批后生成银行文件。</EmptyState>
      ) : (
        <div className="scroll-x">
          <table className="plain">
            <thead>
              <tr>
                <th>月份</th>
                <th>项目</th>
                <th>状态</th>
                <th className="num">人户数</th>
                <th className="num">金额（元）</th>
                <th>建立</th>
                <th>审批</th>
                <th className="num">已发 / 退回</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((r) => (
                <tr key={r.runId}>
                  <td>
                    <Link href={`/payments/${r.runId}`}>
                      {chineseMonth(r.month)}
                      {r.sequence ? `(第 ${r.sequence} 次补发)` : ''}
                    </Link>
                  </td>
                  <td>{r.programmeLabel}</td>
                  <td>
                    <Status kind={r.state === 'closed' ? 'done' : r.state === 'open' ? 'you' : 'wait'}>{r.stateLabel}</Status>
                  </td>
                  <td className="num">{r.lines}</td>
                  <td className="num">{plainYuan(r.fen)}</td>
                  <td>
                    {r.openedBy} <small>{chineseDay(dayInShanghai(new Date(r.openedAt)))}</small>
                  </td>
                  <td>{r.approvedBy}</td>
                  <td className="num">
                    {r.paid} / {r.returned}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
