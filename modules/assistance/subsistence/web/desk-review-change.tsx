import { Button, Form, Select } from 'antd'
import { useCall } from '#web/client/query.ts'
import { DateField, ReasonField } from '#web/desk/fields.tsx'
import type { MoveFormProps } from '#web/pages.ts'
import { ofOnePerson } from '../change/form.ts'
import { getHousehold } from '../household/contract.ts'
import { getReview } from '../review/contract.ts'
import { changeKindNames } from '../texts.zh.ts'
import { type ChangeValues, changeOf } from './change-values.ts'
import { kindFields, optionsOf } from './desk-change-fields.tsx'

const found = ['INCOME', 'JOB', 'JOB_END', 'WORK', 'HEALTH', 'STUDY', 'PROPERTY', 'EXPENSES', 'LEFT', 'RETURNED'] as const

/** 转变更: what the re-check found, or, where the sum alone is another one, nothing but the reason. */
export function ReviewChange({ caseId, label, busy, send, cancel }: MoveFormProps) {
  const [form] = Form.useForm<ChangeValues>()
  const kind = Form.useWatch('kind', form)
  const review = useCall(getReview, { caseId }).data
  const home = useCall(getHousehold, { rootId: review?.rootId ?? '' }, review !== undefined).data
  const people = (home?.people ?? []).map((p) => ({ value: p.ref, label: `${p.name}（${p.relationLabel}）` }))
  return (
    <Form<ChangeValues>
      form={form}
      className="form-box"
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      onFinish={(v) => send({ reason: v.note, ...(v.kind ? { change: changeOf(v) } : {}) })}
    >
      <h3>{label}</h3>
      <Form.Item
        name="kind"
        label="查到什么变化"
        rules={[{ required: review?.result?.differs !== true, message: '请选择查到什么变化' }]}
        extra={review?.result?.differs ? '只因标准或最低工资调整的，不用选' : undefined}
      >
        <Select allowClear options={optionsOf(changeKindNames, found)} placeholder="请选择" />
      </Form.Item>
      {kind && ofOnePerson.includes(kind) && (
        <Form.Item name="ref" label="是谁" rules={[{ required: true, message: '请选择是谁' }]}>
          <Select options={people} placeholder="请选择" />
        </Form.Item>
      )}
      {kind && <DateField name="happenedOn" label="发生日期" />}
      {kind && kindFields[kind]}
      <ReasonField name="note" label="理由和凭证" />
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          {label}
        </Button>
        <Button onClick={cancel}>取消</Button>
      </p>
    </Form>
  )
}
