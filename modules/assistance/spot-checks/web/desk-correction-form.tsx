import { Button, Form } from 'antd'
import { ReasonField } from '#web/desk/fields.tsx'
import type { MoveFormProps } from '#web/pages.ts'

const asks: Record<string, { name: string; label: string }> = {
  answer: { name: 'done', label: '怎样改正的' },
  send_back: { name: 'reason', label: '退回理由' },
  close: { name: 'said', label: '复查情况' },
}

/** The form of one move of a correction. */
export default function CorrectionForm({ move, label, busy, send, cancel }: MoveFormProps) {
  const ask = asks[move]
  return (
    <Form className="form-box" layout="vertical" requiredMark={false} onFinish={(v: Record<string, unknown>) => send(v)}>
      <h3>{label}</h3>
      {ask && <ReasonField {...ask} />}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={busy}>
          {label}
        </Button>
        <Button onClick={cancel}>取消</Button>
      </p>
    </Form>
  )
}
