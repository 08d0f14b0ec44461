import { useParams } from 'wouter'
import { myCase } from '#kernel/api/cases.ts'
import { useCall } from '#web/client/query.ts'
import { Section } from '#web/kit/section.tsx'
import { ErrorState, Loading } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { Beside } from './beside.tsx'
import { Foot, Letters, Linked, Way } from './case-parts.tsx'

/** A case of a service without a page of its own, as its family reads it: where it is, and the letters. */
export default function CasePage() {
  const { caseId = '' } = useParams()
  const { data, error, refetch } = useCall(myCase, { caseId })
  useTitle(data?.serviceTitle ?? '办件进度')
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
          <span>
            {data.serviceTitle}，{data.title}
          </span>
        </p>
        <Status kind={data.ended ? 'done' : 'wait'}>{data.state}</Status>
        <h1>{data.title}</h1>
        {data.ended && data.letters.length > 0 && <p>结果见下面的文书。</p>}
      </header>
      <Way c={data} />
      <Letters c={data} />
      <Linked c={data} />
      {data.ended && <Beside service={data.service} caseId={caseId} />}
      <Foot c={data} />
    </div>
  )
}
