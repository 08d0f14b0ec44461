import { Button, Form } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import type { z } from 'zod'
import { chineseMonth } from '#kernel/day.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { ReasonField } from '#web/desk/fields.tsx'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { type Column, Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { getMatch, waiveMissing } from '../contract.ts'
import { sourceColumns } from './source-columns.tsx'

type Match = z.output<(typeof getMatch)['reply']>

const findingColumns: Column<Match['findings'][number]>[] = [
  { head: '姓名', nowrap: true, cell: (f) => (f.caseId ? <Link href={`/cases/${f.caseId}`}>{f.name}</Link> : f.name) },
  { head: '村社', cell: (f) => f.placeName },
  { head: '对不上什么', cell: (f) => f.ruleLabel },
  { head: '轻重', nowrap: true, cell: (f) => f.severityLabel },
  {
    head: '办理',
    nowrap: true,
    cell: (f) =>
      f.caseId ? <Status kind={f.open ? 'you' : 'done'}>{f.open ? '没有办结' : '已办结'}</Status> : <span className="quiet">只作提示</span>,
  },
]

/** One match: what was missing and who signed for it, what was found, and where each stands. */
export default function MatchPage() {
  const { runId = '' } = useParams()
  useTitle('发放前比对')
  const trail = useTrail()
  const asked = useCall(getMatch, { runId, ...(trail.after ? { after: trail.after } : {}) })
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <p className="crumb">
            <Link href="/matches">发放前比对</Link>
          </p>
          <h1>{chineseMonth(data.run.month)}发放前比对</h1>
          <p className="quiet">
            {data.run.people} 人，对不上 {data.run.findings} 项
            {data.run.withoutConsent > 0 && `；${data.run.withoutConsent} 人没有授权书，只比了公开登记`}
            {data.run.otherName > 0 && `；${data.run.otherName} 行证件号相同而姓名不同，没有算到人`}
          </p>
          <Missing data={data} runId={runId} />
          <h2>对不上的</h2>
          {data.rules.length > 0 && <p className="quiet">{data.rules.map((r) => `${r.label} ${r.count}`).join('，')}</p>}
          {data.findings.length === 0 ? (
            <EmptyState title="都对得上" />
          ) : (
            <Table rows={data.findings} keyOf={(f) => f.key} columns={findingColumns} />
          )}
          <Pager trail={trail} next={data.next} />
          <h2>各来源</h2>
          <Table
            rows={data.sources}
            keyOf={(s) => s.source}
            columns={[
              ...sourceColumns,
              {
                head: '签字说明',
                cell: (s) => {
                  const { waiver } = data.sources.find((one) => one.source === s.source) ?? {}
                  return waiver ? `${waiver.reason}（${waiver.signedBy}）` : ''
                },
              },
            ]}
          />
        </>
      )}
    </Page>
  )
}

/** What is missing, and the head's signature to go on without it. */
function Missing({ data, runId }: { data: Match; runId: string }) {
  const { session } = useSession()
  const missing = data.sources.filter((s) => data.missing.includes(s.source) && !s.waiver)
  if (missing.length === 0) return null
  return (
    <>
      <Notice kind="bad" title={`缺少${missing.map((s) => s.name).join('、')}的数据，当月批次不能审批`}>
        收到数据后重新比对；确实拿不到的，由市局负责人逐项签字说明。
      </Notice>
      {session?.actor?.role === 'county_head' && missing.map((s) => <Waive key={s.source} runId={runId} source={s.source} name={s.name} />)}
    </>
  )
}

function Waive({ runId, source, name }: { runId: string; source: string; name: string }) {
  const [asking, ask] = useState(false)
  const waiving = useSend(waiveMissing)
  if (!asking)
    return (
      <p>
        <button type="button" className="btn low" onClick={() => ask(true)}>
          {name}：签字说明
        </button>
      </p>
    )
  return (
    <Form
      className="form-box"
      layout="vertical"
      requiredMark={false}
      onFinish={(v: { reason: string }) => waiving.mutate({ runId, requestId: crypto.randomUUID(), source, reason: v.reason })}
    >
      <ReasonField name="reason" label={`没有${name}的数据，为什么可以发放`} />
      <Button type="primary" htmlType="submit" loading={waiving.isPending}>
        签字
      </Button>
      {waiving.error && (
        <Notice kind="bad" title="没有签上">
          {messageOf(waiving.error)}
        </Notice>
      )}
    </Form>
  )
}
