import { addMonthsToMonth, chineseMonth, type Day, firstOf, weekdayOf } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { Button } from '#web/kit/button.tsx'
import { ErrorState, Loading } from '#web/kit/states.tsx'
import { getDay, getMonth, type SlotItem } from '../contract.ts'
import type { BookingKind } from '../rules/services.ts'
import './portal-booking.css'

const words = { REST: '休', FULL: '已满', DRAW: '抽号', NOT_OPEN: '未开放', CLOSED: '停办', PAST: '', OPEN: '' } as const
const lookOf = { DRAW: 'lot', FULL: 'full' } as Record<string, string>

/** A month, day over free places; days without any say why in a word. */
export function MonthCalendar(props: {
  kind: BookingKind
  month: string
  onMonth: (month: string) => void
  day: Day | ''
  onDay: (day: Day, state: string) => void
}) {
  const { kind, month, onMonth, day, onDay } = props
  const { data, error, refetch } = useCall(getMonth, { kind, month })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={6} />
  // A week begins on Monday.
  const lead = (weekdayOf(firstOf(month)) + 6) % 7
  const cells: ((typeof data.days)[number] | null)[] = [...Array.from({ length: lead }, () => null), ...data.days]
  while (cells.length % 7) cells.push(null)
  const weeks = Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7))
  const now = data.today.slice(0, 7)
  return (
    <>
      <h2>
        {chineseMonth(month)} <span className="quiet">日期下面是剩余名额</span>
      </h2>
      <table className="booking-cal">
        <thead>
          <tr>
            {[...'一二三四五六日'].map((d) => (
              <th key={d} scope="col">
                {d}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, w) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: weeks have no name of their own
            <tr key={w}>
              {week.map((d, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell has none either
                <td key={i} className={d?.day === day ? 'on' : lookOf[d?.state ?? '']}>
                  {d && <DayCell d={d} on={d.day === day} pick={() => onDay(d.day, d.state)} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="booking-month">
        <Button low disabled={month <= now} onClick={() => onMonth(addMonthsToMonth(month, -1))}>
          上个月
        </Button>
        <Button low disabled={month >= addMonthsToMonth(now, 2)} onClick={() => onMonth(addMonthsToMonth(month, 1))}>
          下个月
        </Button>
      </p>
      <p className="small quiet">每天 0:00 开放第 {data.openDays} 天的名额。星期六只办上午的预约。</p>
    </>
  )
}

function DayCell({ d, on, pick }: { d: { day: string; state: keyof typeof words; free: number }; on: boolean; pick: () => void }) {
  const number = Number(d.day.slice(8))
  const inside = (
    <>
      {number}
      <small>{d.state === 'OPEN' ? d.free : words[d.state]}</small>
    </>
  )
  if (d.state !== 'OPEN' && d.state !== 'FULL' && d.state !== 'DRAW') return inside
  const said = d.state === 'OPEN' ? `余 ${d.free}` : words[d.state]
  return (
    <button type="button" aria-pressed={on} aria-label={`${Number(d.day.slice(5, 7))}月${number}日，${said}`} onClick={pick}>
      {inside}
    </button>
  )
}

/** The times of a day; a full one can be waited for. */
export function Slots(props: {
  kind: BookingKind
  day: Day
  slotId: string
  onSlot: (slot: SlotItem) => void
  onWait?: ((slot: SlotItem) => void) | undefined
}) {
  const { kind, day, slotId, onSlot, onWait } = props
  const { data, error, refetch } = useCall(getDay, { kind, day })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={3} />
  return (
    <ul className="booking-slots">
      {data.slots
        .filter((s) => s.state !== 'PAST')
        .map((s) => (
          <li key={s.slotId} className={s.slotId === slotId ? 'on' : undefined}>
            {s.state === 'FULL' && onWait ? (
              <Button onClick={() => onWait(s)}>
                {s.time}
                <span>{s.waiting > 0 ? `已满，${s.waiting} 对候补` : '已满，可候补'}</span>
              </Button>
            ) : (
              <Button disabled={s.state !== 'OPEN'} aria-pressed={s.slotId === slotId} onClick={() => onSlot(s)}>
                {s.time}
                <span>{s.state === 'OPEN' ? `余 ${s.free}` : s.state === 'FULL' ? '已满' : words[s.state]}</span>
              </Button>
            )}
          </li>
        ))}
    </ul>
  )
}
