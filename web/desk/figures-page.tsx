import { Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Link } from 'wouter'
import { type FigureItem, listFigures } from '#kernel/api/figures.ts'
import { chineseDay, dayInShanghai, timeInShanghai } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Page } from '#web/desk/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'

/** 指标: the year's published numbers, each a door to its definition and its records. */
export default function FiguresPage() {
  useTitle('指标')
  const now = dayjs().year()
  const [year, setYear] = useState(now)
  const asked = useCall(listFigures, { year })
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>指标</h1>
          <div className="filters">
            <Select
              aria-label="年份"
              value={year}
              style={{ width: 120 }}
              onChange={setYear}
              options={Array.from({ length: 8 }, (_, i) => ({ value: now - i, label: `${now - i}年` }))}
            />
            <span className="quiet">每个数都由记录数出来，打开可以看口径和明细。{asOfWords(data.asOf)}。</span>
          </div>
          {data.items.length === 0 ? (
            <EmptyState title="没有您可以看的指标">各业务的公布指标列在这里。</EmptyState>
          ) : (
            <Table
              rows={data.items}
              keyOf={(f) => f.figureId}
              columns={[
                { head: '指标', cell: (f) => <Link href={`/figures/${f.figureId}/${year}`}>{f.title}</Link> },
                { head: '数值', num: true, cell: (f) => <b>{valueWords(f)}</b> },
                { head: '记录', num: true, cell: (f) => f.records.toLocaleString('en-US') },
                { head: '其中单列', cell: (f) => apartWords(f) },
              ]}
            />
          )}
        </>
      )}
    </Page>
  )
}

/** 数据截至 2021年1月28日 14:30 */
export const asOfWords = (asOf: string) => {
  const at = new Date(asOf)
  return `数据截至 ${chineseDay(dayInShanghai(at))} ${timeInShanghai(at)}`
}

/** 4,615 件 */
export const valueWords = (f: Pick<FigureItem, 'value' | 'valueText' | 'unitWord'>) =>
  f.value !== null && f.unitWord ? `${f.valueText} ${f.unitWord}` : f.valueText

export const apartWords = (f: Pick<FigureItem, 'apart'>) => f.apart.map((a) => `${a.label} ${a.count} 件`).join('，')
