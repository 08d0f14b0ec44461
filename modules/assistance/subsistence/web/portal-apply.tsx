import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { myHousehold } from '#modules/core/residents/contract.ts'
import { timeInShanghai } from '#kernel/day.ts'
import { CallError, callSurely } from '#web/call.ts'
import { useDraft } from '#web/client/draft.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { LinkButton } from '#web/kit/button.tsx'
import { Section } from '#web/kit/section.tsx'
import { EmptyState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { Saved, StepFoot, StepHead } from '#web/kit/step.tsx'
import { getMyAnswers, submitApplication } from '../contract.ts'
import { applicationForm, formVersion } from '../form.ts'
import { type ApplyDraft, applicationOf } from './portal-draft.ts'
import { draftFromEarlier, draftFromRegister } from './portal-prefill.ts'
import { Estimate } from './portal-estimate.tsx'
import { faultsOf } from './portal-faults.ts'
import { StepAssets, StepHome, StepPayee, StepPeople, type StepProps, StepSign } from './portal-steps.tsx'

const steps: { title: string; Body: (p: StepProps) => React.ReactNode }[] = [
  { title: '住在哪里', Body: StepHome },
  { title: '家里有谁、有什么收入', Body: StepPeople },
  { title: '存款和房产', Body: StepAssets },
  { title: '补助发到哪里', Body: StepPayee },
  { title: '授权和承诺', Body: StepSign },
]

/** The application in five steps; a village worker files on behalf with the authority recorded. */
export default function ApplyPage() {
  const { session } = useSession()
  const [search] = useSearchParams()
  // Applying again: what was written the last time comes along.
  const from = search.get('from') ?? ''
  const bound = session?.actor?.bound === true
  const known = useCall(myHousehold, {}, bound)
  const earlier = useCall(getMyAnswers, { caseId: from }, bound && from !== '')
  if (!session || known.isLoading || earlier.isLoading)
    return (
      <Section>
        <Loading />
      </Section>
    )
  const actor = session.actor
  if (!actor)
    return (
      <EmptyState
        title="请先登录"
        action={
          <LinkButton look="main" href="/sign-in?next=/apply/subsistence">
            登录
          </LinkButton>
        }
      >
        用手机验证码登录后就可以填写。
      </EmptyState>
    )
  if (actor.kind === 'staff' && actor.role !== 'village_worker')
    return (
      <EmptyState
        title="请由村（社区）代办"
        action={
          <a className="btn" href="/desk">
            回工作台
          </a>
        }
      >
        您的岗位不代办申请。
      </EmptyState>
    )
  return (
    <ApplyForm
      key={actor.id}
      owner={actor.id}
      behalf={actor.kind === 'staff'}
      start={{
        ...(earlier.data?.answers ? draftFromEarlier(earlier.data.answers) : draftFromRegister(known.data)),
        ...(actor.kind === 'staff' ? { village: actor.place } : {}),
      }}
      today={session.today}
    />
  )
}

interface Props {
  owner: string
  behalf: boolean
  /** What the form begins with when no draft is kept. */
  start: ApplyDraft
  today: string
}

function ApplyForm({ owner, behalf, start, today }: Props) {
  const draft = useDraft<ApplyDraft>({ service: 'subsistence', owner, formVersion }, start)
  const [triedAt, setTriedAt] = useState(0)
  const [sending, setSending] = useState(false)
  const [refusal, setRefusal] = useState('')
  const [, go] = useLocation()
  const d = draft.value
  const set = (change: Partial<ApplyDraft>) => draft.change((before) => ({ ...before, ...change }))
  const faults = faultsOf(d, d.step, today, behalf)
  const at = steps[d.step - 1] ?? steps[0]
  if (!draft.ready || !at)
    return (
      <Section>
        <Loading />
      </Section>
    )
  const last = d.step === steps.length
  const next = async () => {
    if (faults.length > 0) return setTriedAt(d.step)
    if (!last) return set({ step: d.step + 1 })
    await send()
  }
  const send = async () => {
    const parsed = applicationForm.safeParse(applicationOf(d))
    if (!parsed.success) return setRefusal(parsed.error.issues[0]?.message ?? '')
    setSending(true)
    setRefusal('')
    try {
      const onBehalf = behalf ? { onBehalf: { authority: d.authority as 'SPOKEN', note: d.authorityNote } } : {}
      const receipt = await callSurely(submitApplication, { requestId: d.requestId, answers: parsed.data, ...onBehalf })
      draft.drop()
      if (behalf) location.assign(`/desk/cases/${receipt.caseId}`)
      else go(`/cases/subsistence/${receipt.caseId}?new=1`)
    } catch (error) {
      // A refusal ends this attempt; a mended form is another one.
      if (error instanceof CallError && error.status >= 400) set({ requestId: crypto.randomUUID() })
      setRefusal(messageOf(error))
      setSending(false)
    }
  }
  const Body = at.Body
  return (
    <div className="one-column">
      <StepHead
        service={behalf ? '代办低保申请' : '低保申请'}
        step={d.step}
        of={steps.length}
        title={at.title}
        back="/services/subsistence"
        saved={
          draft.savedAt ? (
            <Saved at={timeInShanghai(draft.savedAt)} />
          ) : draft.keeps ? undefined : (
            '这台设备不能保存草稿，已保存到民政系统。'
          )
        }
      />
      {d.fromEarlier && d.step === 1 && (
        <Notice title="已带出上次填的内容">请逐页核对，有变化的改过来；授权签名和材料照片要重新提供。</Notice>
      )}
      <Body draft={d} set={set} today={today} behalf={behalf} />
      {d.step >= 2 && d.step <= 3 && <Estimate draft={d} today={today} />}
      {refusal && (
        <Notice kind="bad" title="没有提交成功">
          {refusal}
        </Notice>
      )}
      <StepFoot
        nextLabel={last ? '提交申请' : `下一步：${steps[d.step]?.title}`}
        onNext={() => void next()}
        onBack={d.step > 1 ? () => set({ step: d.step - 1 }) : undefined}
        wrong={triedAt === d.step && faults[0] ? faults[0] : undefined}
        busy={sending}
      />
    </div>
  )
}
