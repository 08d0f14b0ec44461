import { Button, Form, Radio } from 'antd'
import { useState } from 'react'
import { chineseDay } from '#kernel/day.ts'
import { useSend } from '#web/client/query.ts'
import { ReasonField } from '#web/desk/fields.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { askEventWithdrawal, decideEventWithdrawal, type EventView, judgeEventDate } from '../contract.ts'

const Refused = ({ error }: { error: unknown }) =>
  error ? (
    <Notice kind="bad" title="没有办成">
      {messageOf(error)}
    </Notice>
  ) : null

/** A mistaken report: one person asks, another decides. */
export function Withdrawal({ e }: { e: EventView }) {
  const [open, setOpen] = useState(false)
  if (e.mayDecide) return <Decide e={e} />
  return open ? (
    <Ask e={e} close={() => setOpen(false)} />
  ) : (
    <p style={{ marginTop: 24 }}>
      <button type="button" className="linklike" onClick={() => setOpen(true)}>
        报告有误，申请撤销
      </button>
    </p>
  )
}

function Ask({ e, close }: { e: EventView; close: () => void }) {
  const sending = useSend(askEventWithdrawal)
  const [requestId] = useState(() => crypto.randomUUID())
  return (
    <Form
      className="form-box"
      layout="vertical"
      requiredMark={false}
      onFinish={({ reason }: { reason: string }) => sending.mutate({ requestId, eventId: e.eventId, reason }, { onSuccess: close })}
    >
      <h3>申请撤销{e.name}的去世登记</h3>
      <p className="quiet">由另一位市局工作人员决定。撤销后，居民登记、账户、低保、领款人、追缴都恢复原状。</p>
      <ReasonField name="reason" label="为什么有误" />
      <Refused error={sending.error} />
      <p className="buttons">
        <Button type="primary" danger htmlType="submit" loading={sending.isPending}>
          申请撤销
        </Button>
        <Button onClick={close}>取消</Button>
      </p>
    </Form>
  )
}

function Decide({ e }: { e: EventView }) {
  const sending = useSend(decideEventWithdrawal)
  const [requestId] = useState(() => crypto.randomUUID())
  return (
    <Form
      className="form-box"
      layout="vertical"
      requiredMark={false}
      onFinish={(v: { agree: boolean; reason: string }) => sending.mutate({ requestId, eventId: e.eventId, ...v })}
    >
      <h3>决定是否撤销</h3>
      <Form.Item name="agree" label="决定" rules={[{ required: true, message: '请选择是否撤销' }]}>
        <Radio.Group
          options={[
            { value: true, label: '撤销登记，各项恢复原状' },
            { value: false, label: '登记无误，不撤销' },
          ]}
        />
      </Form.Item>
      <ReasonField name="reason" label="理由" />
      <Refused error={sending.error} />
      <Button type="primary" htmlType="submit" loading={sending.isPending}>
        作出决定
      </Button>
    </Form>
  )
}

/** Sources that name different dates: the county says which is right. */
export function JudgeDate({ e }: { e: EventView }) {
  const sending = useSend(judgeEventDate)
  const [requestId] = useState(() => crypto.randomUUID())
  return (
    <Form
      className="form-box"
      layout="vertical"
      requiredMark={false}
      onFinish={(v: { happenedOn: string; reason: string }) => sending.mutate({ requestId, eventId: e.eventId, ...v })}
    >
      <h3>核定去世日期</h3>
      <Form.Item name="happenedOn" label="以哪个日期为准" rules={[{ required: true, message: '请选择日期' }]}>
        <Radio.Group
          options={e.dates.map((value) => ({ value, label: `${chineseDay(value)}${value === e.happenedOn ? '（现在登记的）' : ''}` }))}
        />
      </Form.Item>
      <ReasonField name="reason" label="理由" />
      <Refused error={sending.error} />
      <Button type="primary" htmlType="submit" loading={sending.isPending}>
        核定
      </Button>
    </Form>
  )
}
