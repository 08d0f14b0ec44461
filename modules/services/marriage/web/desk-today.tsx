import { Link } from 'wouter'
import { getInbox, type InboxItem } from '#kernel/api/cases.ts'
import { shortDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { LineNotice } from './line-notice.tsx'

/** The desk's own page: begin with a couple, go on with those who are here. */
export default function TodayPage() {
  useTitle('婚姻登记')
  const { session } = useSession()
  const asked = useCall(getInbox, { turn: 'all', ended: 'no', limit: 100 })
  const registers = ['registrar', 'registry_head'].includes(session?.actor?.role ?? '')
  return (
    <Page asked={asked} width={960}>
      {(inbox) => {
        const here = inbox.items.filter((i) => !waits.has(i.step) && !last.has(i.step))
        const after = inbox.items.filter((i) => last.has(i.step))
        const waiting = inbox.items.filter((i) => waits.has(i.step))
        return (
          <>
            <h1>婚姻登记</h1>
            {registers && (
              <p className="buttons">
                <Link className="btn main" href="/marriage/new">
                  结婚登记签到
                </Link>
                <Link className="btn" href="/marriage/divorce/new">
                  离婚登记签到
                </Link>
                <Link className="btn low" href="/marriage/printer/MARRIAGE">
                  校准打印
                </Link>
              </p>
            )}
            <LineNotice />
            <h2>正在办理</h2>
            {here.length === 0 ? (
              <EmptyState title="现在没有正在办理的">两人到场后点“结婚登记签到”或“离婚登记签到”。</EmptyState>
            ) : (
              <Cases rows={here} />
            )}
            {after.length > 0 && (
              <>
                <h2>待颁证、待归档</h2>
                <Cases rows={after} />
              </>
            )}
            {waiting.length > 0 && (
              <>
                <h2>离婚申请：冷静期和发证期</h2>
                <Cases rows={waiting} />
              </>
            )}
          </>
        )
      }}
    </Page>
  )
}

const waits = new Set(['cooling', 'issue_window'])
const last = new Set(['registered', 'handed_over'])

const Cases = ({ rows }: { rows: InboxItem[] }) => (
  <Table
    rows={rows}
    keyOf={(r) => r.caseId}
    columns={[
      { head: '当事人', cell: (r) => <Link href={`/cases/${r.caseId}`}>{r.title}</Link>, nowrap: true },
      { head: '事项', cell: (r) => r.serviceTitle, nowrap: true },
      { head: '进度', cell: (r) => r.stepLabel, nowrap: true },
      { head: '下一步', cell: (r) => r.next },
      { head: '签到', cell: (r) => shortDay(r.receivedOn), nowrap: true },
    ]}
  />
)
