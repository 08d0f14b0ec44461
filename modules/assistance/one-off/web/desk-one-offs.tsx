import { Link } from 'wouter'
import { chineseDay, chineseMonth } from '#kernel/day.ts'
import { plainYuan } from '#kernel/money.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { listOneOffs, type OneOffBatch } from '../contract.ts'
import { MakeList } from './desk-make-list.tsx'

const columns: Column<OneOffBatch>[] = [
  { head: '名称', cell: (b) => <Link href={`/one-offs/${b.batchId}`}>{b.title}</Link> },
  { head: '月份', nowrap: true, cell: (b) => chineseMonth(b.month) },
  {
    head: '状态',
    nowrap: true,
    cell: (b) => <Status kind={b.state === 'approved' ? 'done' : b.state === 'prepared' ? 'you' : 'wait'}>{b.stateLabel}</Status>,
  },
  { head: '笔数', num: true, cell: (b) => b.payments },
  { head: '人数', num: true, cell: (b) => b.persons },
  { head: '金额（元）', num: true, cell: (b) => plainYuan(b.fen) },
  { head: '依据', cell: (b) => b.basis },
  { head: '应发放到', nowrap: true, cell: (b) => (b.dueOn ? chineseDay(b.dueOn) : '') },
  { head: '编制', cell: (b) => b.preparedBy },
  { head: '批准', cell: (b) => b.decidedBy },
]

/** 一次性发放: price subsidies and festival payments. */
export default function OneOffsPage() {
  useTitle('一次性发放')
  const { session } = useSession()
  const asked = useCall(listOneOffs, {})
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>一次性发放</h1>
          <p className="quiet">价格临时补贴和节日慰问。先编制名单，由负责人批准后，财务按项目建立批次发放。</p>
          {session?.actor?.role === 'county_clerk' && <MakeList />}
          {data.items.length === 0 ? (
            <EmptyState title="还没有名单">物价指数达到启动线，或者逢年过节要慰问时，在这里编制名单。</EmptyState>
          ) : (
            <Table rows={data.items} keyOf={(b) => b.batchId} columns={columns} />
          )}
        </>
      )}
    </Page>
  )
}
