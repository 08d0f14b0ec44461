import { Select } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { type CheckItem, listChecks } from '../contract.ts'
import { AddCheck } from './add-check.tsx'
import { FindingForm } from './finding-form.tsx'

type Filter = 'open' | 'found' | 'correcting'

/** 抽查: who is to be visited, what was found, what is being put right. A town sees only what was found at its place. */
export default function ChecksPage() {
  useTitle('抽查')
  const { session } = useSession()
  const [search] = useSearchParams()
  const trail = useTrail()
  const role = session?.actor?.role ?? ''
  const bureau = ['county_clerk', 'county_head'].includes(role)
  const [filter, setFilter] = useState<Filter>()
  const [finding, setFinding] = useState<CheckItem>()
  const shown = filter ?? (bureau || role === 'auditor' ? 'open' : 'correcting')
  const drawId = search.get('draw')
  const asked = useCall(listChecks, {
    filter: shown,
    ...(drawId ? { drawId } : {}),
    ...(trail.after ? { after: trail.after } : {}),
  })
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>抽查</h1>
          <div className="filters">
            <Select
              aria-label="范围"
              style={{ width: 140 }}
              value={shown}
              onChange={(v: Filter) => {
                setFilter(v)
                setFinding(undefined)
                trail.restart()
              }}
              options={[
                { value: 'open', label: '等入户' },
                { value: 'correcting', label: '整改中' },
                { value: 'found', label: '已有结论' },
              ]}
            />
            {drawId && <Link href="/spot-checks">看全部期间</Link>}
          </div>
          {bureau && search.get('add') && <AddCheck rootId={search.get('add') ?? ''} />}
          {finding && <FindingForm check={finding} done={() => setFinding(undefined)} />}
          {data.items.length === 0 ? (
            <EmptyState title="没有要列出的">
              {bureau ? '期间结束后在“抽查抽取”抽取；不定期抽查在一户的页面点“列入抽查”。' : '入户登记结论后，属于您这里的会列出来。'}
            </EmptyState>
          ) : (
            <Table rows={data.items} keyOf={(c) => c.checkId} columns={columns(bureau ? setFinding : undefined)} />
          )}
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}

const columns = (find: ((c: CheckItem) => void) | undefined): Column<CheckItem>[] => [
  {
    head: '抽查谁',
    nowrap: true,
    cell: (c) => <Link href={c.caseId ? `/cases/${c.caseId}` : `/households/${c.rootId}`}>{c.title}</Link>,
  },
  { head: '村社', nowrap: true, cell: (c) => c.placeName },
  { head: '必查', nowrap: true, cell: (c) => c.mandatoryLabel },
  {
    head: '结论',
    nowrap: true,
    cell: (c) =>
      c.finding ? (
        <Status kind={c.finding === 'OK' ? 'done' : 'over'}>
          {c.findingLabel}
          {c.errorLabel && `（${c.errorLabel}）`}
        </Status>
      ) : find ? (
        <button type="button" className="linklike" onClick={() => find(c)}>
          登记结论
        </button>
      ) : (
        '等入户'
      ),
  },
  { head: '入户', nowrap: true, cell: (c) => (c.visitedOn ? chineseDay(c.visitedOn) : '') },
  {
    head: '整改',
    nowrap: true,
    cell: (c) =>
      c.correctionCase ? (
        <Link href={`/cases/${c.correctionCase}`}>
          {c.correctionLabel}
          {c.late ? '，逾期' : c.dueOn ? `，${chineseDay(c.dueOn)}止` : ''}
        </Link>
      ) : (
        ''
      ),
  },
]
