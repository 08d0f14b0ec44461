import { useState } from 'react'
import { useLocation } from 'wouter'
import { dayInShanghai } from '#kernel/day.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { Button } from '#web/kit/button.tsx'
import { DateInput } from '#web/kit/date-input.tsx'
import { Section } from '#web/kit/section.tsx'
import { Select } from '#web/kit/select.tsx'
import { ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { TextArea } from '#web/kit/text-input.tsx'
import { useTitle } from '#web/kit/title.ts'
import { type ChangeKind, ofOnePerson } from '../change/form.ts'
import { myHousehold, tellChange } from '../household/contract.ts'
import { TellDetails } from './portal-tell-details.tsx'
import { type Told, toldChange, whatIsMissing } from './told.ts'

const kinds: { value: ChangeKind; label: string }[] = [
  { value: 'DEATH', label: '有人去世' },
  { value: 'LEFT', label: '有人搬走、离婚、服刑，不再一起生活' },
  { value: 'JOINED', label: '家里添了人：出生、结婚、迁入' },
  { value: 'INCOME', label: '收入、养老金变了' },
  { value: 'JOB', label: '有人找到工作' },
  { value: 'JOB_END', label: '有人没有工作了' },
  { value: 'HEALTH', label: '有人生重病，或办了残疾证' },
  { value: 'STUDY', label: '上学、毕业、退学' },
  { value: 'PAYEE', label: '换领钱的人或账号' },
  { value: 'STOP', label: '不需要低保了，自愿退出' },
]

/** The family tells what changed: one question after the other, only what this change needs. */
export default function TellPage() {
  useTitle('报告变化')
  const { data, error, refetch } = useCall(myHousehold, {})
  const sending = useSend(tellChange)
  const [requestId] = useState(() => crypto.randomUUID())
  const [told, setTold] = useState<Told>({ happenedOn: '', note: '' })
  const [asked, setAsked] = useState(false)
  const [, go] = useLocation()
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data)
    return (
      <Section className="one-column">
        <Loading />
      </Section>
    )
  const household = data.household
  if (!household) return <ErrorState error={new Error('nothing')} />
  const put = (part: Partial<Told>) => setTold({ ...told, ...part })
  const missing = whatIsMissing(told)
  const people = household.people.map((p) => ({ value: p.ref, label: p.name }))
  const send = () => {
    setAsked(true)
    const change = toldChange(told)
    if (missing || !change) return
    sending.mutate({ rootId: household.rootId, requestId, change }, { onSuccess: (made) => go(`/cases/subsistence_change/${made.caseId}`) })
  }
  return (
    <div className="one-column">
      <Section>
        <h1>报告变化</h1>
        <p>告诉我们就行，不用先准备材料；镇里会来核实，再按规定重新计算。</p>
        <Select
          label="什么变化"
          value={told.kind ?? ''}
          options={kinds}
          onChange={(kind) => setTold({ kind, happenedOn: told.happenedOn, note: told.note })}
        />
        {told.kind && ofOnePerson.includes(told.kind) && (
          <Select label="是谁" value={told.ref ?? ''} options={people} onChange={(ref) => put({ ref })} />
        )}
        {told.kind && (
          <>
            <TellDetails told={told} put={put} people={people} />
            <DateInput
              label="哪一天发生的"
              value={told.happenedOn}
              max={dayInShanghai(new Date())}
              onChange={(happenedOn) => put({ happenedOn })}
            />
            <TextArea
              label="说说情况"
              hint="有什么证明、在哪里，都可以写"
              value={told.note}
              maxLength={500}
              onChange={(note) => put({ note })}
            />
          </>
        )}
        {asked && missing && (
          <Notice kind="bad" title="还差一项">
            {missing}
          </Notice>
        )}
        {sending.error && (
          <Notice kind="bad" title="没有提交">
            {messageOf(sending.error)}
          </Notice>
        )}
        <p className="stack">
          <Button look="main" wide busy={sending.isPending} onClick={send}>
            提交
          </Button>
        </p>
      </Section>
    </div>
  )
}
