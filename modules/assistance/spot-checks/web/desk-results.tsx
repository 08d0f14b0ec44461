import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { Link } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { Facts } from '#web/kit/section.tsx'
import { EmptyState, ErrorState, Loading } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { getSummary, listErrors } from '../contract.ts'
import type { ErrorKind } from '../rules/score.ts'

/** 抽查结果: 漏保, 错保, 脱保 with their lists, and the towns' scores. */
export default function ResultsPage() {
  useTitle('抽查结果')
  const [months, setMonths] = useState<[Dayjs, Dayjs]>([dayjs().startOf('year'), dayjs()])
  const [error, setError] = useState<ErrorKind>()
  const period = { from: months[0].format('YYYY-MM'), until: months[1].format('YYYY-MM') }
  const asked = useCall(getSummary, period)
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>抽查结果</h1>
          <div className="filters">
            <DatePicker.RangePicker
              picker="month"
              format="YYYY年M月"
              allowClear={false}
              aria-label="登记结论的月份"
              value={months}
              onChange={(v) => {
                if (v?.[0] && v[1]) setMonths([v[0], v[1]])
                setError(undefined)
              }}
            />
            <span className="quiet">按登记结论的月份，共抽查 {data.checked} 户</span>
          </div>
          <Facts
            items={data.errors.map((e) => ({
              label: e.label,
              value: (
                <button type="button" className="linklike" aria-pressed={error === e.error} onClick={() => setError(e.error)}>
                  {e.count} 户
                </button>
              ),
            }))}
          />
          {error && <Errors period={period} error={error} />}
          <h2>各乡镇得分</h2>
          {data.towns.length === 0 ? (
            <EmptyState title="这几个月没有抽查结论">换一段月份，或先在“抽查”登记结论。</EmptyState>
          ) : (
            <Table
              rows={data.towns}
              keyOf={(t) => t.place}
              columns={[
                { head: '乡镇', cell: (t) => t.name },
                { head: '抽查', num: true, cell: (t) => t.checked },
                { head: '有问题', num: true, cell: (t) => t.faults },
                { head: '整改逾期', num: true, cell: (t) => t.late },
                { head: '得分', num: true, cell: (t) => <b>{t.score?.toFixed(1) ?? ''}</b> },
              ]}
            />
          )}
        </>
      )}
    </Page>
  )
}

function Errors({ period, error }: { period: { from: string; until: string }; error: ErrorKind }) {
  const asked = useCall(listErrors, { ...period, error })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading lines={3} />
  if (asked.data.items.length === 0) return <p className="quiet">没有。</p>
  return (
    <Table
      rows={asked.data.items}
      keyOf={(c) => c.checkId}
      columns={[
        {
          head: '户',
          nowrap: true,
          cell: (c) => <Link href={c.caseId ? `/cases/${c.caseId}` : `/households/${c.rootId}`}>{c.title}</Link>,
        },
        { head: '村社', nowrap: true, cell: (c) => c.placeName },
        { head: '结论', nowrap: true, cell: (c) => c.findingLabel },
        { head: '入户', nowrap: true, cell: (c) => (c.visitedOn ? chineseDay(c.visitedOn) : '') },
        {
          head: '整改',
          nowrap: true,
          cell: (c) => (c.correctionCase ? <Link href={`/cases/${c.correctionCase}`}>{c.correctionLabel}</Link> : ''),
        },
      ]}
    />
  )
}
