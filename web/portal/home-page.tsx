import { useState } from 'react'
import { Link } from 'wouter'
import { myCases } from '#kernel/api/cases.ts'
import { listNotices } from '#kernel/api/open.ts'
import { shortDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { NextStep } from '#web/kit/next-step.tsx'
import { Rows, Section } from '#web/kit/section.tsx'
import { ErrorState, Loading } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { services } from './pages.ts'

/** One thing at a time: search, my cases with their next step, services, notices. */
export function HomePage() {
  useTitle('办事大厅')
  const { session } = useSession()
  const [words, setWords] = useState('')
  const matching = services.filter((s) => words.trim() === '' || s.words.includes(words.trim()) || s.title.includes(words.trim()))
  return (
    <div className="home">
      <section className="find">
        <h1>您想办什么</h1>
        <form aria-label="查找事项" onSubmit={(e) => e.preventDefault()}>
          <input
            aria-label="想办什么"
            placeholder="例如：低保、生活困难、生病花钱多"
            value={words}
            onChange={(e) => setWords(e.target.value)}
          />
          <button type="submit">查找</button>
        </form>
      </section>
      {session?.actor?.kind === 'resident' && <MyCases />}
      <Section title="办事" className="serv">
        {matching.length > 0 ? <Rows items={matching} /> : <p className="quiet">没有找到。换个说法试试，或拨打镇里的电话。</p>}
      </Section>
      <aside className="side">
        <Notices />
      </aside>
    </div>
  )
}

function MyCases() {
  const { data, error, refetch } = useCall(myCases, {})
  return (
    <Section title="我的办件" className="my" live>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={3} />
      ) : data.items.length === 0 ? (
        <p className="quiet">还没有办件。</p>
      ) : null}
      <ul className="mine">
        {data?.items.map((c) => (
          <li key={c.caseId}>
            <div className="head">
              <h3>
                {c.serviceTitle}，{c.title}
              </h3>
              <Status kind={c.mine ? 'you' : c.ended ? 'done' : 'wait'}>{c.state}</Status>
            </div>
            {c.next && <NextStep when={c.byWhen ? `${shortDay(c.byWhen)}前` : null}>{c.next}。</NextStep>}
            <p className="acts">
              <Link className={c.mine ? 'btn low main' : 'btn low'} href={`/cases/${c.service}/${c.caseId}`}>
                {c.mine ? '现在去办' : '看进度'}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Notices() {
  const { data } = useCall(listNotices, {})
  return (
    <Section title="公示" aside={<a href="/open">全部公示</a>}>
      {data && data.items.length === 0 && <p className="quiet">现在没有正在公示的内容。</p>}
      {data && (
        <Rows
          items={data.items
            .slice(0, 4)
            .map((n) => ({ href: `/open/notices/${n.noticeId}`, title: n.title, note: `${n.placeName}，还有 ${n.daysLeft} 天` }))}
        />
      )}
    </Section>
  )
}
