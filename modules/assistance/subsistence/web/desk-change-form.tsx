import { Button, Form } from 'antd'
import type { Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import type { MoveFormProps } from '#web/pages.ts'
import { DateField, ReasonField, TextField } from '#web/desk/fields.tsx'

/** What each move of a change asks. */
const fields: Record<string, { ask: ReactNode; submit?: string }> = {
  propose: { ask: <ReasonField name="opinion" label="核实情况和意见" /> },
  drop: { ask: <ReasonField name="reason" label="为什么不作变更" /> },
  county_check: {
    ask: (
      <>
        <DateField name="visitedOn" label="核查日期" today />
        <ReasonField name="said" label="核查情况" />
      </>
    ),
  },
  send_back: { ask: <ReasonField name="reason" label="退回理由" /> },
  decide: { ask: <TextField name="reason" label="说明（可以不填）" />, submit: '确认变更，生成决定书' },
}

/** The form of one move of a change, in place beside the case. */
export default function ChangeMoveForm({ move, label, busy, send, cancel }: MoveFormProps) {
  const spec = fields[move]
  return (
    <Form
      className="form-box"
      layout="vertical"
      requiredMark={false}
      onFinish={(values: Record<string, unknown>) => send(read(move, values))}
      scrollToFirstError
    >
      <h3>{label}</h3>
      {spec?.ask}
      <p style={{ display: 'flex', gap: 8 }}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {spec?.submit ?? label}
        </Button>
        <Button onClick={cancel}>取消</Button>
      </p>
    </Form>
  )
}

function read(move: string, v: Record<string, unknown>): Record<string, unknown> {
  if (move === 'decide') return { reason: v.reason ?? '' }
  return v.visitedOn ? { ...v, visitedOn: (v.visitedOn as Dayjs).format('YYYY-MM-DD') } : v
}
