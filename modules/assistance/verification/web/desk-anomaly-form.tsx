import { Form, Select } from 'antd'
import { useCall } from '#web/client/query.ts'
import { ReasonField, TextField } from '#web/desk/fields.tsx'
import { MoveForm } from '#web/desk/move-form.tsx'
import type { MoveFormProps } from '#web/pages.ts'
import { getAnomaly } from '../contract.ts'
import { closingReasons } from '../texts.zh.ts'

/** The conclusions that a rule can have: a death is confirmed as such, everything else is not. */
const conclusionsFor = (rule: string | undefined) =>
  Object.entries(closingReasons)
    .filter(([key]) => (rule === 'V01' ? !['CONFIRMED_REDUCE', 'CONFIRMED_STOP'].includes(key) : key !== 'DEATH_CONFIRMED'))
    .map(([value, label]) => ({ value, label }))

/** The form of one move of an anomaly, in place beside the case. */
export default function AnomalyMoveForm(props: MoveFormProps) {
  const { caseId, move } = props
  const [form] = Form.useForm()
  const { data } = useCall(getAnomaly, { caseId })
  const chosen: string | undefined = Form.useWatch('conclusion', form)
  return (
    <MoveForm {...props} form={form} read={(v) => (move === 'take' ? {} : move === 'confirm' ? { reason: v.reason ?? '' } : v)}>
      {move === 'take' && <p className="quiet">由您核查。请和家里、村里、来源部门核实后再下结论。</p>}
      {move === 'close' && (
        <>
          <Form.Item name="conclusion" label="核查结论" rules={[{ required: true, message: '请选择核查结论' }]}>
            <Select options={conclusionsFor(data?.rule)} placeholder="请选择" />
          </Form.Item>
          {chosen?.startsWith('CONFIRMED_') && chosen !== 'CONFIRMED_NO_EFFECT' && (
            <p className="quiet">工资、养老金、户口和服刑会自动登记变化；车辆、住房、公司等，请先在这一户登记变化再办结。</p>
          )}
          {chosen === 'DEATH_CONFIRMED' && <p className="quiet">会登记生命事件：居民登记、待遇、账户等各处的后果一并办理。</p>}
          <ReasonField name="checked" label="核查情况和证据" />
        </>
      )}
      {['hold', 'send_back', 'escalate', 'reopen'].includes(move) && <ReasonField name="reason" label="理由" />}
      {move === 'confirm' && <TextField name="reason" label="说明（可以不填）" />}
    </MoveForm>
  )
}
