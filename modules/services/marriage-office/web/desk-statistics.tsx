import { Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Link } from 'wouter'
import { chineseMonth } from '#kernel/day.ts'
import { linkTo } from '#web/call.ts'
import { useCall } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { Facts } from '#web/kit/section.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { exportStatistics, getStatistics } from '../statistics/contract.ts'
import { Bar } from './bars.tsx'

/** 登记统计: a year by month and kind, ages, remarriages, couples with somebody from outside. */
export default function StatisticsPage() {
  useTitle('登记统计')
  const now = dayjs().year()
  const [year, setYear] = useState(now)
  const asked = useCall(getStatistics, { year })
  return (
    <Page asked={asked}>
      {(data) => {
        const most = Math.max(1, ...data.months.map((m) => m.marriages))
        return (
          <>
            <h1>登记统计</h1>
            <div className="filters">
              <Select
                aria-label="年份"
                value={year}
                style={{ width: 120 }}
                onChange={setYear}
                options={Array.from({ length: 8 }, (_, i) => ({ value: now - i, label: `${now - i}年` }))}
              />
              <a href={linkTo(exportStatistics, { year })}>导出</a>
              <Link href="/figures">公布指标</Link>
            </div>
            {data.months.length === 0 ? (
              <EmptyState title={`${year}年没有登记`}>换一个年份看看。</EmptyState>
            ) : (
              <>
                <Facts
                  items={[
                    { label: '结婚', value: `${data.totals.marriages} 件` },
                    {
                      label: '离婚',
                      value: `${data.totals.divorces} 件，与结婚之比 ${(data.totals.divorces / Math.max(1, data.totals.marriages)).toFixed(3)}`,
                    },
                    { label: '补领', value: `${data.totals.reissues} 件` },
                    { label: '其中一方再婚', value: `${data.remarriages} 件` },
                    { label: '其中一方是市外户籍', value: `${data.outside} 件` },
                  ]}
                />
                <h2>各月</h2>
                <Table
                  rows={data.months}
                  keyOf={(m) => m.month}
                  columns={[
                    { head: '月份', nowrap: true, cell: (m) => chineseMonth(m.month) },
                    { head: '结婚登记', cell: (m) => <Bar value={m.marriages} most={most} /> },
                    { head: '离婚登记', cell: (m) => <Bar value={m.divorces} most={most} /> },
                    { head: '补领', cell: (m) => <Bar value={m.reissues} most={most} /> },
                  ]}
                />
                <h2>结婚年龄</h2>
                <Table
                  rows={data.ages}
                  keyOf={(a) => a.label}
                  columns={[
                    { head: '年龄', nowrap: true, cell: (a) => a.label },
                    { head: '男', cell: (a) => <Bar value={a.men} most={Math.max(...data.ages.map((x) => x.men))} /> },
                    { head: '女', cell: (a) => <Bar value={a.women} most={Math.max(...data.ages.map((x) => x.women))} /> },
                  ]}
                />
              </>
            )}
          </>
        )
      }}
    </Page>
  )
}
