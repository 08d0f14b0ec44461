import { useState } from 'react'
import { moveCase } from '#kernel/api/cases.ts'
import { useSend } from '#web/client/query.ts'
import { Button } from '#web/kit/button.tsx'
import { Section } from '#web/kit/section.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import type { Case } from './case-parts.tsx'

/** Takes a case back, asked once more with what it means. Nothing where it cannot be taken back. */
export function Withdraw({ c, label, means }: { c: Case; label: string; means: string }) {
  const [asking, ask] = useState(false)
  const [requestId] = useState(() => crypto.randomUUID())
  const sending = useSend(moveCase)
  if (!c.actions.some((a) => a.move === 'withdraw' && a.allowed)) return null
  return (
    <Section>
      {!asking ? (
        <Button wide onClick={() => ask(true)}>
          {label}
        </Button>
      ) : (
        <>
          <p>{means}</p>
          <p className="stack">
            <Button
              look="danger"
              wide
              busy={sending.isPending}
              onClick={() => sending.mutate({ caseId: c.caseId, move: 'withdraw', requestId, version: c.version, input: {} })}
            >
              确定撤回
            </Button>
            <Button wide onClick={() => ask(false)}>
              不撤回
            </Button>
          </p>
          {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
        </>
      )}
    </Section>
  )
}
