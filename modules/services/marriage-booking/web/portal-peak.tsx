import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Section } from '#web/kit/section.tsx'
import { ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { enterPeak, getPeakSlots, listPeaks } from '../peaks/contract.ts'
import { nobody, PeopleFields, type PersonInput, whatIsMissing } from './portal-people.tsx'
import './portal-booking.css'

/** Enters a couple for the draw of peak days: who, and which times in which order. */
export default function PeakPage() {
  useTitle('报名抽号')
  const { peakId = '' } = useParams()
  const { session } = useSession()
  const peaks = useCall(listPeaks, {})
  const slots = useCall(getPeakSlots, { peakId })
  const sending = useSend(enterPeak)
  const [people, setPeople] = useState<PersonInput[]>([nobody, nobody])
  const [phone, setPhone] = useState('')
  const [wishes, setWishes] = useState<string[]>([])
  const [asked, setAsked] = useState(false)
  const [requestId] = useState(() => crypto.randomUUID())
  if (slots.error) return <ErrorState error={slots.error} retry={() => void slots.refetch()} />
  const peak = peaks.data?.items.find((p) => p.peakId === peakId)
  if (!slots.data || !peak)
    return (
      <Section className="one-column">
        <Loading />
      </Section>
    )
  if (session?.actor?.kind !== 'resident')
    return (
      <Section className="one-column">
        <h1>{peak.name}抽号</h1>
        <p>报名要实名，请先用手机号登录。</p>
        <LinkButton look="main" href={`/sign-in?next=/marriage-booking/peaks/${peakId}`}>
          登录后报名
        </LinkButton>
      </Section>
    )
  if (sending.data) return <Entered no={sending.data.no} code={sending.data.code} peakId={peakId} />
  const missing = whatIsMissing(people, phone) ?? (wishes.length === 0 ? { text: '请选时段', field: '' } : undefined)
  const turn = (id: string) => setWishes(wishes.includes(id) ? wishes.filter((w) => w !== id) : [...wishes, id])
  return (
    <div className="one-column">
      <Section>
        <h1>{peak.name}抽号</h1>
        <p>
          {peak.closes}前报名、改动、撤回都可以，{peak.drawAt}抽号。先报后报机会一样，每人只能报一次。种子用：{peak.seedSource}。
        </p>
        <PeopleFields {...{ people, onPeople: setPeople, phone, onPhone: setPhone, asked }} />
      </Section>
      <Section title="想要的时段，按先后点">
        <ul className="booking-slots">
          {slots.data.slots.map((s) => (
            <li key={s.slotId} className={wishes.includes(s.slotId) ? 'on wide' : 'wide'}>
              <Button aria-pressed={wishes.includes(s.slotId)} onClick={() => turn(s.slotId)}>
                {s.when} {s.weekday}
                <span>{wishes.includes(s.slotId) ? `第 ${wishes.indexOf(s.slotId) + 1} 志愿` : `${s.seats} 对`}</span>
              </Button>
            </li>
          ))}
        </ul>
        {asked && missing && <Notice kind="bad">{missing.text}</Notice>}
        {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
        <p className="stack">
          <Button
            look="main"
            wide
            busy={sending.isPending}
            onClick={() => {
              setAsked(true)
              if (!missing) sending.mutate({ peakId, requestId, people, phone, wishes })
            }}
          >
            报名
          </Button>
        </p>
      </Section>
    </div>
  )
}

const Entered = ({ no, code, peakId }: { no: string; code: string; peakId: string }) => (
  <Section className="one-column">
    <h1>还差另一方确认</h1>
    <p>报名编号 {no}。请把下面的确认码告诉另一方，由另一方用自己的手机登录后确认，报名才有效。</p>
    <p className="booking-code">{code}</p>
    <p>
      另一方打开：首页“婚姻登记预约”里的 <Link href={`/marriage-booking/peaks/${peakId}/agree`}>确认对方的抽号报名</Link>
    </p>
    <LinkButton href="/my/marriage-bookings">看我的报名</LinkButton>
  </Section>
)
