import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { z } from 'zod'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Page } from '#web/desk/page.tsx'
import { EmptyState, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import { useTitle } from '#web/kit/title.ts'
import { cancelVisit } from '../contract.ts'
import { absentVisit, beginVisit, checkInPerson, finishVisit, getRegistryDay, type Visit } from '../desk/contract.ts'
import { WalkInForm } from './desk-walk-in.tsx'

type Slot = z.output<typeof getRegistryDay.reply>['slots'][number]

const lookOf: Record<string, 'done' | 'you' | 'wait' | 'over'> = {
  CONFIRMED: 'wait',
  CHECKED_IN: 'you',
  DONE: 'done',
  NO_SHOW: 'over',
  LATE_CANCELLED: 'over',
}

/** The registry's day: who comes when, who is here, who is being served. */
export default function DayPage() {
  useTitle('预约签到')
  const [search, setSearch] = useSearchParams()
  const day = search.get('day') ?? ''
  const asked = useCall(getRegistryDay, day ? { day } : {})
  const { session } = useSession()
  const works = ['registrar', 'registry_head'].includes(session?.actor?.role ?? '')
  const [taking, setTaking] = useState(false)
  const [phoning, setPhoning] = useState(false)
  return (
    <Page asked={asked}>
      {(data) => {
        const today = data.day === data.today
        const slots = data.slots.filter((s) => s.visits.length > 0 || s.closed || (today && s.waiting > 0))
        const visits = data.slots.flatMap((s) => s.visits)
        const count = (status: string) => visits.filter((v) => v.status === status).length
        return (
          <>
            <h1>{data.title}</h1>
            <p style={{ marginBlock: 12 }}>
              <Button onClick={() => setSearch({ day: data.previous })}>前一天</Button>{' '}
              <Button disabled={today} onClick={() => setSearch({})}>
                今天
              </Button>{' '}
              <Button onClick={() => setSearch({ day: data.following })}>后一天</Button>{' '}
              {works && data.day >= data.today && data.slots.length > 0 && <Button onClick={() => setPhoning(!phoning)}>电话预约</Button>}{' '}
              {works && today && (
                <Button type="primary" onClick={() => setTaking(!taking)}>
                  现场取号
                </Button>
              )}
            </p>
            <p className="quiet">
              待来 {count('CONFIRMED')} 对，已签到 {count('CHECKED_IN')} 对，已办完 {count('DONE')} 对，没有来 {count('NO_SHOW')} 对。
            </p>
            {taking && <WalkInForm done={() => setTaking(false)} />}
            {phoning && <WalkInForm times={freeTimes(data.slots)} done={() => setPhoning(false)} />}
            {data.slots.length === 0 ? (
              <EmptyState title="这一天不办公">可以看前一天或后一天。</EmptyState>
            ) : slots.length === 0 ? (
              <EmptyState title="还没有预约">有人约了或现场取号，会按时段列在这里。</EmptyState>
            ) : (
              slots.map((s) => <SlotPart key={s.slotId} s={s} works={works} today={today} />)
            )}
          </>
        )
      }}
    </Page>
  )
}

const freeTimes = (slots: readonly Slot[]) =>
  slots
    .filter((s) => !s.closed && !s.drawn && s.booked < s.online)
    .map((s) => ({ slotId: s.slotId, label: `${s.time} ${s.counterName}，余 ${s.online - s.booked}` }))

const SlotPart = ({ s, works, today }: { s: Slot; works: boolean; today: boolean }) => (
  <section>
    <h2>
      {s.time}–{s.until} {s.counterName}{' '}
      <small className="quiet">
        预约 {s.booked} / {s.online}，现场余 {s.freeWalkIn}
        {s.waiting > 0 ? `，候补 ${s.waiting}` : ''}
      </small>{' '}
      {s.closed && <Status kind="warn">停办</Status>}
      {s.drawn && <Status kind="open">待抽号</Status>}
    </h2>
    {s.visits.length > 0 && (
      <Table
        rows={s.visits}
        keyOf={(v) => v.bookingId}
        columns={[
          { head: '事项', nowrap: true, cell: (v) => `${v.kindName}${v.walkIn ? '（现场）' : ''}` },
          { head: '来的人', cell: (v) => <People v={v} works={works && today} /> },
          { head: '电话', nowrap: true, cell: (v) => v.phoneMask },
          { head: '状态', nowrap: true, cell: (v) => <Status kind={lookOf[v.status] ?? 'wait'}>{v.statusName}</Status> },
          { head: '操作', nowrap: true, cell: (v) => (works ? <Acts v={v} /> : null) },
        ]}
      />
    )}
  </section>
)

/** Each of the people by name, with the button of their own check-in. */
function People({ v, works }: { v: Visit; works: boolean }) {
  const arriving = useSend(checkInPerson)
  const open = works && v.status === 'CONFIRMED'
  return (
    <>
      {v.people.map((p) => (
        <div key={p.side}>
          {p.name} <span className="quiet">{p.idMask}</span>{' '}
          {p.arrived ? (
            <span className="quiet">{p.arrived} 到</span>
          ) : (
            open && (
              <Button
                size="small"
                loading={arriving.isPending}
                onClick={() => arriving.mutate({ requestId: crypto.randomUUID(), bookingId: v.bookingId, side: p.side })}
              >
                {p.name}签到
              </Button>
            )
          )}
        </div>
      ))}
      {arriving.error && <Notice kind="bad">{messageOf(arriving.error)}</Notice>}
    </>
  )
}

/** Where what they came for begins. */
const beginAt = (v: Visit) =>
  ({ marriage: `/marriage/new?booking=${v.bookingId}`, reissue: '/marriage-records/new' })[v.kind as 'marriage'] ??
  `/marriage/divorce/new?booking=${v.bookingId}`

function Acts({ v }: { v: Visit }) {
  const starting = useSend(beginVisit)
  const ending = useSend(finishVisit)
  const missing = useSend(absentVisit)
  const cancelling = useSend(cancelVisit)
  const id = () => ({ requestId: crypto.randomUUID(), bookingId: v.bookingId })
  const error = starting.error ?? ending.error ?? missing.error ?? cancelling.error
  return (
    <>
      {v.status === 'CHECKED_IN' && (
        <>
          <Link href={beginAt(v)} onClick={() => starting.mutate(id())}>
            开始办理
          </Link>{' '}
          <Button size="small" loading={ending.isPending} onClick={() => ending.mutate(id())}>
            办完
          </Button>
        </>
      )}
      {v.status === 'CONFIRMED' && !v.mayBeAbsent && (
        <Popconfirm
          title={`取消${v.people.map((p) => p.name).join('、')}的预约？`}
          okText="取消预约"
          cancelText="不取消"
          onConfirm={() => cancelling.mutate({ ...id(), reason: '当事人来电取消' })}
        >
          <Button size="small" loading={cancelling.isPending}>
            取消
          </Button>
        </Popconfirm>
      )}
      {v.mayBeAbsent && (
        <Button size="small" loading={missing.isPending} onClick={() => missing.mutate(id())}>
          登记没有来
        </Button>
      )}
      {error && <Notice kind="bad">{messageOf(error)}</Notice>}
    </>
  )
}
