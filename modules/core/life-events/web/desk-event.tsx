import { Link, useParams } from 'wouter'
import { chineseDay, dayInShanghai, timeInShanghai } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { Facts } from '#web/kit/section.tsx'
import { Notice } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { type EventView, getEvent } from '../contract.ts'
import { EventStatus } from './desk-events.tsx'
import { JudgeDate, Withdrawal } from './desk-event-forms.tsx'
import { EventLines } from './desk-event-lines.tsx'

const timeOf = (at: string) => `${chineseDay(dayInShanghai(new Date(at)))} ${timeInShanghai(new Date(at))}`

/** One event with everything that follows from it: done, or whose turn it is and until when. */
export default function EventPage() {
  const { eventId = '' } = useParams()
  const asked = useCall(getEvent, { eventId })
  useTitle(asked.data ? `${asked.data.name}${asked.data.kindLabel}` : '生命事件')
  return (
    <Page asked={asked} lines={10}>
      {(e) => (
        <>
          <p className="crumb">
            <Link href="/life-events">生命事件</Link>
          </p>
          <h1>
            {e.name}
            {e.other ? `和${e.other.name}` : ''}
            {e.kindLabel} <small>{e.placeName}</small>
          </h1>
          <Facts
            items={[
              { label: '状态', value: <EventStatus e={e} /> },
              { label: e.dayLabel, value: <b>{chineseDay(e.happenedOn)}</b> },
              { label: '记入日期', value: `${chineseDay(e.recordedOn)}${e.lateDays > 0 ? `，过了 ${e.lateDays} 天` : '，当天'}` },
              { label: '证件', value: e.idMask },
              ...(e.other ? [{ label: `${e.other.name}的证件`, value: e.other.idMask }] : []),
            ]}
          />
          <Standing e={e} />
          {e.mayJudge && <JudgeDate e={e} />}
          {e.lines.length > 0 && (
            <>
              <h2>各项事务</h2>
              <EventLines e={e} />
            </>
          )}
          <h2>来源</h2>
          <ul className="event-lines">
            {e.reports.map((r) => (
              <li key={`${r.at} ${r.proof}`}>
                <b>{r.sourceLabel}</b>
                <div>
                  {chineseDay(r.happenedOn)}
                  {e.kindLabel}
                  <small>{r.proof}</small>
                </div>
                <div>
                  {r.by}，{r.placeName}
                  <small>{timeOf(r.at)}</small>
                </div>
              </li>
            ))}
          </ul>
          {(e.mayAsk || e.mayDecide) && <Withdrawal e={e} />}
        </>
      )}
    </Page>
  )
}

function Standing({ e }: { e: EventView }) {
  if (e.state === 'withdrawn')
    return (
      <Notice kind="warn" title="这个登记有误，已经撤销">
        {e.ended ? `${e.ended.by} ${timeOf(e.ended.at)}决定。` : ''}
        {e.asked ? `${e.asked.by}提出：${e.asked.reason}` : ''}
      </Notice>
    )
  if (e.state === 'withdrawing')
    return (
      <Notice kind="warn" title="有人申请撤销，等另一位工作人员决定">
        {e.asked ? `${e.asked.by} ${timeOf(e.asked.at)}提出：${e.asked.reason}` : ''}
      </Notice>
    )
  return null
}
