import { Link } from 'wouter'
import { chineseDay, dayInShanghai } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Facts } from '#web/kit/section.tsx'
import { ErrorState, Loading, Notice } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { getAnomaly } from '../contract.ts'

/** An anomaly: what the household told beside what the register says, and how it was closed. */
export default function AnomalyCase({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useCall(getAnomaly, { caseId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <div className="scroll">
      <Notice kind={data.severity === 'BLOCK' ? 'bad' : 'info'} title={`${data.ruleLabel}（${data.severityLabel}）`}>
        {data.held
          ? '这一户已暂缓发放，不影响别的户。'
          : data.severity === 'BLOCK'
            ? '办结以前，有这一户的批次不能审批；一时查不清的，可以先暂缓这一户。'
            : '核查清楚后按结论办结。'}
      </Notice>
      <Facts
        items={[
          { label: '谁', value: data.name },
          { label: '来源', value: data.sourceName },
          { label: '家里说的', value: data.told },
          { label: '查到的', value: <b>{data.found}</b> },
          ...(data.owner ? [{ label: '核查人', value: data.owner }] : []),
        ]}
      />
      {data.closings.length > 0 && (
        <>
          <h3>核查结论</h3>
          <Table
            rows={data.closings}
            keyOf={(c) => c.at}
            columns={[
              { head: '日期', nowrap: true, cell: (c) => chineseDay(dayInShanghai(new Date(c.at))) },
              { head: '结论', nowrap: true, cell: (c) => c.label },
              { head: '核查情况和证据', cell: (c) => c.checked },
              { head: '谁', nowrap: true, cell: (c) => c.by },
            ]}
          />
        </>
      )}
      <p>
        <Link href={`/households/${data.rootId}`}>打开这一户</Link>，<Link href={`/households/${data.rootId}/change`}>登记变化</Link>
      </p>
    </div>
  )
}
