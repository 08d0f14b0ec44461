import { Link } from 'wouter'
import { listNotices } from '#kernel/api/open.ts'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Rows, Section } from '#web/kit/section.tsx'
import { EmptyState, ErrorState, Loading } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { openDoors } from './pages.ts'

/** What is up on the boards today; gone when its period ends. */
export function NoticeList() {
  useTitle('阳光公示')
  const { data, error, refetch } = useCall(listNotices, {})
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  return (
    <Section>
      <h1>正在公示</h1>
      <p className="quiet">公示期内，对内容有不同意见的，可以向乡镇或市民政局提出。期满自动撤下。</p>
      {!data ? (
        <Loading />
      ) : data.items.length === 0 ? (
        <EmptyState title="现在没有正在公示的内容">新的公示张贴后会显示在这里。</EmptyState>
      ) : null}
      <ul className="rows">
        {data?.items.map((n) => (
          <li key={n.noticeId}>
            <Link className="row" href={`/notices/${n.noticeId}`}>
              <b>{n.title}</b>
              <small>
                {n.placeName}，{chineseDay(n.endsOn)}止，还有 {n.daysLeft} 天{n.state === 'disputed' ? '，有异议，正在核实' : ''}
              </small>
            </Link>
          </li>
        ))}
      </ul>
      {openDoors.length > 0 && (
        <>
          <h2>其他公开</h2>
          <Rows items={openDoors.map((d) => ({ href: d.href, title: d.label, note: d.note }))} />
        </>
      )}
    </Section>
  )
}
