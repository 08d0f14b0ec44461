import { Button, Form, Input, Radio, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useSend } from '#web/client/query.ts'
import { DateField, TextField } from '#web/desk/fields.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { addSession, closeCounselling, openCounselling } from '../counselling/contract.ts'
import { type counsellingKinds, outcomes } from '../rules/counselling.ts'
import { counsellingNames, outcomeNames } from '../texts.zh.ts'

interface Opened {
  kind: (typeof counsellingKinds)[number]
  visitors: string
  consentedOn: Dayjs
  sharesResult: boolean
  divorceNumber?: string
}

/** People who agreed to be counselled. */
export function OpenForm() {
  const sending = useSend(openCounselling)
  const [form] = Form.useForm<Opened>()
  return (
    <details style={{ marginBlock: 12 }}>
      <summary className="linklike">登记一件辅导</summary>
      <Form
        form={form}
        className="form-box"
        layout="vertical"
        requiredMark={false}
        style={{ maxWidth: 640, marginTop: 8 }}
        onFinish={({ divorceNumber, ...v }) =>
          sending.mutate(
            {
              requestId: crypto.randomUUID(),
              ...v,
              consentedOn: v.consentedOn.format('YYYY-MM-DD'),
              ...(divorceNumber ? { divorceNumber } : {}),
            },
            { onSuccess: () => form.resetFields() },
          )
        }
      >
        <Form.Item name="kind" label="种类" rules={[{ required: true, message: '请选择辅导种类' }]}>
          <Select placeholder="请选择" options={Object.entries(counsellingNames).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <TextField name="visitors" label="来访人" required hint="怎样称呼就怎样写，例如：陈先生、李女士" />
        <DateField name="consentedOn" label="同意辅导的日期" />
        <Form.Item name="sharesResult" label="是否同意告知登记处结果" rules={[{ required: true, message: '请选择' }]}>
          <Radio.Group
            options={[
              { value: true, label: '同意' },
              { value: false, label: '不同意' },
            ]}
          />
        </Form.Item>
        <TextField name="divorceNumber" label="离婚登记编号" hint="来访人愿意关联时，照回执上的编号填；不关联就不填" />
        {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          登记
        </Button>
      </Form>
    </details>
  )
}

/** One sitting. */
export function SittingForm({ counsellingId, done }: { counsellingId: string; done: () => void }) {
  const sending = useSend(addSession)
  const [requestId] = useState(() => crypto.randomUUID())
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 640 }}
      onFinish={(v: { sittingOn: Dayjs; minutes: string; words: string }) =>
        sending.mutate(
          { counsellingId, requestId, sittingOn: v.sittingOn.format('YYYY-MM-DD'), minutes: Number(v.minutes), words: v.words },
          { onSuccess: done },
        )
      }
    >
      <DateField name="sittingOn" label="日期" today />
      <TextField name="minutes" label="时长（分钟）" required number />
      <Form.Item name="words" label="辅导记录" rules={[{ required: true, min: 2, message: '请写辅导记录' }]}>
        <Input.TextArea rows={5} maxLength={4000} showCount />
      </Form.Item>
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          登记
        </Button>
        <Button onClick={done}>取消</Button>
      </p>
    </Form>
  )
}

/** How it ended. */
export function CloseForm({ counsellingId, done }: { counsellingId: string; done: () => void }) {
  const sending = useSend(closeCounselling)
  const [requestId] = useState(() => crypto.randomUUID())
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(v: { result: (typeof outcomes)[number] }) => sending.mutate({ counsellingId, requestId, ...v }, { onSuccess: done })}
    >
      <Form.Item name="result" label="结果" rules={[{ required: true, message: '请选择结果' }]}>
        <Radio.Group options={outcomes.map((value) => ({ value, label: outcomeNames[value] }))} />
      </Form.Item>
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          结束辅导
        </Button>
        <Button onClick={done}>取消</Button>
      </p>
    </Form>
  )
}
