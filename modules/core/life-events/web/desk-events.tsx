import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { type EventItem, listEvents } from '../contract.ts'
import { mayReport } from './may-report.ts'

const shows = [
  { value: 'all', label: '全部' },
  { value: 'open', label: '还有没办完的' },
  { value: 'late', label: '有超期的' },
  { value: 'mine', label: '等我办的' },
  { value: 'withdrawing', label: '申请撤销的' },
] as const
type Show = (typeof shows)[number]['value']

const kinds = [
  { value: '', label: '所有事件' },
  { value: 'DEATH', label: '去世' },
  { value: 'MARRIAGE', label: '结婚' },
  { value: 'DIVORCE', label: '离婚' },
  { value: 'MARRIAGE_VOID', label: '婚姻无效或被撤销' },
  { value: 'IDENTITY', label: '姓名、证件更正' },
] as const
type Kind = (typeof kinds)[number]['value']

const columns: Column<EventItem>[] = [
  {
    head: '姓名',
    nowrap: true,
    cell: (e) => (
      <Link href={`/life-events/${e.eventId}`}>
        <b>{e.name}</b>
      </Link>
    ),
  },
  { head: '事件', cell: (e) => (e.other ? `和${e.other.name}${e.kindLabel}` : e.kindLabel) },
  { head: '证件', nowrap: true, cell: (e) => e.idMask },
  { head: '村社', cell: (e) => e.placeName },
  { head: '发生', nowrap: true, cell: (e) => chineseDay(e.happenedOn) },
  { head: '登记', nowrap: true, cell: (e) => chineseDay(e.recordedOn) },
  { head: '状态', nowrap: true, cell: (e) => <EventStatus e={e} /> },
]

/** 生命事件: every death, marriage and divorce that was recorded, and what of it is still to be done. */
export default function EventsPage() {
  useTitle('生命事件')
  const { session } = useSession()
  const role = session?.actor?.role ?? ''
  const institution = role === 'reporter'
  const [show, setShow] = useState<Show>('all')
  const [kind, setKind] = useState<Kind>('')
  const trail = useTrail()
  const asked = useCall(listEvents, { show, ...(kind ? { eventKind: kind } : {}), ...(trail.after ? { after: trail.after } : {}) })
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <div className="title-row">
            <h1>生命事件</h1>
            {mayReport(role) && (
              <Link className="btn" href="/life-events/new">
                报告去世
              </Link>
            )}
          </div>
          {!institution && (
            <div className="filters">
              <Select
                aria-label="看哪些"
                value={show}
                options={[...shows]}
                style={{ width: 160 }}
                onChange={(v) => {
                  setShow(v)
                  trail.restart()
                }}
              />
              <Select
                aria-label="发生了什么"
                value={kind}
                options={[...kinds]}
                style={{ width: 180 }}
                onChange={(v) => {
                  setKind(v)
                  trail.restart()
                }}
              />
              <span className="quiet">
                本地还有 {data.counts.open} 项要办{data.counts.late > 0 ? `，其中 ${data.counts.late} 项超期` : ''}
              </span>
            </div>
          )}
          {data.items.length === 0 ? (
            <EmptyState title={show === 'all' ? '还没有登记' : '没有这样的登记'}>
              {institution
                ? '您报告过的去世登记列在这里。'
                : '去世、结婚、离婚只登记一次，居民登记、低保、发放等各项事务由这里一并办理、一并看到。'}
            </EmptyState>
          ) : (
            <Table rows={data.items} keyOf={(e) => e.eventId} columns={columns} />
          )}
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}

/** Where an event stands, in a word and a shape. */
export function EventStatus({ e }: { e: Pick<EventItem, 'state' | 'stateLabel' | 'open' | 'late'> }) {
  if (e.state === 'withdrawn') return <Status kind="wait">{e.stateLabel}</Status>
  if (e.state === 'withdrawing') return <Status kind="warn">{e.stateLabel}</Status>
  if (e.late > 0) return <Status kind="over">{e.late} 项超期</Status>
  if (e.open > 0) return <Status kind="you">{e.open} 项待办</Status>
  return <Status kind="done">{e.stateLabel}</Status>
}
