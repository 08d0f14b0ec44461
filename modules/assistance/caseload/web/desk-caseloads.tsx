import { Link } from 'wouter'
import { chineseDay, chineseMonth, dayInShanghai } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Status, type StatusKind } from '#web/kit/status.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { type ImportItem, listCaseloads } from '../contract.ts'
import { TakeList } from './desk-take-list.tsx'

const kinds: Record<string, StatusKind> = { loaded: 'done', checked: 'you', refused: 'over' }

const columns: Column<ImportItem>[] = [
  { head: '名册', cell: (i) => <Link href={`/caseload/${i.importId}`}>{i.name}</Link> },
  { head: '状态', nowrap: true, cell: (i) => <Status kind={kinds[i.state] ?? 'wait'}>{i.stateLabel}</Status> },
  { head: '户数', num: true, cell: (i) => i.households },
  { head: '行数', num: true, cell: (i) => i.rows },
  { head: '有错的行', num: true, cell: (i) => i.wrongRows },
  { head: '开始发放', nowrap: true, cell: (i) => chineseMonth(i.from) },
  { head: '上传', nowrap: true, cell: (i) => `${i.madeBy} ${chineseDay(dayInShanghai(new Date(i.madeAt)))}` },
  { head: '批准', cell: (i) => i.decidedBy },
]

/** 名册导入: the bureau's own lists, from the first day on. */
export default function CaseloadsPage() {
  useTitle('名册导入')
  const { session } = useSession()
  const asked = useCall(listCaseloads, {})
  return (
    <Page asked={asked}>
      {({ items }) => (
        <>
          <h1>名册导入</h1>
          <p className="quiet">
            把正在发放的低保、低保边缘和支出型家庭，按一人一行的表格导入。先核对，看清每一户和规则的差异，再由负责人批准。
          </p>
          {session?.actor?.role === 'county_clerk' && <TakeList />}
          {items.length === 0 ? (
            <EmptyState title="还没有导入过">上传原来系统导出的表格（.xlsx 或 .csv）。上传只核对，不会改动任何一户。</EmptyState>
          ) : (
            <Table rows={items} keyOf={(i) => i.importId} columns={columns} />
          )}
        </>
      )}
    </Page>
  )
}
