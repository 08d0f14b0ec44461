import { ReasonField } from '#web/desk/fields.tsx'
import { MoveForm } from '#web/desk/move-form.tsx'
import type { MoveFormProps } from '#web/pages.ts'

const asks: Record<string, { name: string; label: string }> = {
  answer: { name: 'done', label: '怎样改正的' },
  send_back: { name: 'reason', label: '退回理由' },
  close: { name: 'said', label: '复查情况' },
}

/** The form of one move of a correction. */
export default function CorrectionForm(props: MoveFormProps) {
  const { move } = props
  const ask = asks[move]
  return <MoveForm {...props}>{ask && <ReasonField {...ask} />}</MoveForm>
}
