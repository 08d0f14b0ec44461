import { useParams, useSearchParams } from 'wouter'
import { myCase } from '#kernel/api/cases.ts'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Facts, Section } from '#web/kit/section.tsx'
import { ErrorState, Loading, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { Foot, Letters, Way } from '#web/portal/case-parts.tsx'
import { Withdraw } from '#web/portal/withdraw.tsx'
import { getMyObjection } from '../contract.ts'

/** An objection as the one who raised it follows it: the reply first, then where it is. Nothing of the family. */
export default function MyObjectionPage() {
  useTitle('我的异议')
  const { caseId = '' } = useParams()
  const [search] = useSearchParams()
  const mine = useCall(myCase, { caseId })
  const said = useCall(getMyObjection, { caseId })
  const error = mine.error ?? said.error
  if (error) return <ErrorState error={error} retry={() => void Promise.all([mine.refetch(), said.refetch()])} />
  if (!mine.data || !said.data)
    return (
      <Section className="one-column">
        <Loading />
      </Section>
    )
  const c = mine.data
  const o = said.data
  return (
    <div className="one-column">
      {search.get('new') && (
        <Notice kind="done" title="异议已提出">
          编号 {c.number}。核实后会书面答复您，到时发短信。
        </Notice>
      )}
      <header className="step-head">
        <p className="back">
          <a href="/">返回</a>
          <span>公示异议</span>
        </p>
        <Status kind={c.ended ? 'done' : 'wait'}>{c.state}</Status>
        <h1>{o.notice.title}</h1>
        {c.byWhen && <p>最晚{chineseDay(c.byWhen)}答复您。</p>}
      </header>
      {o.finding && (
        <Section title="答复">
          <p>
            <b>{o.finding.label}</b>
          </p>
          <p>{o.finding.reply}</p>
        </Section>
      )}
      <Way c={c} />
      <Letters c={c} />
      <Section title="您反映的情况">
        <p>{o.claim}</p>
        <Facts
          items={[
            { label: '提出', value: chineseDay(o.receivedOn) },
            { label: '公示', value: `${chineseDay(o.notice.postedOn)}至${chineseDay(o.notice.endsOn)}` },
            { label: '姓名', value: o.withheld ? '对乡镇保密，由市民政局核实' : '承办人知道，申请家庭和村里不知道' },
          ]}
        />
      </Section>
      <Withdraw c={c} label="撤回异议" means="撤回后不再核实您反映的情况，申请会继续办理。对同一份公示不能再提一次。" />
      <Foot c={c} />
    </div>
  )
}
