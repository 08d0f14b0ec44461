import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { useSend } from '#web/client/query.ts'
import { checkInCouple } from '../contract.ts'
import { CheckInForm } from './check-in-form.tsx'

/** A couple begins: both are here, with their cards. */
export default function CheckInPage() {
  const sending = useSend(checkInCouple)
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const bookingId = search.get('booking')
  return (
    <CheckInForm
      title="结婚登记签到"
      note="两人都要到场。姓名和号码以身份证为准，号码只用来查找本人，不能看出户籍在哪里。"
      kinds
      busy={sending.isPending}
      error={sending.error}
      bookingId={bookingId}
      send={({ kind, man, woman, phone, onPaper, paperAt }) =>
        sending.mutate(
          {
            requestId,
            kind,
            man,
            woman,
            ...(bookingId ? { bookingId } : {}),
            ...(phone ? { phone } : {}),
            ...(onPaper && paperAt ? { paperAt: paperAt.format('YYYY-MM-DDTHH:mm') } : {}),
          },
          { onSuccess: (made) => go(`/cases/${made.caseId}?act=1`), onError: () => setRequestId(crypto.randomUUID()) },
        )
      }
    />
  )
}
