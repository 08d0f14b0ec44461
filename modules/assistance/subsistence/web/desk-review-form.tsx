import { Form, InputNumber, Radio, Select } from 'antd'
import { useCall } from '#web/client/query.ts'
import { DateField, ReasonField, TextField } from '#web/desk/fields.tsx'
import { MoveForm } from '#web/desk/move-form.tsx'
import type { MoveFormProps } from '#web/pages.ts'
import { getReview } from '../review/contract.ts'
import { stopNames } from '../texts.zh.ts'
import { ReviewChange } from './desk-review-change.tsx'

/** The form of one move of a re-check, in place beside the case. */
export default function ReviewMoveForm(props: MoveFormProps) {
  if (props.move === 'change') return <ReviewChange {...props} />
  return <PlainMove {...props} />
}

function PlainMove(props: MoveFormProps) {
  const { caseId, move } = props
  return (
    <MoveForm {...props} read={read}>
      {move === 'report' && (
        <>
          <Form.Item name="anomalies" label="异常条数" initialValue={0} rules={[{ required: true, message: '请填异常条数，没有的填 0' }]}>
            <InputNumber min={0} max={99} precision={0} />
          </Form.Item>
          <ReasonField name="said" label="各来源核对情况" />
        </>
      )}
      {move === 'visit' && <Visit caseId={caseId} />}
      {move === 'compute' && <p className="quiet">按现在知道的全部情况重新推算各月金额；今天起采用现行最低工资标准。</p>}
      {move === 'county_check' && (
        <>
          <DateField name="visitedOn" label="核查日期" today />
          <ReasonField name="said" label="核查情况" />
        </>
      )}
      {move === 'keep' && <TextField name="reason" label="说明（可以不填）" />}
      {move === 'stop' && (
        <>
          <Form.Item name="stop" label="停发原因" rules={[{ required: true, message: '请选择停发原因' }]}>
            <Select placeholder="请选择" options={Object.entries(stopNames).map(([value, text]) => ({ value, label: text }))} />
          </Form.Item>
          <DateField name="happenedOn" label="发生日期" today />
          <ReasonField name="reason" label="理由" />
        </>
      )}
      {move === 'drop' && <ReasonField name="reason" label="为什么不再复核" />}
    </MoveForm>
  )
}

function Visit({ caseId }: { caseId: string }) {
  const { data } = useCall(getReview, { caseId })
  return (
    <>
      <DateField name="visitedOn" label="入户日期" today />
      <TextField name="met" label="见到谁" required />
      <Form.Item name="colleague" label="同去的调查人" rules={[{ required: true, message: '请选择同去的调查人' }]}>
        <Select placeholder="请选择" options={(data?.colleagues ?? []).map((c) => ({ value: c.id, label: c.name }))} />
      </Form.Item>
      <ReasonField name="findings" label="入户情况" />
      <Form.Item name="material" label="有没有实质变化" rules={[{ required: true, message: '请选情况有没有实质变化' }]}>
        <Radio.Group
          options={[
            { value: false, label: '没有' },
            { value: true, label: '有' },
          ]}
        />
      </Form.Item>
    </>
  )
}

/** A reason that may be left out is an empty one. */
const read = (v: Record<string, unknown>) => (v.reason === undefined && 'reason' in v ? { ...v, reason: '' } : v)
