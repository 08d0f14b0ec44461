import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useSend } from '#web/client/query.ts'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { takeWalkIn } from '../desk/contract.ts'
import { type BookingKind, bookingKinds, peopleOf } from '../rules/services.ts'
import { kindNames } from '../texts.zh.ts'

interface Values {
  kind: BookingKind
  people: { name: string; idNumber: string }[]
  phone: string
}

/** Somebody who simply came: both are here, so both are checked in. */
export function WalkInForm({ done }: { done: () => void }) {
  const sending = useSend(takeWalkIn)
  const [requestId] = useState(() => crypto.randomUUID())
  const [kind, setKind] = useState<BookingKind>('marriage')
  const whose = peopleOf(kind) === 1 ? ['本人'] : ['一方', '另一方']
  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 640 }}
      initialValues={{ kind }}
      onFinish={(v) => sending.mutate({ requestId, ...v, people: v.people.slice(0, peopleOf(kind)) }, { onSuccess: done })}
    >
      <Form.Item name="kind" label="办什么">
        <Select onChange={setKind} options={bookingKinds.map((value) => ({ value, label: kindNames[value] }))} />
      </Form.Item>
      {whose.map((w, i) => (
        <div key={w} style={{ display: 'grid', gridTemplateColumns: '1fr 2fr', gap: 12 }}>
          <Form.Item name={['people', i, 'name']} label={`${w}姓名`} rules={[{ required: true, message: '请填写姓名' }]}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item
            name={['people', i, 'idNumber']}
            label={`${w}公民身份号码`}
            rules={[{ required: true, message: '请填写公民身份号码' }]}
          >
            <Input maxLength={20} autoComplete="off" />
          </Form.Item>
        </div>
      ))}
      <Form.Item name="phone" label="手机号" rules={[{ required: true, pattern: /^1\d{10}$/, message: '手机号是 11 位数字' }]}>
        <Input maxLength={11} />
      </Form.Item>
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
      <Button type="primary" htmlType="submit" loading={sending.isPending}>
        取号并签到
      </Button>{' '}
      <Button onClick={done}>不取了</Button>
    </Form>
  )
}
