import { Button } from 'antd'
import { chineseDay } from '#kernel/day.ts'
import { linkTo } from '#web/call.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import { drawReviews, getReviewTranscript, listReviewDraws } from '../reviews/contract.ts'

/** Seeds promised in their month, drawn when it is over. */
export function ReviewDraws() {
  const trail = useTrail()
  const asked = useCall(listReviewDraws, trail.after ? { after: trail.after } : {})
  const drawing = useSend(drawReviews)
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading lines={3} />
  return (
    <section aria-label="评查抽取">
      <h2>每月抽取</h2>
      <p className="quiet">当月公布种子的指纹，月底以后用它抽取，名单和种子一并公开，任何人可以重抽核对。</p>
      {drawing.error && <Notice kind="bad">{messageOf(drawing.error)}</Notice>}
      {drawing.data && <Notice kind="done">{`已抽取：${drawing.data.population} 件抽 ${drawing.data.drawn} 件`}</Notice>}
      {asked.data.items.length === 0 ? (
        <p className="quiet">还没有种子承诺，每天凌晨自动公布当月的。</p>
      ) : (
        <Table
          rows={asked.data.items}
          keyOf={(d) => d.drawId}
          columns={[
            { head: '月份', nowrap: true, cell: (d) => d.title },
            { head: '承诺公布', nowrap: true, cell: (d) => chineseDay(d.committedOn) },
            { head: '种子指纹', nowrap: true, cell: (d) => <code title={d.commitment}>{d.commitment.slice(0, 16)}…</code> },
            { head: '登记', num: true, cell: (d) => d.population ?? '' },
            { head: '抽中', num: true, cell: (d) => d.drawn ?? '' },
            {
              head: '状态',
              nowrap: true,
              cell: (d) =>
                d.drawnOn ? (
                  <>
                    <Status kind="done">{chineseDay(d.drawnOn)}抽取</Status>{' '}
                    <a href={linkTo(getReviewTranscript, { drawId: d.drawId })}>抽取记录</a>
                  </>
                ) : d.mayDraw ? (
                  <Button
                    size="small"
                    type="primary"
                    loading={drawing.isPending}
                    onClick={() => drawing.mutate({ drawId: d.drawId, requestId: crypto.randomUUID() })}
                  >
                    抽取
                  </Button>
                ) : (
                  <Status kind="wait">等月底</Status>
                ),
            },
          ]}
        />
      )}
      <Pager trail={trail} next={asked.data.next} />
    </section>
  )
}
