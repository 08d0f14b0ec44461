import { Button } from 'antd'
import { useState } from 'react'
import { useSend } from '#web/client/query.ts'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { addSpotCheck } from '../contract.ts'

/** 不定期抽查: one household more, outside the draws. */
export function AddCheck({ rootId }: { rootId: string }) {
  const sending = useSend(addSpotCheck)
  const [requestId] = useState(() => crypto.randomUUID())
  if (sending.data) return <Notice kind="done">已列入抽查，在下面登记结论。</Notice>
  return (
    <Notice title="把这一户列入不定期抽查">
      乡镇在登记结论以前看不到。
      {sending.error && <p role="alert">{messageOf(sending.error)}</p>}
      <p className="buttons">
        <Button type="primary" loading={sending.isPending} onClick={() => sending.mutate({ rootId, requestId })}>
          列入抽查
        </Button>
      </p>
    </Notice>
  )
}
