import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useSend } from '#web/client/query.ts'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { recordReview, type ReviewItem } from '../reviews/contract.ts'
import { checkItems, checklist, type Checks, verdicts } from '../rules/review.ts'
import { resultNames } from '../texts.zh.ts'

/** The nine items, sound unless somebody says otherwise. */
export function ReviewForm({ review, done }: { review: ReviewItem; done: () => void }) {
  const sending = useSend(recordReview)
  const [requestId] = useState(() => crypto.randomUUID())
  return (
    <Form
      key={review.reviewId}
      className="form-box"
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 720 }}
      onFinish={(v: { checks: Checks; said?: string }) =>
        sending.mutate({ reviewId: review.reviewId, requestId, checks: v.checks, said: v.said ?? '' }, { onSuccess: done })
      }
    >
      <h3>评查 {review.certNo}</h3>
      <p className="quiet">对照纸质档案逐项看。违反法定条件或程序的是“实质性差错”，写错、漏盖章等是“笔误”。</p>
      {checkItems.map((item) => (
        <Form.Item
          key={item}
          name={['checks', item]}
          label={checklist[item]}
          rules={[{ required: true, message: '请选择结论' }]}
          style={{ marginBottom: 8 }}
        >
          <Radio.Group aria-label={checklist[item]} options={verdicts.map((value) => ({ value, label: resultNames[value] }))} />
        </Form.Item>
      ))}
      <Form.Item name="said" label="查到的情况" extra="有差错时必填">
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          登记结论
        </Button>
        <Button onClick={done}>取消</Button>
      </p>
    </Form>
  )
}
