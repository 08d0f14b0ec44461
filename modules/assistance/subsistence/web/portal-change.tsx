import { useParams } from 'wouter'
import { myCase } from '#kernel/api/cases.ts'
import { useCall } from '#web/client/query.ts'
import { Section } from '#web/kit/section.tsx'
import { ErrorState, Loading } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { Letters, Way } from './portal-parts.tsx'

/** A change of a running allowance as its family reads it: where it is, and the letter with the new amount. */
export default function ChangeProgressPage() {
  const { caseId = '' } = useParams()
  const { data, error, refetch } = useCall(myCase, { caseId })
  useTitle('低保变更')
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data)
    return (
      <Section className="one-column">
        <Loading />
      </Section>
    )
  return (
    <div className="one-column">
      <header className="step-head">
        <p className="back">
          <a href="/">返回</a>
          <span>低保变更，{data.title}</span>
        </p>
        <Status kind={data.ended ? 'done' : 'wait'}>{data.state}</Status>
        <h1>{data.title}</h1>
        {data.ended && data.letters.length > 0 && <p>新的金额和从哪个月起，见下面的决定书。不同意可以按决定书上写的办法提出。</p>}
      </header>
      <Way c={data} />
      <Letters c={data} />
      <p className="foot">
        打电话时说编号：{data.number}
        {data.clerk ? `。经办人${data.clerk.name}，${data.clerk.phone}` : ''}
      </p>
    </div>
  )
}
