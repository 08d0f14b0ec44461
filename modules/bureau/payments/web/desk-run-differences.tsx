import { Link } from 'wouter'
import type { z } from 'zod'
import { plainYuan, yuan } from '#kernel/money.ts'
import { useCall } from '#web/client/query.ts'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState, ErrorState, Loading, Notice } from '#web/kit/states.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { getChecks, getDifferences } from '../contract.ts'

type Difference = z.output<(typeof getDifferences)['reply']>['items'][number]

const signed = (fen: number) => (fen === 0 ? '' : `${fen > 0 ? '+' : '−'}${plainYuan(Math.abs(fen))}`)

const columns: Column<Difference>[] = [
  { head: '户名', cell: (d) => <Link href={`/households/${d.groupId}`}>{d.payee}</Link> },
  { head: '村社', cell: (d) => d.placeName },
  { head: '人数', num: true, cell: (d) => d.persons },
  { head: '上月（元）', num: true, cell: (d) => plainYuan(d.beforeFen) },
  { head: '本月（元）', num: true, cell: (d) => plainYuan(d.nowFen) },
  { head: '增减', num: true, cell: (d) => signed(d.nowFen - d.beforeFen) },
  { head: '补发、抵扣', num: true, cell: (d) => signed(d.otherFen) },
  { head: '原因', cell: (d) => d.cause },
]

/** Every household whose money is not last month's, once, with the cause. */
export function Differences({ runId }: { runId: string }) {
  const trail = useTrail()
  const { data, error, refetch } = useCall(getDifferences, { runId, ...(trail.after ? { after: trail.after } : {}) })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const { beforeFen, nowFen, otherFen } = data.summary
  return (
    <>
      <p>
        上月 {yuan(beforeFen)}，本月 {yuan(nowFen)}，{nowFen >= beforeFen ? '增加' : '减少'} {yuan(Math.abs(nowFen - beforeFen))}
        {otherFen === 0 ? '' : `；另有补发、重发、抵扣合计 ${signed(otherFen)} 元`}。
      </p>
      {data.items.length === 0 ? (
        <EmptyState title="和上月完全一样">没有一户的金额有变动。</EmptyState>
      ) : (
        <Table rows={data.items} keyOf={(d) => d.groupId} columns={columns} />
      )}
      <Pager trail={trail} next={data.next} />
    </>
  )
}

/** What to look at before approving; what blocks is told first. */
export function Checks({ runId }: { runId: string }) {
  const { data, error } = useCall(getChecks, { runId })
  if (error || !data) return null
  return (
    <>
      {data.blocking && (
        <Notice kind="bad" title="还不能审批">
          {data.blocking}。
        </Notice>
      )}
      {data.findings.length > 0 && (
        <details open={data.findings.length <= 8}>
          <summary>审批前请核对 {data.findings.length} 处</summary>
          <ul>
            {data.findings.map((f) => (
              <li key={f.groupId + f.text}>
                <Link href={`/households/${f.groupId}`}>{f.payee}</Link>：{f.text}
              </li>
            ))}
          </ul>
        </details>
      )}
      {!data.blocking && data.findings.length === 0 && <p className="quiet">自动核查没有发现去世仍发、变动过大、账号重复或错误的情况。</p>}
    </>
  )
}
