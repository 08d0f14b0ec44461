import { Link, useParams } from 'wouter'
import { exportFigure, getFigure, listFigureRecords } from '#kernel/api/figures.ts'
import { chineseDay, dayInShanghai } from '#kernel/day.ts'
import { linkTo } from '#web/call.ts'
import { useCall } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { Facts } from '#web/kit/section.tsx'
import { EmptyState, ErrorState, Loading, Notice } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { apartWords, asOfWords, valueWords } from './figures-page.tsx'

/** One figure: its definition with version and period, and the records that it counts. */
export default function FigurePage() {
  const { figureId = '', year = '' } = useParams()
  const asked = useCall(getFigure, { figureId, year })
  useTitle(asked.data?.title ?? '指标')
  return (
    <Page asked={asked}>
      {(f) => (
        <>
          <p>
            <Link href="/figures">指标</Link>
          </p>
          <h1>
            {year}年{f.title}：{valueWords(f)}
          </h1>
          <Facts
            items={[
              { label: '口径', value: f.definition },
              { label: '口径版本', value: <code>{f.version}</code> },
              { label: '期间', value: `${chineseDay(f.from)}至${chineseDay(f.to)}` },
              { label: '数据', value: asOfWords(f.asOf) },
              { label: '单列', value: apartWords(f) || '没有' },
            ]}
          />
          {f.earlier.map((e) => (
            <p key={e.version} className="quiet">
              以前的口径（{chineseDay(e.firstUsedOn)}起用，版本 <code>{e.version}</code>）：{e.definition}
            </p>
          ))}
          <h2>明细</h2>
          {f.mayList ? (
            <Records figureId={figureId} year={year} />
          ) : (
            <Notice>您可以看数值和口径。明细由办理单位和审计查看，共 {f.records} 条。</Notice>
          )}
        </>
      )}
    </Page>
  )
}

function Records({ figureId, year }: { figureId: string; year: string }) {
  const trail = useTrail()
  const asked = useCall(listFigureRecords, { figureId, year, ...(trail.after ? { after: trail.after } : {}) })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading lines={6} />
  if (asked.data.items.length === 0) return <EmptyState title="这一年没有记录">换一个年份看看。</EmptyState>
  return (
    <>
      <p className="filters">
        <a href={linkTo(exportFigure, { figureId, year })}>导出明细</a>
      </p>
      <Table
        rows={asked.data.items}
        keyOf={(r) => r.recordId}
        columns={[
          { head: '记录', cell: (r) => <Link href={r.href}>{r.label}</Link> },
          { head: '单位', cell: (r) => r.placeName },
          { head: '日期', nowrap: true, cell: (r) => chineseDay(r.onDay) },
          { head: '登记入系统', nowrap: true, cell: (r) => chineseDay(dayInShanghai(new Date(r.recordedAt))) },
          { head: '数量', num: true, cell: (r) => r.quantity },
          { head: '单列', cell: (r) => r.apart ?? '' },
        ]}
      />
      <Pager trail={trail} next={asked.data.next} />
    </>
  )
}
