import { Button, Form } from 'antd'
import type { ReactNode } from 'react'
import type { MoveFormProps } from '#web/pages.ts'

/** The form of one move, in place beside the case. */
export function MoveForm({
  label,
  busy,
  send,
  cancel,
  ask,
  submit,
  known,
  read = (v) => v,
}: MoveFormProps & {
  ask: ReactNode
  submit: string | undefined
  known?: object | undefined
  read?: (v: Record<string, unknown>) => Record<string, unknown>
}) {
  return (
    <Form
      className="form-box"
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      {...(known ? { initialValues: known } : {})}
      onFinish={(v: Record<string, unknown>) => send(read(v))}
    >
      <h3>{label}</h3>
      {ask}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit ?? label}
        </Button>
        <Button onClick={cancel}>取消</Button>
      </p>
    </Form>
  )
}
