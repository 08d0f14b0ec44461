import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useSend } from '#web/client/query.ts'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { countBlanks } from '../blanks/contract.ts'
import { paperNames } from '../texts.zh.ts'

/** What lies in the safe at the close of today; the books are not shown before, so that it is counted and not copied. */
export function CountForm({ kind }: { kind: 'MARRIAGE' | 'DIVORCE' }) {
  const sending = useSend(countBlanks)
  const [requestId, renew] = useState(() => crypto.randomUUID())
  return (
    <Form
      layout="inline"
      style={{ marginBlock: 12, rowGap: 8 }}
      requiredMark={false}
      onFinish={(v: { counted: string; note?: string }) =>
        sending.mutate(
          { requestId, kind, counted: Number(v.counted), ...(v.note ? { note: v.note } : {}) },
          { onError: () => renew(crypto.randomUUID()) },
        )
      }
    >
      <Form.Item
        name="counted"
        label={`今天清点${paperNames[kind]}（张）`}
        rules={[{ required: true, pattern: /^\d+$/, message: '请填张数' }]}
      >
        <Input style={{ width: 100 }} inputMode="numeric" />
      </Form.Item>
      <Form.Item name="note" label="不一致的原因">
        <Input style={{ width: 240 }} maxLength={300} />
      </Form.Item>
      <Button htmlType="submit" loading={sending.isPending}>
        登记清点
      </Button>
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
    </Form>
  )
}
