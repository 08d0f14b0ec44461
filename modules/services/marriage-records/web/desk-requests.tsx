import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { listRequests, type RequestItem } from '../contract.ts'
import { serviceNames } from '../texts.zh.ts'

const columns: Column<RequestItem>[] = [
  {
    head: '当事人',
    nowrap: true,
    cell: (r) => (
      <Link href={`/cases/${r.caseId}`}>
        <b>{r.name}</b>
      </Link>
    ),
  },
  { head: '事项', cell: (r) => r.serviceLabel },
  { head: '种类', cell: (r) => r.kindLabel },
  { head: '编号', nowrap: true, cell: (r) => r.number },
  { head: '受理', nowrap: true, cell: (r) => chineseDay(r.madeOn) },
  { head: '到哪一步', nowrap: true, cell: (r) => <Status kind={r.ended ? 'done' : 'wait'}>{r.stepLabel}</Status> },
]

type Service = keyof typeof serviceNames | ''

/** 补领、证明、更正: re-issues, proofs, corrections, judgments and false identities, the newest first. */
export default function RequestsPage() {
  useTitle('补领、证明、更正')
  const { session } = useSession()
  const takesIn = ['registrar', 'registry_head', 'archivist'].includes(session?.actor?.role ?? '')
  const [service, setService] = useState<Service>('')
  const trail = useTrail()
  const asked = useCall(listRequests, {
    ...(service ? { recordService: service as 'marriage_proof' } : {}),
    ...(trail.after ? { after: trail.after } : {}),
  })
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <div className="title-row">
            <h1>补领、证明、更正</h1>
            {takesIn && (
              <Link className="btn" href="/marriage-records/new">
                查档案、受理
              </Link>
            )}
          </div>
          <div className="filters">
            <Select<Service>
              aria-label="事项"
              value={service}
              style={{ width: 180 }}
              options={[{ value: '', label: '全部事项' }, ...Object.entries(serviceNames).map(([value, label]) => ({ value, label }))]}
              onChange={(v) => {
                setService(v)
                trail.restart()
              }}
            />
          </div>
          {data.items.length === 0 ? (
            <EmptyState title="没有这样的办件">
              补领证件、出具证明、复印档案、更正、法院文书和虚假登记线索，都从“查档案、受理”开始。
            </EmptyState>
          ) : (
            <Table rows={data.items} keyOf={(r) => r.caseId} columns={columns} />
          )}
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}
