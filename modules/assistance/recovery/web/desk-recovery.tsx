import { Link } from 'wouter'
import type { z } from 'zod'
import { chineseDay, chineseMonth } from '#kernel/day.ts'
import { plainYuan, yuan } from '#kernel/money.ts'
import { useCall } from '#web/client/query.ts'
import { Facts } from '#web/kit/section.tsx'
import { ErrorState, Loading, Notice } from '#web/kit/states.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { getRecovery } from '../contract.ts'

type Recovery = z.output<(typeof getRecovery)['reply']>

const months: Column<Recovery['months'][number]>[] = [
  { head: '月份', nowrap: true, cell: (m) => chineseMonth(m.month) },
  { head: '已发（元）', num: true, cell: (m) => plainYuan(m.paid) },
  { head: '应发', num: true, cell: (m) => plainYuan(m.due) },
  { head: '已退回', num: true, cell: (m) => plainYuan(m.back) },
  { head: '免予追缴', num: true, cell: (m) => plainYuan(m.waived) },
  { head: '还差', num: true, cell: (m) => <b>{plainYuan(m.left)}</b> },
]

/** A recovery: which months, how it comes back, what came. The figures are the books'; nothing of them is typed. */
export default function RecoveryCase({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useCall(getRecovery, { caseId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <div className="scroll">
      <RecoveryBody data={data} />
      <p>
        <Link href={`/households/${data.rootId}`}>打开这一户</Link>
        {data.causeCase && (
          <>
            ，<Link href={`/cases/${data.causeCase}`}>查出多发的变更</Link>
          </>
        )}
      </p>
    </div>
  )
}

export function RecoveryBody({ data }: { data: Recovery }) {
  return (
    <>
      <Notice
        kind={data.leftFen > 0 ? 'bad' : 'done'}
        title={data.leftFen > 0 ? `还要追回 ${yuan(data.leftFen)}` : '已经全部追回或免予追缴'}
      >
        各月应发数按当月标准和以后知道的情况逐月重算；情况再有变化，这里会跟着变。
      </Notice>
      {data.plan && (
        <Facts
          items={[
            { label: '原因', value: data.plan.causeLabel },
            { label: '办法', value: wayWords(data.plan) },
            { label: '商量情况', value: data.plan.note },
          ]}
        />
      )}
      <h3>逐月明细</h3>
      {data.months.length === 0 ? (
        <p className="quiet">现在没有多发的月份。</p>
      ) : (
        <Table rows={data.months} keyOf={(m) => m.month} columns={months} />
      )}
      {data.receipts.length > 0 && (
        <>
          <h3>收款和免除</h3>
          <Table
            rows={data.receipts}
            keyOf={(r, i) => `${r.voucher}${i}`}
            columns={[
              { head: '日期', nowrap: true, cell: (r) => chineseDay(r.on) },
              { head: '性质', cell: (r) => r.kindLabel },
              { head: '凭证号', cell: (r) => r.voucher },
              { head: '金额（元）', num: true, cell: (r) => plainYuan(r.fen) },
            ]}
          />
        </>
      )}
    </>
  )
}

function wayWords(plan: NonNullable<Recovery['plan']>): string {
  if (plan.way === 'DEDUCT') return `${plan.wayLabel}，每月不超过当月待遇的 ${plan.share}%`
  if (plan.way === 'INSTALMENT') return `${plan.wayLabel}，分 ${plan.instalments} 期，每期约 ${yuan(plan.instalmentFen ?? 0)}`
  return plan.wayLabel
}
