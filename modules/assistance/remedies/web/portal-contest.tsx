import { useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { z } from 'zod'
import { chineseDay } from '#kernel/day.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Choice } from '#web/kit/choice.tsx'
import { PhotoPicker, type SentPhoto } from '#web/kit/photo-picker.tsx'
import { Section } from '#web/kit/section.tsx'
import { EmptyState, ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { TextArea, TextInput } from '#web/kit/text-input.tsx'
import { useTitle } from '#web/kit/title.ts'
import { fileRemedy, getRemedyOptions } from '../contract.ts'
import type { RemedyKind } from '../rules/periods.ts'
import { lastDay } from './last-day.ts'

type Options = z.output<(typeof getRemedyOptions)['reply']>

/** The family contests a decision: which way, why, what it wants. Only what the chosen way needs is asked. */
export default function ContestPage() {
  useTitle('不同意决定')
  const { caseId = '' } = useParams()
  const { data, error, refetch } = useCall(getRemedyOptions, { caseId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data)
    return (
      <Section className="one-column">
        <Loading />
      </Section>
    )
  if (!data.contestable || !data.letter)
    return (
      <EmptyState
        title="现在没有可以提出的决定"
        action={
          <LinkButton look="main" href="/">
            回首页
          </LinkButton>
        }
      >
        {data.why}。
      </EmptyState>
    )
  return <Contest caseId={caseId} letter={data.letter} ways={data.ways} />
}

interface Filled {
  kind: RemedyKind | ''
  claim: string
  wants: string
  lateReason: string
  court: string
  courtNumber: string
}

function Contest({ caseId, letter, ways }: { caseId: string; letter: NonNullable<Options['letter']>; ways: Options['ways'] }) {
  const sending = useSend(fileRemedy)
  const [requestId] = useState(() => crypto.randomUUID())
  const [f, setF] = useState<Filled>({ kind: '', claim: '', wants: '', lateReason: '', court: '', courtNumber: '' })
  const [photos, setPhotos] = useState<SentPhoto[]>([])
  const [tried, setTried] = useState(false)
  const [, go] = useLocation()
  const put = (part: Partial<Filled>) => setF({ ...f, ...part })
  const open = ways.filter((w) => !w.filed)
  const way = ways.find((w) => w.kind === f.kind)
  const missing = whatIsMissing(f, way?.late === true)
  const send = () => {
    setTried(true)
    if (missing || f.kind === '') return
    const { kind, claim, wants } = f
    const late = way?.late ? { lateReason: f.lateReason } : {}
    const court = kind === 'LITIGATION' ? { court: f.court, ...(f.courtNumber ? { courtNumber: f.courtNumber } : {}) } : {}
    const files = photos.map((p) => ({ fileId: p.fileId, kind: p.kind }))
    sending.mutate(
      { caseId, requestId, kind, claim, wants, ...late, ...court, files },
      { onSuccess: (made) => go(`/cases/remedy/${made.caseId}?new=1`) },
    )
  }
  return (
    <div className="one-column">
      <header className="step-head">
        <p className="back">
          <a href="/">返回</a>
          <span>{letter.title}</span>
        </p>
        <h1>不同意这个决定</h1>
        <p>
          {letter.title}（{letter.number}），{chineseDay(letter.madeOn)}作出。由没有办过它的人重新审查，不收费。
        </p>
      </header>
      <Section>
        <Choice<RemedyKind>
          label="用哪一种办法"
          hint="可以先申诉投诉，不影响复议和诉讼的期限照常计算"
          value={f.kind}
          onChange={(kind) => put({ kind })}
          options={open.map((w) => ({ value: w.kind, label: `${w.label}（${lastDay(w)}）`, note: noteOf(w) }))}
        />
        {f.kind && (
          <>
            <TextArea
              label="为什么不同意"
              hint="哪里和实际不一样，请写具体"
              value={f.claim}
              onChange={(claim) => put({ claim })}
              maxLength={1000}
              rows={5}
            />
            <TextArea label="您的要求" value={f.wants} onChange={(wants) => put({ wants })} maxLength={500} />
            {f.kind === 'LITIGATION' && (
              <>
                <TextInput label="哪个法院" value={f.court} onChange={(court) => put({ court })} />
                <TextInput label="案号" optional value={f.courtNumber} onChange={(courtNumber) => put({ courtNumber })} />
              </>
            )}
            {way?.late && (
              <TextArea
                label="为什么过了期限"
                hint="由市民政局负责人决定是否受理"
                value={f.lateReason}
                onChange={(lateReason) => put({ lateReason })}
                maxLength={500}
              />
            )}
            <PhotoPicker label="证据（可以不传）" kind="evidence" photos={photos} onChange={setPhotos} />
          </>
        )}
        {tried && missing && (
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

const noteOf = (w: Options['ways'][number]) => `${w.note}${w.handledDays ? `，受理后 ${w.handledDays} 天内答复` : ''}`

function whatIsMissing(f: Filled, late: boolean): string {
  if (!f.kind) return '请选择用哪一种办法'
  if (f.claim.trim().length < 4) return '请写清楚为什么不同意'
  if (f.wants.trim().length < 2) return '请写明您的要求'
  if (f.kind === 'LITIGATION' && f.court.trim().length < 2) return '请写明是哪个法院'
  return late && f.lateReason.trim().length < 2 ? '请写明为什么过了期限' : ''
}
