import { Link } from 'wouter'
import { chineseMonth } from '#kernel/day.ts'
import { plainYuan, yuan } from '#kernel/money.ts'
import { useCall } from '#web/client/query.ts'
import { Facts } from '#web/kit/section.tsx'
import { ErrorState, Loading, Notice } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { getReview } from '../review/contract.ts'

/** A re-check: why, what the sources and the visit said, and what it comes to by everything known now. */
export default function ReviewCase({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useCall(getReview, { caseId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  const { result } = data
  return (
    <div className="scroll">
      <Facts items={data.lines} />
      {result && (
        <>
          <Notice
            kind={result.differs ? 'warn' : 'done'}
            title={result.differs ? '推算结果和现在不同' : `推算结果不变，每月 ${yuan(result.afterFen)}`}
          >
            {result.differs
              ? `下个月起：${result.beforeLabel} ${yuan(result.beforeFen)} 变为 ${result.afterLabel} ${yuan(result.afterFen)}。`
              : result.afterLabel}
          </Notice>
          {result.differs && (
            <Table
              rows={result.stretches}
              keyOf={(s) => s.from}
              columns={[
                { head: '月份', nowrap: true, cell: (s) => `${chineseMonth(s.from)}${s.until ? ` 到 ${chineseMonth(s.until)}前` : '起'}` },
                { head: '类别', cell: (s) => s.categoryLabel },
                { head: '现在每月（元）', num: true, cell: (s) => (s.beforeFen === null ? '' : plainYuan(s.beforeFen)) },
                { head: '复核后每月', num: true, cell: (s) => <b>{plainYuan(s.fen)}</b> },
              ]}
            />
          )}
        </>
      )}
      <p>
        <Link href={`/households/${data.rootId}`}>打开这一户</Link>
        {data.changeCase && (
          <>
            ，<Link href={`/cases/${data.changeCase}`}>由此立的变更</Link>
          </>
        )}
      </p>
    </div>
  )
}
