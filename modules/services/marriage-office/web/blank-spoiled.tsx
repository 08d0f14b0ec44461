import { Button, Form, Input, Select } from 'antd'
import { Link } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import { listDestructions, listSpoiled, proposeDestruction, signDestruction } from '../blanks/contract.ts'
import { paperNames } from '../texts.zh.ts'

/** Spoiled sheets with their reasons, and their destruction under two signatures. */
export function Spoiled({ mayPropose }: { mayPropose: boolean }) {
  const trail = useTrail()
  const asked = useCall(listSpoiled, trail.after ? { after: trail.after } : {})
  return (
    <>
      <h2>作废证件</h2>
      {asked.error ? (
        <ErrorState error={asked.error} retry={() => void asked.refetch()} />
      ) : !asked.data ? (
        <Loading lines={3} />
      ) : asked.data.items.length === 0 ? (
        <p className="quiet">没有作废的证件。</p>
      ) : (
        <Table
          rows={asked.data.items}
          keyOf={(b) => b.label + b.serial}
          columns={[
            {
              head: '印制号',
              nowrap: true,
              cell: (b) => (b.registrationId ? <Link href={`/marriage-files/${b.registrationId}`}>{b.serial}</Link> : b.serial),
            },
            { head: '种类', nowrap: true, cell: (b) => b.label },
            { head: '作废', nowrap: true, cell: (b) => chineseDay(b.usedOn) },
            { head: '原因', cell: (b) => b.reason },
            { head: '经手', nowrap: true, cell: (b) => b.by },
            { head: '状态', nowrap: true, cell: (b) => b.stateLabel },
          ]}
        />
      )}
      <Pager trail={trail} next={asked.data?.next} />
      <h2>销毁</h2>
      {mayPropose && <ProposeForm />}
      <Destructions />
    </>
  )
}

function ProposeForm() {
  const sending = useSend(proposeDestruction)
  const [form] = Form.useForm<{ kind: 'MARRIAGE' | 'DIVORCE'; destroyWay: string }>()
  return (
    <Form
      form={form}
      layout="inline"
      style={{ marginBlock: 12, rowGap: 8 }}
      requiredMark={false}
      onFinish={(v) => sending.mutate({ requestId: crypto.randomUUID(), ...v }, { onSuccess: () => form.resetFields() })}
    >
      <Form.Item name="kind" label="销毁作废的" rules={[{ required: true, message: '请选择证件种类' }]}>
        <Select
          style={{ width: 120 }}
          placeholder="请选择"
          options={Object.entries(paperNames).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item name="destroyWay" label="销毁方式" rules={[{ required: true, min: 2, message: '请写明销毁方式' }]}>
        <Input style={{ width: 200 }} maxLength={100} placeholder="碎纸机" />
      </Form.Item>
      <Button htmlType="submit" loading={sending.isPending}>
        提出，等另一人签字
      </Button>
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
    </Form>
  )
}

function Destructions() {
  const trail = useTrail()
  const asked = useCall(listDestructions, trail.after ? { after: trail.after } : {})
  const signing = useSend(signDestruction)
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading lines={2} />
  if (asked.data.items.length === 0) return <p className="quiet">还没有销毁记录。销毁要两人签字。</p>
  return (
    <>
      {signing.error && <Notice kind="bad">{messageOf(signing.error)}</Notice>}
      <Table
        rows={asked.data.items}
        keyOf={(d) => d.destructionId}
        columns={[
          { head: '种类', nowrap: true, cell: (d) => d.label },
          { head: '张数', num: true, cell: (d) => d.sheets },
          { head: '方式', cell: (d) => d.destroyWay },
          { head: '提出', nowrap: true, cell: (d) => `${d.proposedBy}，${chineseDay(d.proposedOn)}` },
          {
            head: '第二人签字',
            nowrap: true,
            cell: (d) =>
              d.signedBy && d.signedOn ? (
                <Status kind="done">
                  {d.signedBy}，{chineseDay(d.signedOn)}
                </Status>
              ) : d.maySign ? (
                <Button
                  size="small"
                  type="primary"
                  loading={signing.isPending}
                  onClick={() => signing.mutate({ destructionId: d.destructionId, requestId: crypto.randomUUID() })}
                >
                  签字，销毁 {d.sheets} 张
                </Button>
              ) : (
                <Status kind="wait">等另一人签字</Status>
              ),
          },
        ]}
      />
      <Pager trail={trail} next={asked.data.next} />
    </>
  )
}
