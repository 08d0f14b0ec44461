import { Button, Form, type FormInstance } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import type { MoveFormProps } from '#web/pages.ts'

type Values = Record<string, unknown>

/** The form of one move, in place beside the case: what it asks, its own button, and the way back. Days are sent as text. */
export function MoveForm({
  label,
  busy,
  send,
  cancel,
  submit,
  form,
  known,
  read = (v) => v,
  children,
}: MoveFormProps & {
  /** What the button says, where it is more than the move's name. */
  submit?: string | undefined
  form?: FormInstance
  /** What is filled in already. */
  known?: object | undefined
  /** Makes of the fields what the move asks. */
  read?: (values: Values) => Values
  children: ReactNode
}) {
  return (
    <Form
      className="form-box"
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      {...(form ? { form } : {})}
      {...(known ? { initialValues: known } : {})}
      onFinish={(values: Values) => send(read(daysAsText(values) as Values))}
    >
      <h3>{label}</h3>
      {children}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit ?? label}
        </Button>
        <Button onClick={cancel}>取消</Button>
      </p>
    </Form>
  )
}

function daysAsText(value: unknown): unknown {
  if (dayjs.isDayjs(value)) return value.format('YYYY-MM-DD')
  if (Array.isArray(value)) return value.map(daysAsText)
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, daysAsText(v)]))
  return value
}
