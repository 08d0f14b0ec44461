import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useSend } from '#web/client/query.ts'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { bookByPhone, takeWalkIn } from '../desk/contract.ts'
import { type BookingKind, bookingKinds, peopleOf } from '../rules/services.ts'
import { kindNames } from '../texts.zh.ts'

interface Values {
  kind: BookingKind
  people: { name: string; idNumber: string }[]
  phone: string
  slotId?: string
}

/** A time of the day that is shown, with what is free in it. */
export interface FreeTime {
  slotId: string
  label: string
}

/**
 * Somebody who simply came: both are here, so both are checked in. With `times` it is a booking by telephone, entered while speaking:
 * one calendar for all ways.
 */
export function WalkInForm({ times, done }: { times?: readonly FreeTime[]; done: () => void }) {
  const walking = useSend(takeWalkIn)
  const phoning = useSend(bookByPhone)
  const sending = times ? phoning : walking
  const [requestId] = useState(() => crypto.randomUUID())
  const [kind, setKind] = useState<BookingKind>('marriage')
  const whose = peopleOf(kind) === 1 ? ['本人'] : ['一方', '另一方']
  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 640 }}
      initialValues={{ kind }}
      onFinish={({ slotId = '', ...v }) => {
        const said = { requestId, ...v, people: v.people.slice(0, peopleOf(kind)) }
        if (times) phoning.mutate({ ...said, slotId }, { onSuccess: done })
        else walking.mutate(said, { onSuccess: done })
      }}
    >
      <Form.Item name="kind" label="办什么">
        <Select onChange={setKind} options={bookingKinds.map((value) => ({ value, label: kindNames[value] }))} />
      </Form.Item>
      {times && (
        <Form.Item name="slotId" label="时间" rules={[{ required: true, message: '请选择时间' }]}>
          <Select placeholder="请选择" options={times.map((t) => ({ value: t.slotId, label: t.label }))} />
        </Form.Item>
      )}
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
        {times ? '约好，发短信' : '取号并签到'}
      </Button>{' '}
      <Button onClick={done}>{times ? '不约了' : '不取了'}</Button>
    </Form>
  )
}
