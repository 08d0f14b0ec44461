import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { useSend } from '#web/client/query.ts'
import { checkInForDivorce } from '../contract.ts'
import { CheckInForm } from './check-in-form.tsx'

/** Both are here to apply for a divorce by agreement. */
export default function CheckInDivorcePage() {
  const sending = useSend(checkInForDivorce)
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const bookingId = search.get('booking')
  return (
    <CheckInForm
      title="离婚登记签到"
      note="两人一起到场，带身份证、结婚证和签好名的离婚协议书。需要家庭辅导的可以到辅导室，自愿，不影响办理。"
      busy={sending.isPending}
      error={sending.error}
      bookingId={bookingId}
      send={({ man, woman, phone, onPaper, paperAt }) =>
        sending.mutate(
          {
            requestId,
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
