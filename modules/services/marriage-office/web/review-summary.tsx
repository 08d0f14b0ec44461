import { Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Link } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Facts } from '#web/kit/section.tsx'
import { ErrorState, Loading } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { getReviewSummary } from '../reviews/contract.ts'

/** What the reviews of a year found, and the files with forged papers. */
export function ReviewSummary() {
  const now = dayjs().year()
  const [year, setYear] = useState(now)
  const asked = useCall(getReviewSummary, { year })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading lines={3} />
  const s = asked.data
  return (
    <section aria-label="评查结果">
      <div className="filters">
        <Select
          aria-label="登记年份"
          value={year}
          style={{ width: 120 }}
          onChange={setYear}
          options={Array.from({ length: 6 }, (_, i) => ({ value: now - i, label: `${now - i}年` }))}
        />
        <Link href={`/figures/marriage.pass_rate/${year}`}>合格率的口径和明细</Link>
      </div>
      <Facts
        items={[
          { label: '登记合格率', value: <b>{s.passRate === null ? '还没有评查' : `${(s.passRate * 100).toFixed(1)}%`}</b> },
          { label: '已评查', value: `${s.reviewed} 件：合格 ${s.ok}，笔误 ${s.clerical}，实质性差错 ${s.substantive}` },
          { label: '待评查、待改正', value: `${s.waiting} 件、${s.correcting} 件` },
        ]}
      />
      {s.forged.length > 0 && (
        <>
          <h3>事后查明材料虚假（不计差错）</h3>
          <Table
            rows={s.forged}
            keyOf={(f) => f.registrationId}
            columns={[
              { head: '字号', nowrap: true, cell: (f) => <Link href={`/marriage-files/${f.registrationId}`}>{f.certNo}</Link> },
              { head: '查明', nowrap: true, cell: (f) => chineseDay(f.foundOn) },
              { head: '认定机关', cell: (f) => f.authority },
              { head: '依据', cell: (f) => f.basis },
            ]}
          />
        </>
      )}
    </section>
  )
}
