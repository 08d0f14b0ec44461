import { Button, Form } from 'antd'
import { useState } from 'react'
import { useSend } from '#web/client/query.ts'
import { ReasonField } from '#web/desk/fields.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { recordCorrection, type ReviewItem } from '../reviews/contract.ts'

/** How a fault was put right. */
export function CorrectionForm({ review, done }: { review: ReviewItem; done: () => void }) {
  const sending = useSend(recordCorrection)
  const [requestId] = useState(() => crypto.randomUUID())
  return (
    <Form
      key={review.reviewId}
      className="form-box"
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 640 }}
      onFinish={(v: { correctionWords: string }) => sending.mutate({ reviewId: review.reviewId, requestId, ...v }, { onSuccess: done })}
    >
      <h3>登记改正：{review.certNo}</h3>
      <p>查到的情况：{review.said}</p>
      <ReasonField name="correctionWords" label="怎样改正的" />
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          登记改正
        </Button>
        <Button onClick={done}>取消</Button>
      </p>
    </Form>
  )
}
