import { Form, InputNumber, Select } from 'antd'
import { MoveForm } from '#web/desk/move-form.tsx'
import type { MoveFormProps } from '#web/pages.ts'
import { ReasonField, TextField } from '#web/desk/fields.tsx'
import { causeNames, wayNames } from '../texts.zh.ts'

const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))

/** The form of one move of a recovery, in place beside the case. */
export default function RecoveryMoveForm(props: MoveFormProps) {
  const { move, label } = props
  const [form] = Form.useForm()
  const way = Form.useWatch('way', form)
  return (
    <MoveForm {...props} form={form} read={(v) => read(move, v)} submit={move === 'decide' ? '决定，生成通知书' : label}>
      {move === 'plan' && (
        <>
          <Form.Item name="cause" label="多发的原因" rules={[{ required: true, message: '请选择多发的原因' }]}>
            <Select options={optionsOf(causeNames)} placeholder="请选择" />
          </Form.Item>
          <Form.Item name="way" label="追回办法" rules={[{ required: true, message: '请选择追回办法' }]}>
            <Select options={optionsOf(wayNames)} placeholder="请选择" />
          </Form.Item>
          {way === 'INSTALMENT' && (
            <Form.Item name="instalments" label="分几期（每月一期）" rules={[{ required: true, message: '请填分几期' }]}>
              <InputNumber min={2} max={60} precision={0} />
            </Form.Item>
          )}
          <ReasonField name="note" label="和家庭商量的情况" />
        </>
      )}
      {move === 'first_sign' && <p className="quiet">我核对了多发的原因是机关工作差错，同意免予追缴；还要由市局负责人决定。</p>}
      {['send_back', 'revise', 'drop'].includes(move) && <ReasonField name="reason" label="理由" />}
      {move === 'decide' && <TextField name="reason" label="说明（可以不填）" />}
    </MoveForm>
  )
}

function read(move: string, v: Record<string, unknown>): Record<string, unknown> {
  if (move === 'first_sign') return { agree: true }
  if (move === 'decide') return { reason: v.reason ?? '' }
  if (move === 'close') return {}
  return v
}
