import { Checkbox, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Link } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { listReviews, type ReviewItem } from '../review/contract.ts'

/** 复核日历: when each household is looked at again, what is due first. */
export default function ReviewsPage() {
  useTitle('复核日历')
  const trail = useTrail()
  const [place, setPlace] = useState<string>()
  const [month, setMonth] = useState<string>()
  const [late, setLate] = useState(false)
  const asked = useCall(listReviews, {
    late: late ? 'yes' : 'no',
    ...(place ? { place } : {}),
    ...(month ? { month } : {}),
    ...(trail.after ? { after: trail.after } : {}),
  })
  const filter = (set: () => void) => {
    set()
    trail.restart()
  }
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>复核日历</h1>
          <p className="quiet">
            {data.total} 户{data.late > 0 && <b>，逾期 {data.late} 户</b>}。A 类一年一次，B 类、C 类更勤；到期前 30 天自动立件，进待办。
          </p>
          <div className="filters">
            {(data.towns.length > 1 || place) && (
              <Select
                aria-label="乡镇"
                allowClear
                placeholder="全部乡镇"
                style={{ width: 200 }}
                value={place}
                onChange={(v?: string) => filter(() => setPlace(v))}
                options={data.towns.map((t) => ({ value: t.place, label: `${t.name} ${t.due}${t.late ? `，逾期 ${t.late}` : ''}` }))}
              />
            )}
            <DatePicker
              aria-label="到期月份"
              picker="month"
              format="YYYY年M月"
              placeholder="全部月份"
              value={month ? dayjs(`${month}-01`) : null}
              onChange={(d) => filter(() => setMonth(d ? d.format('YYYY-MM') : undefined))}
            />
            <Checkbox checked={late} onChange={(e) => filter(() => setLate(e.target.checked))}>
              只看逾期
            </Checkbox>
          </div>
          {data.items.length === 0 ? (
            <EmptyState title="没有要复核的户">在册户按类别编排复核日期，每天自动更新；换一个月份或乡镇再看。</EmptyState>
          ) : (
            <Table rows={data.items} keyOf={(r) => r.rootId} columns={columns} />
          )}
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}

const columns: Column<ReviewItem>[] = [
  {
    head: '应完成',
    nowrap: true,
    cell: (r) => (r.late ? <Status kind="over">{chineseDay(r.dueOn)}，逾期</Status> : chineseDay(r.dueOn)),
  },
  { head: '户', nowrap: true, cell: (r) => <Link href={`/households/${r.rootId}`}>{r.name}</Link> },
  { head: '村社', nowrap: true, cell: (r) => r.placeName },
  { head: '类别', nowrap: true, cell: (r) => <Link href={`/households/${r.rootId}/review`}>{`${r.cls} 类，每 ${r.months} 个月`}</Link> },
  { head: '上次', nowrap: true, cell: (r) => chineseDay(r.lastOn) },
  { head: '到哪一步', nowrap: true, cell: (r) => (r.caseId ? <Link href={`/cases/${r.caseId}`}>{r.stepLabel}</Link> : '未到立件') },
]
