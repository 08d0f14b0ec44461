import { Button, DatePicker, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { type ClosureItem, liftRegistryClosure, listClosures, planRegistryClosure, settleRegistryClosure } from '../desk/contract.ts'
import { type Counter, counterNames, counters } from '../rules/services.ts'

const states = { PLANNED: '等答复', CLOSED: '已停办', LIFTED: '已取消' } as const

/** 停办: a counter out of use for some hours; whoever is affected is offered another time before anything is cancelled. */
export default function ClosuresPage() {
  useTitle('停办安排')
  const trail = useTrail()
  const { session } = useSession()
  const asked = useCall(listClosures, trail.after ? { after: trail.after } : {})
  const head = session?.actor?.role === 'registry_head'
  return (
    <Page asked={asked}>
      {(data) => (
        <>
          <h1>停办安排</h1>
          <p className="quiet">安排后不再接受新预约；受影响的每一对都先留出相近的时间并发短信，答复期限过了再确认停办。</p>
          {head && <PlanForm />}
          {data.items.length === 0 ? (
            <EmptyState title="没有停办安排">停电、维护、活动时在这里安排。</EmptyState>
          ) : (
            <Table
              rows={data.items}
              keyOf={(c) => c.closureId}
              columns={[
                { head: '窗口', nowrap: true, cell: (c) => c.counterName },
                { head: '时间', nowrap: true, cell: (c) => `${c.from} 到 ${c.until.slice(-5)}` },
                { head: '原因', cell: (c) => c.reason },
                { head: '受影响', num: true, cell: (c) => c.affected },
                { head: '已改约', num: true, cell: (c) => c.answered },
                { head: '等答复', num: true, cell: (c) => c.standing },
                {
                  head: '状态',
                  nowrap: true,
                  cell: (c) => <Status kind={c.state === 'CLOSED' ? 'done' : 'wait'}>{states[c.state]}</Status>,
                },
                { head: '操作', nowrap: true, cell: (c) => (head ? <Acts c={c} /> : null) },
              ]}
            />
          )}
          <Pager trail={trail} next={data.next} />
        </>
      )}
    </Page>
  )
}

function Acts({ c }: { c: ClosureItem }) {
  const settling = useSend(settleRegistryClosure)
  const lifting = useSend(liftRegistryClosure)
  const id = () => ({ requestId: crypto.randomUUID(), closureId: c.closureId })
  const error = settling.error ?? lifting.error
  if (c.state === 'LIFTED') return null
  return (
    <>
      {c.state === 'PLANNED' && (
        <Button size="small" loading={settling.isPending} onClick={() => settling.mutate(id())}>
          {c.left > 0 ? `确认停办，取消 ${c.left} 个` : '确认停办'}
        </Button>
      )}{' '}
      <Button size="small" loading={lifting.isPending} onClick={() => lifting.mutate(id())}>
        照常办理
      </Button>
      {error && <Notice kind="bad">{messageOf(error)}</Notice>}
    </>
  )
}

interface Values {
  counter: Counter
  day: { format: (f: string) => string }
  fromTime: string
  untilTime: string
  reason: string
}

function PlanForm() {
  const sending = useSend(planRegistryClosure)
  const [form] = Form.useForm<Values>()
  const [n, setN] = useState(0)
  const time = { required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: '写作 09:30' }
  return (
    <details>
      <summary>安排停办</summary>
      <Form<Values>
        key={n}
        form={form}
        layout="vertical"
        requiredMark={false}
        style={{ maxWidth: 560 }}
        onFinish={(v) =>
          sending.mutate(
            { requestId: crypto.randomUUID(), ...v, day: v.day.format('YYYY-MM-DD') },
            {
              onSuccess: () => {
                form.resetFields()
                setN(n + 1)
              },
            },
          )
        }
      >
        <Form.Item name="counter" label="窗口" rules={[{ required: true, message: '请选择窗口' }]}>
          <Select placeholder="请选择" options={counters.map((value) => ({ value, label: counterNames[value] }))} />
        </Form.Item>
        <Form.Item name="day" label="日期" rules={[{ required: true, message: '请选日期' }]}>
          <DatePicker style={{ width: '100%' }} format="YYYY年M月D日" />
        </Form.Item>
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
          <Form.Item name="fromTime" label="开始时间" rules={[time]}>
            <Input placeholder="09:30" maxLength={5} />
          </Form.Item>
          <Form.Item name="untilTime" label="结束时间" rules={[time]}>
            <Input placeholder="11:30" maxLength={5} />
          </Form.Item>
        </div>
        <Form.Item name="reason" label="原因" rules={[{ required: true, min: 2, message: '请写明原因' }]}>
          <Input maxLength={100} />
        </Form.Item>
        {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          安排停办并通知
        </Button>
      </Form>
      {sending.data && (
        <Notice kind="done" title={`受影响 ${sending.data.affected} 对，已留出时间 ${sending.data.offered} 对`}>
          没有空位可留的，短信请他们另选时间。
        </Notice>
      )}
    </details>
  )
}
