import { Button, Form } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { Link } from 'wouter'
import { useSend } from '#web/client/query.ts'
import { DateField, TextField } from '#web/desk/fields.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { noteForgedPaper, takeReview } from '../reviews/contract.ts'

interface Props {
  registrationId: string
  review: { resultLabel: string | null } | null
  forged: boolean
}

/** What the head may do with a file: take it for review, note that papers turned out to be forged. */
export function HeadActs({ registrationId, review, forged }: Props) {
  const taking = useSend(takeReview)
  return (
    <section aria-label="主任操作">
      <h2>评查</h2>
      {taking.error && <Notice kind="bad">{messageOf(taking.error)}</Notice>}
      {review ? (
        <p>
          {review.resultLabel ? `已评查：${review.resultLabel}。` : '已列入评查。'}
          <Link href="/marriage-reviews">打开质量评查</Link>
        </p>
      ) : (
        <Button loading={taking.isPending} onClick={() => taking.mutate({ registrationId, requestId: crypto.randomUUID() })}>
          列入评查
        </Button>
      )}
      {!forged && <Forged registrationId={registrationId} />}
    </section>
  )
}

function Forged({ registrationId }: { registrationId: string }) {
  const sending = useSend(noteForgedPaper)
  const [requestId] = useState(() => crypto.randomUUID())
  return (
    <details style={{ marginTop: 16 }}>
      <summary className="linklike">登记材料虚假</summary>
      <Form
        className="form-box"
        layout="vertical"
        requiredMark={false}
        style={{ maxWidth: 560, marginTop: 8 }}
        onFinish={(v: { foundOn: Dayjs; findingAuthority: string; basis: string }) =>
          sending.mutate({ registrationId, requestId, ...v, foundOn: v.foundOn.format('YYYY-MM-DD') })
        }
      >
        <p className="quiet">当事人用虚假材料办理、登记员当时看不出来，后来由有关机关查明的，在这里列出。不算本处差错。</p>
        <DateField name="foundOn" label="查明日期" />
        <TextField name="findingAuthority" label="认定机关" required />
        <TextField name="basis" label="依据的文书" required />
        {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
        <Button htmlType="submit" loading={sending.isPending}>
          登记
        </Button>
      </Form>
    </details>
  )
}
