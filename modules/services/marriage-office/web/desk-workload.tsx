import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useCall } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { getWorkload } from '../statistics/contract.ts'
import { Bar } from './bars.tsx'

const hourWords = (hour: number) => `${String(hour).padStart(2, '0')}:00—${String(hour + 1).padStart(2, '0')}:00`
const minutes = (n: number | null) => (n === null ? '' : `${n} 分钟`)

/** 工作量: visits and waiting by hour, registrations by hour and by registrar. */
export default function WorkloadPage() {
  useTitle('工作量')
  const [days, setDays] = useState<[Dayjs, Dayjs]>([dayjs().subtract(27, 'day'), dayjs()])
  const asked = useCall(getWorkload, { from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') })
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>工作量</h1>
          <div className="filters">
            <DatePicker.RangePicker
              aria-label="登记日期"
              style={{ width: 320, maxWidth: '100%' }}
              format="YYYY年M月D日"
              allowClear={false}
              value={days}
              onChange={(v) => v?.[0] && v[1] && setDays([v[0], v[1]])}
            />
            <span className="quiet">其中 {data.days} 天有登记</span>
          </div>
          {data.visits.length > 0 && (
            <>
              <h2>到场和等候</h2>
              <Table
                rows={data.visits}
                keyOf={(v) => v.hour}
                columns={[
                  { head: '预约时段', nowrap: true, cell: (v) => hourWords(v.hour) },
                  { head: '预约和到场', num: true, cell: (v) => v.booked },
                  { head: '其中现场取号', num: true, cell: (v) => v.walkIns || '' },
                  { head: '已签到', num: true, cell: (v) => v.checkedIn },
                  { head: '没有来', num: true, cell: (v) => v.absent || '' },
                  { head: '平均等候', num: true, cell: (v) => minutes(v.waitedMin) },
                  { head: '最长等候', num: true, cell: (v) => minutes(v.longestWaitMin) },
                  { head: '平均办理', num: true, cell: (v) => minutes(v.servedMin) },
                ]}
              />
            </>
          )}
          {data.hours.length === 0 ? (
            <EmptyState title="这些天没有登记">换一段日期看看。</EmptyState>
          ) : (
            <>
              <h2>按时段（完成登记的时间）</h2>
              <Table
                rows={data.hours}
                keyOf={(h) => h.hour}
                columns={[
                  {
                    head: '时段',
                    nowrap: true,
                    cell: (h) => hourWords(h.hour),
                  },
                  { head: '登记', cell: (h) => <Bar value={h.count} most={Math.max(...data.hours.map((x) => x.count))} /> },
                  { head: '平均每天', num: true, cell: (h) => h.perDay.toFixed(1) },
                ]}
              />
              <h2>按人员</h2>
              <Table
                rows={data.registrars}
                keyOf={(r) => r.name}
                columns={[
                  { head: '人员', nowrap: true, cell: (r) => r.name || '历史档案' },
                  { head: '登记', num: true, cell: (r) => r.registered },
                  { head: '复核', num: true, cell: (r) => r.checked },
                ]}
              />
            </>
          )}
        </>
      )}
    </Page>
  )
}
