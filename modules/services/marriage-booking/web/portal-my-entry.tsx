import type { z } from 'zod'
import { useSend } from '#web/client/query.ts'
import { Button } from '#web/kit/button.tsx'
import { Facts, Section } from '#web/kit/section.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import type { myBookings } from '../contract.ts'
import { withdrawEntry } from '../peaks/contract.ts'
import './portal-booking.css'

type Entry = z.output<typeof myBookings.reply>['entries'][number]

/** An entry for a draw: its number, its wishes, what came of it. */
export function MyEntry({ e }: { e: Entry }) {
  const leaving = useSend(withdrawEntry)
  return (
    <Section title={`抽号：${e.peakName}`} aside={<Status kind={e.pending ? 'you' : 'done'}>{e.stateName}</Status>}>
      <Facts
        items={[
          { label: '报名编号', value: e.no },
          { label: '两人', value: e.names.join('、') },
          { label: '想要的时段', value: e.wishes.join('、') },
          ...(e.result ? [{ label: '结果', value: e.result }] : []),
        ]}
      />
      {e.pending && <p className="small quiet">另一方要用自己的手机登录，在“确认对方的抽号报名”里输入 6 位确认码。确认后报名才有效。</p>}
      {e.mayChange && (
        <p className="booking-acts">
          <Button low busy={leaving.isPending} onClick={() => leaving.mutate({ requestId: crypto.randomUUID(), entryId: e.entryId })}>
            撤回报名
          </Button>
        </p>
      )}
      {leaving.error && <Notice kind="bad">{messageOf(leaving.error)}</Notice>}
    </Section>
  )
}
