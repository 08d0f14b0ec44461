import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { NextStep } from '#web/kit/next-step.tsx'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { Section } from '#web/kit/section.tsx'
import { EmptyState, ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { acceptSeat, cancelVisit, confirmVisit, leaveWaiting, type MyBooking, moveVisit, myBookings } from '../contract.ts'
import { MonthCalendar, Slots } from './portal-calendar.tsx'
import { MyEntry } from './portal-my-entry.tsx'

const lookOf: Record<string, 'you' | 'done' | 'over' | 'wait'> = {
  HELD: 'you',
  CONFIRMED: 'done',
  NO_SHOW: 'over',
  CHECKED_IN: 'done',
  DONE: 'done',
}

/** What I booked at the marriage registry, what I wait for, what I entered to be drawn. */
export default function MinePage() {
  useTitle('我的婚姻登记预约')
  const trail = useTrail()
  const { data, error, refetch } = useCall(myBookings, trail.after ? { after: trail.after } : {})
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  return (
    <div className="one-column">
      <Section>
        <h1>我的婚姻登记预约</h1>
        {!data ? (
          <Loading />
        ) : (
          data.items.length + data.waits.length + data.entries.length === 0 && (
            <EmptyState title="还没有预约" action={<LinkButton href="/marriage-booking">去预约</LinkButton>}>
              约好的时间、候补和抽号都列在这里。
            </EmptyState>
          )
        )}
      </Section>
      {data?.items.map((b) => (
        <Booking key={b.bookingId} b={b} />
      ))}
      {data?.waits.map((w) => (
        <Section key={w.waitId} title={`候补：${w.kindName}`} aside={<Status kind="wait">第 {w.position} 位</Status>}>
          <p>{w.slots.join('、')}</p>
          <p className="small quiet">{w.names.join('、')}</p>
          <Leave waitId={w.waitId} />
        </Section>
      ))}
      {data?.entries.map((e) => (
        <MyEntry key={e.entryId} e={e} />
      ))}
      <Section>
        <Pager trail={trail} next={data?.next} />
        <LinkButton href="/marriage-booking">再约一个</LinkButton>
      </Section>
    </div>
  )
}

function Leave({ waitId }: { waitId: string }) {
  const leaving = useSend(leaveWaiting)
  return (
    <>
      <Button low busy={leaving.isPending} onClick={() => leaving.mutate({ requestId: crypto.randomUUID(), waitId })}>
        退出候补
      </Button>
      {leaving.error && <Notice kind="bad">{messageOf(leaving.error)}</Notice>}
    </>
  )
}

function Booking({ b }: { b: MyBooking }) {
  const [moving, setMoving] = useState(false)
  const [ending, setEnding] = useState(false)
  const confirming = useSend(confirmVisit)
  const accepting = useSend(acceptSeat)
  const cancelling = useSend(cancelVisit)
  const id = () => ({ requestId: crypto.randomUUID(), bookingId: b.bookingId })
  const error = confirming.error ?? accepting.error ?? cancelling.error
  return (
    <Section title={b.kindName} aside={<Status kind={lookOf[b.status] ?? 'wait'}>{b.statusName}</Status>}>
      <p>
        <b className="nowrap">{b.when}</b> {b.weekday}，{b.names.join('和')}
      </p>
      {b.closing && <Notice kind="warn">这个时间暂停办理。请接受留出的时间，或改约别的时间。</Notice>}
      {b.waits && (
        <>
          <NextStep when={b.until ? `${b.until}前` : null}>
            {b.waits === 'OWN' ? '确认预约，过时名额放开' : b.waits === 'OFFER' ? '确认要这个名额，过时轮到下一对' : '确认换到这个时间'}。
          </NextStep>
          <p className="stack">
            <Button
              look="main"
              busy={confirming.isPending || accepting.isPending}
              onClick={() => (b.waits === 'OWN' ? confirming : accepting).mutate(id())}
            >
              确认
            </Button>
          </p>
        </>
      )}
      {b.reminder && <p className="small quiet">{b.reminder}发短信提醒您</p>}
      {b.mayChange && !moving && !ending && (
        <p className="booking-acts">
          <Button low onClick={() => setMoving(true)}>
            改约
          </Button>
          <Button low onClick={() => setEnding(true)}>
            取消预约
          </Button>
        </p>
      )}
      {ending && (
        <>
          <p>{b.lateToday ? '今天取消会记为当天取消，不算没来。' : '现在取消没有影响，名额让给别人。'}</p>
          <p className="booking-acts">
            <Button low look="danger" busy={cancelling.isPending} onClick={() => cancelling.mutate(id())}>
              取消{b.when}的预约
            </Button>
            <Button low onClick={() => setEnding(false)}>
              不取消
            </Button>
          </p>
        </>
      )}
      {moving && <Move b={b} done={() => setMoving(false)} />}
      {error && <Notice kind="bad">{messageOf(error)}</Notice>}
    </Section>
  )
}

function Move({ b, done }: { b: MyBooking; done: () => void }) {
  const [month, setMonth] = useState(b.day.slice(0, 7))
  const [day, setDay] = useState<Day | ''>('')
  const moving = useSend(moveVisit)
  return (
    <>
      <MonthCalendar kind={b.kind} month={month} onMonth={setMonth} day={day} onDay={setDay} />
      {day && (
        <Slots
          kind={b.kind}
          day={day}
          slotId=""
          onSlot={(s) => moving.mutate({ requestId: crypto.randomUUID(), bookingId: b.bookingId, slotId: s.slotId }, { onSuccess: done })}
        />
      )}
      {moving.error && <Notice kind="bad">{messageOf(moving.error)}</Notice>}
      <p className="booking-acts">
        <Button low onClick={done}>
          不改了
        </Button>
      </p>
    </>
  )
}
