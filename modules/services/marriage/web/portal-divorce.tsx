import { useParams } from 'wouter'
import { myCase } from '#kernel/api/cases.ts'
import { chineseDay, chineseWeekday, daysBetween } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { NextStep } from '#web/kit/next-step.tsx'
import { Facts, Rows, Section } from '#web/kit/section.tsx'
import { ErrorState, Loading, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { Foot, Letters, Way } from '#web/portal/case-parts.tsx'
import { getMyDivorce } from '../contract.ts'

const date = (day: string) => `${chineseDay(day)} ${chineseWeekday(day)}`
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** A divorce as its two follow it: what may be done until when, without a word too many. */
export default function MyDivorcePage() {
  useTitle('离婚登记申请')
  const { caseId = '' } = useParams()
  const mine = useCall(myCase, { caseId })
  const dates = useCall(getMyDivorce, { caseId })
  const error = mine.error ?? dates.error
  if (error) return <ErrorState error={error} retry={() => void Promise.all([mine.refetch(), dates.refetch()])} />
  if (!mine.data || !dates.data)
    return (
      <Section className="one-column">
        <Loading />
      </Section>
    )
  const c = mine.data
  const t = dates.data.term
  return (
    <div className="one-column">
      <header className="step-head">
        <p className="back">
          <a href="/">返回</a>
          <span>{c.serviceTitle}</span>
        </p>
        <Status kind={c.ended ? 'done' : 'wait'}>{c.state}</Status>
        <h1>{c.ended ? c.state : '离婚登记申请'}</h1>
        {t && !c.ended && <Next t={t} />}
      </header>
      {t && !c.ended && (
        <Section title="日期">
          <Facts
            items={[
              { label: '受理编号', value: t.receiptNo },
              { label: '受理', value: `${date(t.receivedOn)}，当天不算` },
              { label: '可以撤回', value: `任何一方，到 ${date(t.coolingEnd)} ${dates.data.officeClose} 前` },
              { label: '可以领证', value: `从 ${date(t.firstWorkday)} 起` },
              { label: '最后一天', value: `${date(t.windowEnd)} ${dates.data.officeClose} 前，两人一起来` },
            ]}
          />
          {t.provisional && (
            <Notice title="日期可能变化">最后一天所在年份的放假安排还没有公布。公布后重新计算，并发短信告诉你们两人。</Notice>
          )}
        </Section>
      )}
      {!c.ended && (
        <Section title="可以做什么">
          <Rows items={[{ href: '/my/marriage-bookings', title: '给你们留的时间', note: '查看，或改到期限内别的时间' }]} />
          <p className="quiet">需要家庭辅导的，到登记处辅导室说一声就行，自愿、免费、保密，不影响办理。</p>
          <p className="quiet">受到家庭暴力的，可以向法院申请人身安全保护令，也可以直接起诉离婚，不用等冷静期。报警电话 110。</p>
        </Section>
      )}
      <Way c={c} />
      <Letters c={c} />
      <Foot c={c} />
    </div>
  )
}

function Next({ t }: { t: { coolingEnd: string; firstWorkday: string; windowEnd: string } }) {
  const now = today()
  if (now <= t.coolingEnd)
    return (
      <NextStep when={chineseDay(t.firstWorkday)}>
        两人一起来领证。在那之前还有 {daysBetween(now, t.coolingEnd) + 1} 天可以撤回，哪一方来都行。
      </NextStep>
    )
  return <NextStep when={chineseDay(t.windowEnd)}>这天下班前两人一起来领证。不来的，申请自动作废，婚姻照旧。</NextStep>
}
