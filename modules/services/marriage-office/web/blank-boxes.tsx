import { Button, Form, Input, Radio } from 'antd'
import { chineseDay } from '#kernel/day.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { Table } from '#web/kit/table.tsx'
import { listBatches, receiveBatch } from '../blanks/contract.ts'
import { paperNames } from '../texts.zh.ts'

interface Values {
  kind: 'MARRIAGE' | 'DIVORCE'
  prefix: string
  first: string
  last: string
}

/** A box comes in: from its first printed number to its last. */
export function BoxForm() {
  const sending = useSend(receiveBatch)
  const [form] = Form.useForm<Values>()
  const figures = { pattern: /^\d{1,9}$/, required: true, message: '请填 1 到 9 位数字' }
  return (
    <details style={{ marginBlock: 12 }}>
      <summary className="linklike">登记一批入库</summary>
      <Form
        form={form}
        className="form-box"
        layout="vertical"
        requiredMark={false}
        style={{ maxWidth: 640, marginTop: 8 }}
        onFinish={(v) =>
          sending.mutate(
            {
              requestId: crypto.randomUUID(),
              kind: v.kind,
              prefix: v.prefix ?? '',
              digits: v.first.length,
              firstNo: Number(v.first),
              lastNo: Number(v.last),
            },
            { onSuccess: () => form.resetFields() },
          )
        }
      >
        <Form.Item name="kind" label="证件种类" rules={[{ required: true, message: '请选择证件种类' }]}>
          <Radio.Group options={Object.entries(paperNames).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <div className="row2">
          <Form.Item name="prefix" label="印制号前面不变的部分" extra="没有就不填">
            <Input maxLength={8} />
          </Form.Item>
          <Form.Item name="first" label="起号" rules={[figures]} extra="照包装上的位数填，前面的零也要填">
            <Input maxLength={9} inputMode="numeric" />
          </Form.Item>
          <Form.Item name="last" label="止号" rules={[figures]}>
            <Input maxLength={9} inputMode="numeric" />
          </Form.Item>
        </div>
        {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
        {sending.data && <Notice kind="done">{`已入库 ${sending.data.sheets} 张`}</Notice>}
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          入库
        </Button>
      </Form>
    </details>
  )
}

/** The boxes that came in, newest first. */
export function Boxes({ kind }: { kind: 'MARRIAGE' | 'DIVORCE' }) {
  const trail = useTrail()
  const asked = useCall(listBatches, { kind, ...(trail.after ? { after: trail.after } : {}) })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading lines={3} />
  if (asked.data.items.length === 0) return <p className="quiet">还没有入库。</p>
  return (
    <>
      <Table
        rows={asked.data.items}
        keyOf={(b) => b.batchId}
        columns={[
          { head: '入库', nowrap: true, cell: (b) => chineseDay(b.receivedOn) },
          { head: '起号', nowrap: true, cell: (b) => b.first },
          { head: '止号', nowrap: true, cell: (b) => b.last },
          { head: '张数', num: true, cell: (b) => b.sheets },
          { head: '经手', nowrap: true, cell: (b) => b.receivedBy },
        ]}
      />
      <Pager trail={trail} next={asked.data.next} />
    </>
  )
}
