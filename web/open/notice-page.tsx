import { Link, useParams } from 'wouter'
import { getNotice } from '#kernel/api/open.ts'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Facts, Section } from '#web/kit/section.tsx'
import { ErrorState, Loading } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'

/** State and days left first, the notice as posted, then how to object. */
export function NoticePage() {
  const { noticeId = '' } = useParams()
  const { data, error, refetch } = useCall(getNotice, { noticeId })
  useTitle(data?.title ?? '公示')
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data)
    return (
      <Section>
        <Loading />
      </Section>
    )
  return (
    <>
      <Section>
        <p>
          <Link href="/">全部公示</Link>
        </p>
        <Status kind={data.state === 'disputed' ? 'warn' : 'wait'}>
          {data.state === 'disputed' ? '有异议，正在核实' : `公示中，还有 ${data.daysLeft} 天`}
        </Status>
        <p className="quiet">
          {chineseDay(data.postedOn)}张贴，{chineseDay(data.endsOn)}结束
        </p>
      </Section>
      <Section>
        <article className="letter">
          <h1>社会救助对象公示</h1>
          {data.body.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <Facts items={data.lines} />
        </article>
      </Section>
      <Section title="您知道的情况和公示不一样">
        <p>
          请在{chineseDay(data.objectUntil)}
          当天或以前告诉我们。可以署名，也可以只提供线索；由没有参与调查的人核实，署名的会书面答复您。村里看不到您是谁。
        </p>
        <p className="stack">
          <a className="btn main wide" href={`/object/${noticeId}`}>
            提出异议
          </a>
        </p>
        <p className="quiet">也可以打电话：</p>
        <Facts items={data.phones.map((p) => ({ label: p.label, value: <a href={`tel:${p.phone}`}>{p.phone}</a> }))} />
      </Section>
    </>
  )
}
