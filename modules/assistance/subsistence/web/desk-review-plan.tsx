import { Button, Form, Radio } from 'antd'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'wouter'
import type { z } from 'zod'
import { chineseDay, dayInShanghai } from '#kernel/day.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { ReasonField } from '#web/desk/fields.tsx'
import { Page } from '#web/desk/page.tsx'
import { Facts } from '#web/kit/section.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { getReviewPlan, setReviewClass, signReviewClass, startReview } from '../review/contract.ts'

type Plan = z.output<(typeof getReviewPlan)['reply']>

/** When one household is looked at again, and people's hand on its class. */
export default function ReviewPlanPage() {
  useTitle('复核安排')
  const { rootId = '' } = useParams()
  const asked = useCall(getReviewPlan, { rootId })
  return (
    <Page asked={asked} width={760}>
      {(data) => (
        <>
          <p className="crumb">
            <Link href={`/households/${rootId}`}>{data.name}户</Link>
          </p>
          <Head rootId={rootId} plan={data} />
          <Proposal rootId={rootId} plan={data} />
          {!data.proposal && <ClassForm rootId={rootId} plan={data} />}
          <h2>复核记录</h2>
          {data.done.length === 0 ? (
            <p className="quiet">享受以来还没有复核过，以批准日期为上次。</p>
          ) : (
            <Table
              rows={data.done}
              keyOf={(d) => d.caseId}
              columns={[
                { head: '日期', nowrap: true, cell: (d) => chineseDay(d.on) },
                { head: '结论', cell: (d) => <Link href={`/cases/${d.caseId}`}>{d.outcomeLabel}</Link> },
              ]}
            />
          )}
          {data.changes.length > 0 && (
            <>
              <h2>类别调整</h2>
              <Table
                rows={data.changes}
                keyOf={(c) => c.at}
                columns={[
                  { head: '日期', nowrap: true, cell: (c) => chineseDay(dayInShanghai(new Date(c.at))) },
                  { head: '调整', nowrap: true, cell: (c) => `${c.from} 类到 ${c.to} 类` },
                  { head: '状态', nowrap: true, cell: (c) => c.stateLabel },
                  { head: '理由', cell: (c) => c.reason },
                  { head: '经手', nowrap: true, cell: (c) => c.by },
                ]}
              />
            </>
          )}
        </>
      )}
    </Page>
  )
}

function Head({ rootId, plan }: { rootId: string; plan: Plan }) {
  const { session } = useSession()
  const [, go] = useLocation()
  const starting = useSend(startReview)
  const [requestId] = useState(() => crypto.randomUUID())
  const mayStart = ['town_clerk', 'county_clerk'].includes(session?.actor?.role ?? '') && !plan.openCase
  return (
    <>
      <div className="title-row">
        <h1>复核安排</h1>
        {plan.openCase ? (
          <Link className="btn" href={`/cases/${plan.openCase}`}>
            打开在办的复核
          </Link>
        ) : (
          mayStart && (
            <Button
              loading={starting.isPending}
              onClick={() => starting.mutate({ rootId, requestId }, { onSuccess: (made) => go(`/cases/${made.caseId}`) })}
            >
              提前复核
            </Button>
          )
        )}
      </div>
      {starting.error && <Notice kind="bad">{messageOf(starting.error)}</Notice>}
      <Facts
        items={[
          { label: '类别', value: <b>{`${plan.cls} 类，每 ${plan.months} 个月复核一次`}</b> },
          { label: '按规则', value: `${plan.byRule} 类` },
          { label: '上次', value: chineseDay(plan.lastOn) },
          { label: '应完成', value: chineseDay(plan.dueOn) },
        ]}
      />
    </>
  )
}

function Proposal({ rootId, plan: { proposal } }: { rootId: string; plan: Plan }) {
  const signing = useSend(signReviewClass)
  if (!proposal) return null
  const sign = (approve: boolean) => signing.mutate({ rootId, requestId: crypto.randomUUID(), proposalId: proposal.proposalId, approve })
  return (
    <Notice kind="warn" title={`${proposal.by}提出降到 ${proposal.cls} 类，等另一个人签署`}>
      {proposal.reason}
      {proposal.whyNot ? (
        <span className="quiet">（{proposal.whyNot}）</span>
      ) : (
        <p className="buttons">
          <Button type="primary" loading={signing.isPending} onClick={() => sign(true)}>
            签署同意
          </Button>
          <Button onClick={() => sign(false)}>不同意</Button>
        </p>
      )}
      {signing.error && <p role="alert">{messageOf(signing.error)}</p>}
    </Notice>
  )
}

function ClassForm({ rootId, plan }: { rootId: string; plan: Plan }) {
  const { session } = useSession()
  const sending = useSend(setReviewClass)
  const [form] = Form.useForm<{ cls: 'A' | 'B' | 'C'; reason: string }>()
  if (!['town_clerk', 'town_lead', 'county_clerk', 'county_head'].includes(session?.actor?.role ?? '')) return null
  const others = (['A', 'B', 'C'] as const).filter((c) => c !== plan.cls && c >= plan.byRule)
  if (others.length === 0) return null
  return (
    <Form
      form={form}
      className="form-box"
      layout="vertical"
      requiredMark={false}
      onFinish={(v) => sending.mutate({ rootId, requestId: crypto.randomUUID(), ...v }, { onSuccess: () => form.resetFields() })}
    >
      <h3>调整类别</h3>
      <Form.Item name="cls" label="调到" rules={[{ required: true, message: '请选择类别' }]}>
        <Radio.Group
          options={others.map((c) => ({ value: c, label: c > plan.cls ? `${c} 类（提高，马上生效）` : `${c} 类（降低，要另一个人签署）` }))}
        />
      </Form.Item>
      <ReasonField name="reason" label="理由" />
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
      <Button type="primary" htmlType="submit" loading={sending.isPending}>
        提交
      </Button>
    </Form>
  )
}
