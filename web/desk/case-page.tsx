import { Suspense, useState } from 'react'
import { Link, useParams, useSearchParams } from 'wouter'
import { type CaseView, getCase } from '#kernel/api/cases.ts'
import { CallError } from '#web/call.ts'
import { useCall } from '#web/client/query.ts'
import { ErrorState, Loading } from '#web/kit/states.tsx'
import { DueText } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { CaseFiles, CaseHistory, CaseLetters, CaseReaders } from './case-parts.tsx'
import { CaseLinks } from './case-links.tsx'
import { CaseSide } from './case-side.tsx'
import { CaseTasks } from './case-tasks.tsx'
import { lazily } from './lazily.ts'
import { caseViews } from './pages.ts'
import { ReasonForm } from './reason-form.tsx'

const tabs = [
  ['body', '内容'],
  ['files', '材料'],
  ['letters', '文书'],
  ['history', '经过'],
  ['readers', '谁看过'],
] as const
type Tab = (typeof tabs)[number][0]

/** One case: who, what, state, deadline, next action; its body by the service; actions right. */
export function CasePage() {
  const { caseId = '' } = useParams()
  const [search] = useSearchParams()
  const [reason, setReason] = useState<string>()
  const { data, error, refetch } = useCall(getCase, { caseId, ...(reason ? { reason } : {}) })
  useTitle(data ? `${data.title} · ${data.serviceTitle}` : '办件')
  if (error instanceof CallError && error.code === 'audit.reason_needed') return <ReasonForm what="打开这个办件" onGiven={setReason} />
  if (error)
    return (
      <div className="page">
        <ErrorState error={error} retry={() => void refetch()} />
      </div>
    )
  if (!data)
    return (
      <div className="page">
        <Loading lines={8} />
      </div>
    )
  return (
    <div className="case">
      <Sheet c={data} />
      <CaseSide c={data} startAct={search.get('act') === '1'} />
    </div>
  )
}

function Sheet({ c }: { c: CaseView }) {
  const [tab, setTab] = useState<Tab>('body')
  const view = caseViews[c.service]
  const Body = view && lazily(view.body)
  const counts: Partial<Record<Tab, number>> = { files: c.files.length, letters: c.letters.length, history: c.history.length }
  const running = c.dues.filter((d) => d.kind === 'statutory' && d.level !== 'met')
  const due = running.at(-1) ?? c.dues.at(-1)
  return (
    <div className="sheet">
      <header>
        <p className="crumb">
          <span>
            <Link href="/">待办</Link>
          </span>
        </p>
        <h1>
          {c.title}
          <small>
            {c.serviceTitle}，{c.placeName}，{c.number}
          </small>
        </h1>
        <dl className="strip">
          <div>
            <dt>状态</dt>
            <dd>{c.stepLabel}</dd>
          </div>
          {due && (
            <div>
              <dt>
                {due.label}，已用 {due.used} / {due.limit} 天
              </dt>
              <dd>
                <DueText due={due} />
              </dd>
            </div>
          )}
          <div>
            <dt>{c.ended ? '办结' : '下一步'}</dt>
            <dd>{c.ended ? c.stepLabel : `${c.next}（${c.waitsFor.join('、')}）`}</dd>
          </div>
        </dl>
        <CaseLinks c={c} />
        <CaseTasks caseId={c.caseId} />
        <p className="tabs">
          {tabs.map(([key, label]) => (
            <button key={key} type="button" className={tab === key ? 'here' : ''} aria-pressed={tab === key} onClick={() => setTab(key)}>
              {label} {counts[key] === undefined ? '' : <span>{counts[key]}</span>}
            </button>
          ))}
        </p>
      </header>
      <Suspense fallback={<Loading lines={8} />}>
        {tab === 'body' && (Body ? <Body caseId={c.caseId} /> : null)}
        {tab === 'files' && <CaseFiles c={c} />}
        {tab === 'letters' && <CaseLetters c={c} />}
        {tab === 'history' && <CaseHistory c={c} />}
        {tab === 'readers' && <CaseReaders caseId={c.caseId} />}
      </Suspense>
    </div>
  )
}
