import { Button, Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { messageOf, Notice } from '#web/kit/states.tsx'
import type { MarriageView } from '../contract.ts'

export interface Sending {
  isPending: boolean
  error: unknown
}

/** The frame of a form that takes something in; what came of it is the case that opens. */
export function OpenForm<V>({
  title,
  submit,
  sending,
  initial,
  send,
  children,
}: {
  title: string
  submit: string
  sending: Sending
  initial?: object
  send: (values: V) => void
  children: ReactNode
}) {
  return (
    <Form<V>
      className="form-box"
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      onFinish={send}
      {...(initial ? { initialValues: initial } : {})}
    >
      <h3>{title}</h3>
      {children}
      {sending.error ? (
        <Notice kind="bad" title="没有受理">
          {messageOf(sending.error)}
        </Notice>
      ) : null}
      <Button type="primary" htmlType="submit" loading={sending.isPending}>
        {submit}
      </Button>
    </Form>
  )
}

/** Opens the case that was taken in. */
export function useOpened(): { onSuccess: (d: { caseId: string }) => void } {
  const [, go] = useLocation()
  return { onSuccess: (d) => go(`/cases/${d.caseId}?act=1`) }
}

export const Choice = ({
  name,
  label,
  names,
  placeholder = '请选择',
}: {
  name: string
  label: string
  names: Record<string, string>
  placeholder?: string
}) => (
  <Form.Item name={name} label={label} rules={[{ required: true, message: `请选${label}` }]}>
    <Select placeholder={placeholder} options={Object.entries(names).map(([value, text]) => ({ value, label: text }))} />
  </Form.Item>
)

const nameOf = (m: MarriageView) => `和${m.other || m.man.name}，${chineseDay(m.registeredOn)}登记，${m.statusLabel}`

/** Which marriage. */
export const MarriageChoice = ({ marriages }: { marriages: readonly MarriageView[] }) => (
  <Choice name="relationId" label="哪一段婚姻" names={Object.fromEntries(marriages.map((m) => [m.relationId, nameOf(m)]))} />
)

/** Which file of which marriage. */
export const FileChoice = ({ marriages }: { marriages: readonly MarriageView[] }) => (
  <Choice
    name="registrationId"
    label="哪一份登记档案"
    names={Object.fromEntries(marriages.flatMap((m) => m.registrations.map((r) => [r.registrationId, `${r.label} ${r.certNo}`])))}
  />
)

/** The only one there is is chosen already. */
export const onlyOne = (marriages: readonly MarriageView[]) => {
  const [m] = marriages
  if (!m || marriages.length > 1) return {}
  const [r] = m.registrations
  return { relationId: m.relationId, ...(r && m.registrations.length === 1 ? { registrationId: r.registrationId } : {}) }
}
