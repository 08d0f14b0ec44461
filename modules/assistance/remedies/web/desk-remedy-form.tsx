import { Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { DateField, ReasonField, TextField } from '#web/desk/fields.tsx'
import { MoveForm } from '#web/desk/move-form.tsx'
import type { MoveFormProps } from '#web/pages.ts'
import { disputes, outcomes } from '../remedy/form.ts'
import { disputedNames, proposalNames } from '../texts.zh.ts'

const Choice = ({
  name,
  label,
  values,
  names,
}: {
  name: string
  label: string
  values: readonly string[]
  names: Record<string, string>
}) => (
  <Form.Item name={name} label={label} rules={[{ required: true, message: `请选择${label}` }]}>
    <Select options={values.map((value) => ({ value, label: names[value] ?? value }))} placeholder="请选择" />
  </Form.Item>
)

const outcome = (label: string) => <Choice name="outcome" label={label} values={outcomes} names={proposalNames} />
const why = <ReasonField name="reason" label="理由" />
const again = (
  <>
    <ReasonField name="reason" label="理由（写进决定书）" />
    <Choice name="disputed" label="争议在哪里" values={disputes} names={disputedNames} />
  </>
)

/** What each move of a remedy asks. */
const fields: Record<string, { ask: ReactNode; submit?: string }> = {
  accept: { ask: <p className="quiet">受理后生成受理通知书，写明最晚哪一天答复。</p>, submit: '受理，生成通知书' },
  accept_late: { ask: <ReasonField name="reason" label="为什么可以逾期受理" />, submit: '逾期受理，生成通知书' },
  not_accept: { ask: why, submit: '不予受理，生成决定书' },
  take: { ask: <p className="quiet">由您承办审查。办过原决定的人不能承办。</p> },
  propose: {
    ask: (
      <>
        {outcome('处理意见')}
        <ReasonField name="said" label="审查情况" />
      </>
    ),
  },
  order_stay: { ask: <ReasonField name="reason" label="为什么要停止执行" /> },
  record_judgment: {
    ask: (
      <>
        {outcome('判决结果')}
        <TextField name="court" label="法院全称" required />
        <TextField name="courtNumber" label="案号" required />
        <DateField name="judgedOn" label="判决日期" />
        <ReasonField name="said" label="判决要点" />
      </>
    ),
  },
  send_back: { ask: <ReasonField name="reason" label="退回理由" /> },
  uphold: { ask: <ReasonField name="reason" label="理由（写进决定书）" />, submit: '维持，生成决定书' },
  change: { ask: again, submit: '变更，生成决定书并重新办理' },
  cancel: { ask: again, submit: '撤销，生成决定书并重新办理' },
  withdraw: { ask: <TextField name="reason" label="说明（可以不填）" /> },
}

/** The form of one move of a remedy, in place beside the case. */
export default function RemedyMoveForm(props: MoveFormProps) {
  const { move, label } = props
  const spec = fields[move]
  return (
    <MoveForm {...props} submit={spec?.submit ?? label}>
      {spec?.ask}
    </MoveForm>
  )
}
