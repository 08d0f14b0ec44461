import { useEffect, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { chineseWeekday, type Day, dayInShanghai, shortDay } from '#kernel/day.ts'
import { myHousehold } from '#modules/core/residents/contract.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { Choice } from '#web/kit/choice.tsx'
import { Section } from '#web/kit/section.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { StepFoot, StepHead } from '#web/kit/step.tsx'
import { confirmVisit, getMonth, holdVisit, joinWaiting, type SlotItem } from '../contract.ts'
import { type BookingKind, peopleOf } from '../rules/services.ts'
import { kindNames } from '../texts.zh.ts'
import { MonthCalendar, Slots } from './portal-calendar.tsx'
import { PeakBeside } from './portal-peak-beside.tsx'
import { nobody, PeopleFields, type PersonInput, whatIsMissing } from './portal-people.tsx'

const offered: BookingKind[] = ['marriage', 'divorce_apply', 'reissue']
const notes: Partial<Record<BookingKind, string>> = {
  marriage: '当天办好，当天领证',
  divorce_apply: '两人一起来申请；30 天冷静期后，再按回执上约好的时间来领证',
  reissue: '结婚证、离婚证丢了或损坏',
}

/** Books a visit in three steps: who and what, when, what to bring. */
export default function BookPage() {
  const { session } = useSession()
  const [search] = useSearchParams()
  const asked = search.get('kind') as BookingKind | null
  const [step, setStep] = useState(1)
  const [kind, setKind] = useState<BookingKind | ''>(asked && offered.includes(asked) ? asked : 'marriage')
  const [people, setPeople] = useState<PersonInput[]>([nobody, nobody])
  const [phone, setPhone] = useState('')
  const [held, setHeld] = useState<{ bookingId: string; when: string; holdUntil: string; ageNote: string | null }>()
  const signedIn = session?.actor?.kind === 'resident'
  const home = useCall(myHousehold, {}, signedIn && session?.actor?.bound === true)
  const self = home.data?.members.find((m) => m.self)
  useEffect(() => {
    if (!self) return
    setPeople((p) => (p[0]?.name ? p : [{ name: self.name, idNumber: self.idNumber }, ...p.slice(1)]))
    setPhone((p) => p || (home.data?.phone ?? ''))
  }, [self, home.data])
  if (!signedIn)
    return (
      <div className="one-column">
        <Section>
          <h1>婚姻登记预约</h1>
          <p>预约要实名：先用手机号登录，再填两个人的姓名和号码。不登录也可以先看空位。</p>
          <p className="stack">
            <LinkButton look="main" href="/sign-in?next=/marriage-booking">
              登录后预约
            </LinkButton>
          </p>
        </Section>
        <Section>
          <JustLook />
        </Section>
      </div>
    )
  const title = ['办什么，谁来', '选日期和时间', '核对并确认'][step - 1] ?? ''
  return (
    <div className="one-column">
      <StepHead service={kind ? kindNames[kind] : '婚姻登记预约'} step={step} of={3} title={title} back="/" />
      {step === 1 && (
        <WhoStep
          {...{ kind, people, phone }}
          onKind={(k) => {
            setKind(k)
            setPeople(peopleOf(k) === 1 ? people.slice(0, 1) : [people[0] ?? nobody, people[1] ?? nobody])
          }}
          onPeople={setPeople}
          onPhone={setPhone}
          next={() => setStep(2)}
        />
      )}
      {step === 2 && kind && (
        <WhenStep
          {...{ kind, people, phone }}
          back={() => setStep(1)}
          next={(h) => {
            setHeld(h)
            setStep(3)
          }}
        />
      )}
      {step === 3 && kind && held && <CheckStep kind={kind} people={people} held={held} back={() => setStep(2)} />}
    </div>
  )
}

function JustLook() {
  const [month, setMonth] = useState(dayInShanghai(new Date()).slice(0, 7))
  const [day, setDay] = useState<Day | ''>('')
  return (
    <>
      <MonthCalendar kind="marriage" month={month} onMonth={setMonth} day={day} onDay={setDay} />
      {day && <Slots kind="marriage" day={day} slotId="" onSlot={() => {}} />}
    </>
  )
}

interface Who {
  kind: BookingKind | ''
  people: PersonInput[]
  phone: string
}

function WhoStep({
  kind,
  people,
  phone,
  onKind,
  onPeople,
  onPhone,
  next,
}: Who & { onKind: (k: BookingKind) => void; onPeople: (p: PersonInput[]) => void; onPhone: (p: string) => void; next: () => void }) {
  const [asked, setAsked] = useState(false)
  const missing = whatIsMissing(people, phone)
  return (
    <>
      <Section>
        <Choice
          label="办什么"
          value={kind}
          onChange={onKind}
          options={offered.map((value) => ({ value, label: kindNames[value], note: notes[value] }))}
        />
        <PeopleFields {...{ people, onPeople, phone, onPhone, asked }} />
        <p className="small quiet">号码只用来核对和防止重复预约，加密保存。登记和证书都不收费。</p>
      </Section>
      <StepFoot
        nextLabel="选日期和时间"
        wrong={asked ? missing : undefined}
        onNext={() => {
          setAsked(true)
          if (!missing) next()
        }}
      />
    </>
  )
}

type Held = { bookingId: string; when: string; holdUntil: string; ageNote: string | null }

function WhenStep({ kind, people, phone, back, next }: Who & { kind: BookingKind; back: () => void; next: (held: Held) => void }) {
  const [month, setMonth] = useState(dayInShanghai(new Date()).slice(0, 7))
  const [picked, setPicked] = useState<{ day: Day; state: string }>()
  const [slot, setSlot] = useState<SlotItem>()
  const [wait, setWait] = useState<SlotItem>()
  const holding = useSend(holdVisit)
  const waiting = useSend(joinWaiting)
  const party = { kind, people, phone }
  return (
    <>
      <Section>
        <MonthCalendar
          kind={kind}
          month={month}
          onMonth={setMonth}
          day={picked?.day ?? ''}
          onDay={(day, state) => {
            setPicked({ day, state })
            setSlot(undefined)
            setWait(undefined)
          }}
        />
      </Section>
      {kind === 'marriage' && <PeakBeside />}
      {picked && picked.state !== 'DRAW' && (
        <Section title={`${shortDay(picked.day)} ${chineseWeekday(picked.day)}`} live>
          <Slots
            kind={kind}
            day={picked.day}
            slotId={slot?.slotId ?? ''}
            onSlot={(s) => {
              setSlot(s)
              setWait(undefined)
            }}
            onWait={(s) => {
              setWait(s)
              setSlot(undefined)
            }}
          />
        </Section>
      )}
      {wait && !waiting.data && (
        <Section title={`${wait.time} 已经约满`}>
          <p>有人取消时按先后顺序通知您，收到后两小时内（离办理不到一天的半小时内）确认。排候补不影响您约别的时间。</p>
          <p className="stack">
            <button
              type="button"
              className="btn"
              onClick={() => waiting.mutate({ requestId: crypto.randomUUID(), slotId: wait.slotId, ...party })}
            >
              排 {wait.time} 的候补
            </button>
          </p>
        </Section>
      )}
      {waiting.data && (
        <Notice kind="done" title={`已排候补，第 ${waiting.data.position} 位`}>
          在“我的预约”里可以查看和退出。
        </Notice>
      )}
      {(holding.error || waiting.error) && <Notice kind="bad">{messageOf(holding.error ?? waiting.error)}</Notice>}
      <StepFoot
        nextLabel={slot ? `约${slot.starts}` : '约这个时间'}
        disabled={!slot}
        busy={holding.isPending}
        onBack={back}
        onNext={() => slot && holding.mutate({ requestId: crypto.randomUUID(), slotId: slot.slotId, ...party }, { onSuccess: next })}
      />
    </>
  )
}

function CheckStep({ kind, people, held, back }: { kind: BookingKind; people: PersonInput[]; held: Held; back: () => void }) {
  const [, go] = useLocation()
  const sending = useSend(confirmVisit)
  const { data } = useCall(getMonth, { kind, month: dayInShanghai(new Date()).slice(0, 7) })
  const until = new Date(held.holdUntil).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })
  return (
    <>
      <Section title={held.when}>
        <p>
          {people.map((p) => p.name).join('和')}，{kindNames[kind]}。名额为您留到 {until}，请在这之前确认。
        </p>
        {held.ageNote && (
          <Notice kind="warn" title="请留意年龄">
            {held.ageNote}
          </Notice>
        )}
      </Section>
      <Section title="来的时候带上">
        <ul className="booking-bring">
          {data?.bring.map((b) => (
            <li key={b}>{b}</li>
          ))}
        </ul>
        <p className="small quiet">前一天 24:00 前可以改约或取消。约了没来两次，网上预约要停 30 天，现场照常办理。</p>
      </Section>
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
      <StepFoot
        nextLabel="确认预约"
        busy={sending.isPending}
        onBack={back}
        onNext={() =>
          sending.mutate({ requestId: crypto.randomUUID(), bookingId: held.bookingId }, { onSuccess: () => go('/my/marriage-bookings') })
        }
      />
    </>
  )
}
