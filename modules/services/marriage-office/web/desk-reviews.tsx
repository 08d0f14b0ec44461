import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { listReviews, type ReviewItem } from '../reviews/contract.ts'
import { CorrectionForm } from './correction-form.tsx'
import { ReviewDraws } from './review-draws.tsx'
import { ReviewForm } from './review-form.tsx'
import { ReviewSummary } from './review-summary.tsx'

type Filter = 'open' | 'done' | 'correcting'
const empty: Record<Filter, string> = { open: '没有待评查的档案', done: '还没有评查结论', correcting: '没有要改正的差错' }

/** 质量评查: what was drawn or taken, judged by a second person; the published rate follows from it. */
export default function ReviewsPage() {
  useTitle('质量评查')
  const trail = useTrail()
  const [filter, setFilter] = useState<Filter>('open')
  const [judged, judge] = useState<ReviewItem>()
  const asked = useCall(listReviews, { filter, ...(trail.after ? { after: trail.after } : {}) })
  const show = (f: Filter) => {
    setFilter(f)
    judge(undefined)
    trail.restart()
  }
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>质量评查</h1>
          <ReviewSummary />
          <ReviewDraws />
          <h2>评查的档案</h2>
          <div className="filters">
            <Select
              aria-label="范围"
              value={filter}
              style={{ width: 140 }}
              onChange={show}
              options={[
                { value: 'open', label: '待评查' },
                { value: 'correcting', label: '待改正' },
                { value: 'done', label: '已评查' },
              ]}
            />
          </div>
          {judged &&
            (filter === 'open' ? (
              <ReviewForm review={judged} done={() => judge(undefined)} />
            ) : (
              <CorrectionForm review={judged} done={() => judge(undefined)} />
            ))}
          {data.items.length === 0 ? (
            <EmptyState title={empty[filter]}>每月的种子承诺自动公布，月底以后由主任抽取；主任也可以在档案里把一份列入评查。</EmptyState>
          ) : (
            <Reviews items={data.items} filter={filter} judge={judge} />
          )}
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}

function Reviews({ items, filter, judge }: { items: readonly ReviewItem[]; filter: Filter; judge: (r: ReviewItem) => void }) {
  return (
    <Table
      rows={items}
      keyOf={(r) => r.reviewId}
      columns={[
        { head: '字号', nowrap: true, cell: (r) => <Link href={`/marriage-files/${r.registrationId}`}>{r.certNo}</Link> },
        { head: '种类', nowrap: true, cell: (r) => r.kindLabel },
        { head: '登记日期', nowrap: true, cell: (r) => chineseDay(r.registerDate) },
        { head: '登记员', nowrap: true, cell: (r) => r.registrar },
        { head: '来源', nowrap: true, cell: (r) => (r.drawn ? '抽取' : '主任列入') },
        { head: '结论', cell: (r) => <Result r={r} /> },
        {
          head: '操作',
          nowrap: true,
          cell: (r) =>
            filter === 'open' ? (
              r.mayReview ? (
                <button type="button" className="linklike" onClick={() => judge(r)}>
                  评查
                </button>
              ) : (
                <span className="quiet">本人经手，由另一位评查</span>
              )
            ) : r.dueOn && !r.corrected ? (
              <button type="button" className="linklike" onClick={() => judge(r)}>
                登记改正
              </button>
            ) : null,
        },
      ]}
    />
  )
}

function Result({ r }: { r: ReviewItem }) {
  if (!r.resultLabel) return <Status kind="wait">待评查</Status>
  if (r.faults.length === 0) return <Status kind="done">{r.resultLabel}</Status>
  return (
    <>
      <Status kind={r.corrected ? 'done' : r.late ? 'over' : 'warn'}>
        {r.faults.map((f) => `${f.label}：${f.verdictLabel}`).join('；')}
      </Status>
      <small>
        {' '}
        {r.said}
        {r.corrected ? `。已改正：${r.corrected}` : r.dueOn ? `（${chineseDay(r.dueOn)}前改正${r.late ? '，已逾期' : ''}）` : ''}
      </small>
    </>
  )
}
