import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { z } from 'zod'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState, Loading } from '#web/kit/states.tsx'
import { DueText, Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { getRegisterFigures, listRegister, type RegisterItem } from '../contract.ts'
import { kindNames } from '../texts.zh.ts'

type Kind = RegisterItem['kind']
type State = 'all' | 'open' | 'ended'

/** 异议和救济: what was said against notices and decisions, how it stands, and the year in numbers. */
export default function RegisterPage() {
  useTitle('异议和救济')
  const { session } = useSession()
  const thisYear = Number((session?.today ?? '2021-01-01').slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const [kind, setKind] = useState<Kind | 'ALL'>('ALL')
  const [state, setState] = useState<State>('all')
  const trail = useTrail()
  const asked = useCall(listRegister, {
    state,
    year,
    ...(kind === 'ALL' ? {} : { kind }),
    ...(trail.after ? { after: trail.after } : {}),
  })
  const years = Array.from({ length: Math.max(1, thisYear - 2013) }, (_, i) => thisYear - i)
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>异议和救济</h1>
          <p className="quiet">对公示提出的异议和线索，对决定提出的申诉投诉、行政复议和行政诉讼。在低保办件的右边登记。</p>
          <Figures year={year} />
          <div className="filters">
            <Select
              aria-label="年份"
              value={year}
              style={{ width: 110 }}
              onChange={(v) => {
                setYear(v)
                trail.restart()
              }}
              options={years.map((y) => ({ value: y, label: `${y}年` }))}
            />
            <Select<Kind | 'ALL'>
              aria-label="种类"
              value={kind}
              style={{ width: 130 }}
              onChange={(v) => {
                setKind(v)
                trail.restart()
              }}
              options={[
                { value: 'ALL', label: '全部种类' },
                ...Object.entries(kindNames).map(([value, label]) => ({ value: value as Kind, label })),
              ]}
            />
            <Select<State>
              aria-label="状态"
              value={state}
              style={{ width: 120 }}
              onChange={(v) => {
                setState(v)
                trail.restart()
              }}
              options={[
                { value: 'all', label: '全部状态' },
                { value: 'open', label: '正在办理' },
                { value: 'ended', label: '已办结' },
              ]}
            />
          </div>
          {data.items.length === 0 ? (
            <EmptyState title="没有这样的办件">
              居民在公示页面提出的异议、在办件进度里提出的申诉复议会列在这里；书面和电话的，打开低保办件登记。
            </EmptyState>
          ) : (
            <Table rows={data.items} keyOf={(r) => r.caseId} columns={columns} />
          )}
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}

const columns = [
  { head: '编号', nowrap: true, cell: (r: RegisterItem) => <Link href={`/cases/${r.caseId}`}>{r.number}</Link> },
  { head: '种类', nowrap: true, cell: (r: RegisterItem) => r.kindLabel },
  { head: '针对', cell: (r: RegisterItem) => r.title },
  { head: '地方', cell: (r: RegisterItem) => r.placeName },
  { head: '收到', nowrap: true, cell: (r: RegisterItem) => chineseDay(r.receivedOn) },
  {
    head: '到哪一步',
    nowrap: true,
    cell: (r: RegisterItem) => <Status kind={r.ended ? 'done' : 'wait'}>{r.stepLabel}</Status>,
  },
  { head: '结果', cell: (r: RegisterItem) => r.result ?? '' },
  { head: '期限', nowrap: true, cell: (r: RegisterItem) => (r.due ? <DueText due={r.due} short /> : '') },
]

type Figure = z.output<(typeof getRegisterFigures)['reply']>

function Figures({ year }: { year: number }) {
  const { data } = useCall(getRegisterFigures, { year })
  if (!data) return <Loading lines={3} />
  return (
    <Table
      rows={rowsOf(data)}
      keyOf={(r) => r.label}
      columns={[
        { head: `${year}年`, nowrap: true, cell: (r) => r.label },
        { head: '收到（件）', num: true, cell: (r) => r.all },
        { head: '正在办理', num: true, cell: (r) => r.open },
        { head: '已办结', num: true, cell: (r) => r.closed },
        { head: '按期办结', num: true, cell: (r) => r.inTime },
        { head: '其中', cell: (r) => r.of },
      ]}
    />
  )
}

function rowsOf({ objections: o, leads: l, remedies: r }: Figure) {
  return [
    { label: '公示异议', ...o, of: `属实或部分属实 ${o.substantiated} 件` },
    { label: '匿名线索', ...l, of: '' },
    {
      label: '申诉、复议、诉讼',
      ...r,
      of: `维持 ${r.upheld} 件，变更或撤销 ${r.changed} 件，不予受理 ${r.notAccepted} 件，逾期提出 ${r.late} 件`,
    },
  ]
}
