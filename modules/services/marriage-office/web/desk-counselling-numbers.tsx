import { Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useCall } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { Facts } from '#web/kit/section.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { getCounsellingNumbers } from '../counselling/contract.ts'

/** 辅导统计: counselling in numbers; who came and what was said is not here. */
export default function CounsellingNumbersPage() {
  useTitle('辅导统计')
  const now = dayjs().year()
  const [year, setYear] = useState(now)
  const asked = useCall(getCounsellingNumbers, { year })
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>辅导统计</h1>
          <div className="filters">
            <Select
              aria-label="年份"
              value={year}
              style={{ width: 120 }}
              onChange={setYear}
              options={Array.from({ length: 8 }, (_, i) => ({ value: now - i, label: `${now - i}年` }))}
            />
            <span className="quiet">只有数字。来访人和辅导记录只有辅导员本人能看。</span>
          </div>
          <Facts
            items={[
              {
                label: '冷静期辅导后没有离婚',
                value:
                  data.share === null
                    ? '这一年没有冷静期辅导'
                    : `${data.counselled} 件中 ${data.stayed} 件，${(data.share * 100).toFixed(1)}%`,
              },
            ]}
          />
          <Table
            rows={data.kinds}
            keyOf={(k) => k.label}
            columns={[
              { head: '种类', cell: (k) => k.label },
              { head: '件数', num: true, cell: (k) => k.cases },
              { head: '其中进行中', num: true, cell: (k) => k.open },
            ]}
          />
        </>
      )}
    </Page>
  )
}
