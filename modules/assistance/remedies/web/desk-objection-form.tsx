import { Form, Input, Select } from 'antd'
import { ReasonField } from '#web/desk/fields.tsx'
import { MoveForm } from '#web/desk/move-form.tsx'
import type { MoveFormProps } from '#web/pages.ts'
import { findings } from '../objection/form.ts'
import { findingNames } from '../texts.zh.ts'

const options = findings.map((value) => ({ value, label: findingNames[value] ?? value }))

/** The form of one move of an objection, in place beside the case. */
export default function ObjectionMoveForm(props: MoveFormProps) {
  const { move, label } = props
  return (
    <MoveForm {...props} submit={move === 'answer' ? '答复，生成答复书' : label}>
      {move === 'take' && <p className="quiet">由您承办核实和答复。参加过原来入户调查的人不能承办。</p>}
      {(move === 'answer' || move === 'note') && (
        <>
          <Form.Item name="finding" label="核实结论" rules={[{ required: true, message: '请选择核实结论' }]}>
            <Select options={options} placeholder="请选择" />
          </Form.Item>
          <ReasonField name="said" label="核实情况（内部）" />
        </>
      )}
      {move === 'answer' && (
        <Form.Item
          name="reply"
          label="给提出人的答复"
          extra="会写进答复书。请称“该户”，不写姓名、证件号码、收入、病情"
          rules={[{ required: true, min: 2, message: '请写明答复' }]}
        >
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
      )}
      {move === 'adopt' && <ReasonField name="reason" label="为什么转为异议核实" />}
    </MoveForm>
  )
}
