import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { plainYuan, yuan } from '#kernel/money.ts'
import { linkTo } from '#web/call.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { exportRecoveries, listRecoveries } from '../contract.ts'

/** 多发追缴: what is to come back, and where each stands. Finance opens it to record what came. */
export default function RecoveriesPage() {
  useTitle('多发追缴')
  const { session } = useSession()
  const trail = useTrail()
  const [ended, setEnded] = useState<'no' | 'yes'>('no')
  const asked = useCall(listRecoveries, { ended, ...(trail.after ? { after: trail.after } : {}) })
  const base = session?.actor?.role === 'finance' ? '/recoveries' : '/cases'
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>多发追缴</h1>
          <div className="filters">
            <Select
              aria-label="状态"
              value={ended}
              style={{ width: 120 }}
              onChange={(v) => {
                setEnded(v)
                trail.restart()
              }}
              options={[
                { value: 'no', label: '正在追缴' },
                { value: 'yes', label: '已办结' },
              ]}
            />
            <a href={linkTo(exportRecoveries, { ended })}>{data.next ? '导出前 50 件' : '导出'}</a>
            {data.openFen > 0 && <span className="quiet">本页还要追回 {yuan(data.openFen)}</span>}
          </div>
          {data.items.length === 0 ? (
            <EmptyState title={ended === 'no' ? '没有要追缴的' : '还没有办结的追缴'}>
              变更确认后，如果以前月份多发了，会自动立一件追缴，列在这里。
            </EmptyState>
          ) : (
            <Table
              rows={data.items}
              keyOf={(r) => r.caseId}
              columns={[
                { head: '户', nowrap: true, cell: (r) => <Link href={`${base}/${r.caseId}`}>{r.title}</Link> },
                { head: '村社', cell: (r) => r.placeName },
                { head: '编号', nowrap: true, cell: (r) => r.number },
                { head: '立案', nowrap: true, cell: (r) => chineseDay(r.receivedOn) },
                { head: '到哪一步', nowrap: true, cell: (r) => r.stepLabel },
                { head: '办法', cell: (r) => r.wayLabel },
                { head: '还差（元）', num: true, cell: (r) => plainYuan(r.leftFen) },
              ]}
            />
          )}
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}
