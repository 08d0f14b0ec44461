import { Button, DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import type { z } from 'zod'
import { chineseDay, dayInShanghai } from '#kernel/day.ts'
import { plainYuan } from '#kernel/money.ts'
import { linkTo } from '#web/call.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { EmptyState, messageOf, Notice } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { closePeriod, exportJournal, getBooks } from '../contract.ts'

type Books = z.output<(typeof getBooks)['reply']>

const periodWords = (period: string) => (period.length === 4 ? `${period}年` : `${period.slice(0, 4)}年${Number(period.slice(5))}月`)

/** 总账: what every account holds by town, the periods that are closed, and the journal to take along. */
export default function BooksPage() {
  useTitle('总账和结账')
  const asked = useCall(getBooks, {})
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>总账和结账</h1>
          <p className="quiet">每一笔都从一个科目转到另一个科目，所以各行、各列合计总是零；各镇街的数就是账上的数。</p>
          {data.accounts.length === 0 ? (
            <EmptyState title="还没有记账">第一个批次审批后，这里按镇街列出各科目的余额。</EmptyState>
          ) : (
            <Balances data={data} />
          )}
          <h2>结账</h2>
          <Closings data={data} />
          <h2>导出总账</h2>
          <Journal />
        </>
      )}
    </Page>
  )
}

const Balances = ({ data }: { data: Books }) => (
  <Table
    rows={[...data.towns, { place: 'sum', name: '合计', fen: data.accounts.map((a) => a.fen) }]}
    keyOf={(t) => t.place}
    columns={[
      { head: '镇街', nowrap: true, cell: (t) => (t.place === 'sum' ? <b>{t.name}</b> : t.name) },
      ...data.accounts.map((a, i) => ({ head: a.label, num: true, cell: (t: Books['towns'][number]) => plainYuan(t.fen[i] ?? 0) })),
    ]}
  />
)

function Closings({ data }: { data: Books }) {
  const { session } = useSession()
  const closing = useSend(closePeriod)
  const { nextPeriod } = data
  return (
    <>
      {session?.actor?.role === 'finance' && nextPeriod && (
        <p className="buttons">
          <Button
            type="primary"
            loading={closing.isPending}
            onClick={() => closing.mutate({ requestId: crypto.randomUUID(), period: nextPeriod })}
          >
            结账：{periodWords(nextPeriod)}
          </Button>
          <span className="quiet">结账后这一期不能再记账。</span>
        </p>
      )}
      {closing.error && (
        <Notice kind="bad" title="没有结账">
          {messageOf(closing.error)}
        </Notice>
      )}
      {data.closings.length === 0 ? (
        <p className="quiet">还没有结过账。</p>
      ) : (
        <Table
          rows={data.closings}
          keyOf={(c) => c.period}
          columns={[
            { head: '期间', nowrap: true, cell: (c) => periodWords(c.period) },
            { head: '结账人', cell: (c) => c.closedBy },
            { head: '日期', nowrap: true, cell: (c) => chineseDay(dayInShanghai(new Date(c.closedAt))) },
            { head: '余额校验', cell: (c) => <span className="hash">{c.sha256.slice(0, 32)}</span> },
          ]}
        />
      )}
    </>
  )
}

function Journal() {
  const [range, setRange] = useState<[Dayjs | null, Dayjs | null]>([dayjs().startOf('year'), dayjs()])
  const [from, until] = range
  return (
    <p className="buttons">
      <DatePicker.RangePicker
        aria-label="起止日期"
        format="YYYY年M月D日"
        value={range}
        onChange={(v) => setRange([v?.[0] ?? null, v?.[1] ?? null])}
      />
      {from && until && (
        <a className="btn" href={linkTo(exportJournal, { from: from.format('YYYY-MM-DD'), until: until.format('YYYY-MM-DD') })}>
          下载记账文本
        </a>
      )}
      <span className="quiet">通用的复式记账文本，可以用 hledger 等工具核对。</span>
    </p>
  )
}
