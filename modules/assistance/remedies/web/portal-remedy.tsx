import { useParams, useSearchParams } from 'wouter'
import { downloadLetter, myCase } from '#kernel/api/cases.ts'
import { chineseDay } from '#kernel/day.ts'
import { linkTo } from '#web/call.ts'
import { useCall } from '#web/client/query.ts'
import { Facts, Section } from '#web/kit/section.tsx'
import { ErrorState, Loading, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { Foot, Letters, Linked, Way } from '#web/portal/case-parts.tsx'
import { Withdraw } from '#web/portal/withdraw.tsx'
import { getMyRemedy } from '../contract.ts'

/** A remedy as its family follows it: the outcome and why, where it is, the contested decision, what was said. */
export default function MyRemedyPage() {
  useTitle('我的救济')
  const { caseId = '' } = useParams()
  const [search] = useSearchParams()
  const mine = useCall(myCase, { caseId })
  const said = useCall(getMyRemedy, { caseId })
  const error = mine.error ?? said.error
  if (error) return <ErrorState error={error} retry={() => void Promise.all([mine.refetch(), said.refetch()])} />
  if (!mine.data || !said.data)
    return (
      <Section className="one-column">
        <Loading />
      </Section>
    )
  const c = mine.data
  const r = said.data
  return (
    <div className="one-column">
      {search.get('new') && (
        <Notice kind="done" title={`${r.kindLabel}已提出`}>
          编号 {c.number}。受理和结果都会发短信告诉您。
        </Notice>
      )}
      <header className="step-head">
        <p className="back">
          <a href="/">返回</a>
          <span>{r.kindLabel}</span>
        </p>
        <Status kind={c.ended ? 'done' : 'wait'}>{c.state}</Status>
        <h1>{r.outcome ?? `对${r.decision.title}的${r.kindLabel}`}</h1>
        {r.reason && <p>理由：{r.reason}</p>}
        {!c.ended && c.byWhen && <p>最晚{chineseDay(c.byWhen)}答复您。审查期间原来的决定照常执行。</p>}
      </header>
      <Way c={c} />
      <Letters c={c} />
      <Section title="不同意的决定">
        <Facts
          items={[
            {
              label: '决定书',
              value: <a href={linkTo(downloadLetter, { letterId: r.decision.letterId, format: 'pdf' })}>{r.decision.title}</a>,
            },
            { label: '文号', value: r.decision.number },
            { label: '作出', value: chineseDay(r.decision.madeOn) },
            ...(r.decision.deliveredOn ? [{ label: '送到', value: chineseDay(r.decision.deliveredOn) }] : []),
          ]}
        />
      </Section>
      <Section title="您说的">
        <p>{r.claim}</p>
        <Facts
          items={[
            { label: '要求', value: r.wants },
            { label: '提出', value: `${chineseDay(r.filedOn)}${r.late ? '，已过期限' : ''}` },
            ...(r.lateReason ? [{ label: '过期的理由', value: r.lateReason }] : []),
            ...(r.court ? [{ label: '法院', value: r.court }] : []),
          ]}
        />
      </Section>
      <Linked c={c} />
      <Withdraw c={c} label="撤回" means="撤回后不再审查，原来的决定照常有效；期限没过的，以后还可以再提。" />
      <Foot c={c} />
    </div>
  )
}
