import { useState } from 'react'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { type CounsellingItem, listCounselling } from '../counselling/contract.ts'
import { CloseForm, OpenForm, SittingForm } from './counselling-forms.tsx'

/** 婚姻家庭辅导: the counsellor's own work, which nobody else reads. */
export default function CounsellingPage() {
  useTitle('婚姻家庭辅导')
  const trail = useTrail()
  const asked = useCall(listCounselling, trail.after ? { after: trail.after } : {})
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>婚姻家庭辅导</h1>
          <p className="quiet">辅导自愿，不是离婚登记的条件。来访人和辅导记录加密保存，只有您本人能看，登记员和主任都看不到。</p>
          <OpenForm />
          {data.items.length === 0 ? (
            <EmptyState title="还没有辅导">征得来访人同意后，在上面登记一件。</EmptyState>
          ) : (
            data.items.map((c) => <One key={c.counsellingId} c={c} />)
          )}
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}

function One({ c }: { c: CounsellingItem }) {
  const [form, open] = useState<'sitting' | 'close'>()
  const done = () => open(undefined)
  return (
    <section className="form-box" aria-label={c.people}>
      <h2>
        {c.people} <small>{c.kindLabel}</small>{' '}
        {c.going ? <Status kind="you">进行中</Status> : <Status kind="done">{c.outcomeLabel}</Status>}
      </h2>
      <p className="quiet">
        {chineseDay(c.consentedOn)}同意辅导；{c.sharesResult ? '同意告知登记处结果' : '不告知登记处结果'}
        {c.linked ? '；已关联离婚登记' : ''}
      </p>
      {c.sessions.map((s, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sittings are added at the end only
        <p key={i}>
          <b>
            {chineseDay(s.heldOn)}，{s.minutes} 分钟
          </b>
          <br />
          {s.words}
        </p>
      ))}
      {c.going && !form && (
        <p className="buttons">
          <button type="button" className="btn" onClick={() => open('sitting')}>
            登记一次辅导
          </button>
          <button type="button" className="btn low" onClick={() => open('close')}>
            结束辅导
          </button>
        </p>
      )}
      {form === 'sitting' && <SittingForm counsellingId={c.counsellingId} done={done} />}
      {form === 'close' && <CloseForm counsellingId={c.counsellingId} done={done} />}
    </section>
  )
}
