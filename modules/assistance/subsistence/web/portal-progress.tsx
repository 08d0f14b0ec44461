import { useState } from 'react'
import { useParams, useSearchParams } from 'wouter'
import { downloadLetter, moveCase, myCase } from '#kernel/api/cases.ts'
import { chineseDay, chineseMonth } from '#kernel/day.ts'
import { linkTo } from '#web/call.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { NextStep } from '#web/kit/next-step.tsx'
import { type SentPhoto, PhotoPicker } from '#web/kit/photo-picker.tsx'
import { Section } from '#web/kit/section.tsx'
import { ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Sum, WhatIf } from '#web/kit/sum.tsx'
import { useTitle } from '#web/kit/title.ts'
import type { z } from 'zod'
import { getMyResult } from '../contract.ts'
import { sumRows } from './lines.ts'
import { Beside } from '#web/portal/beside.tsx'
import { Withdraw } from '#web/portal/withdraw.tsx'
import { type Case, Foot, Letters, Linked, Way } from '#web/portal/case-parts.tsx'

type Result = z.output<(typeof getMyResult)['reply']>

/** Result first, then where it is, how it was computed, what would change it, what one can do. */
export default function ProgressPage() {
  const { caseId = '' } = useParams()
  const [search] = useSearchParams()
  const mine = useCall(myCase, { caseId })
  const result = useCall(getMyResult, { caseId })
  useTitle('办件进度')
  const error = mine.error ?? result.error
  if (error)
    return (
      <ErrorState
        error={error}
        retry={() => {
          void mine.refetch()
          void result.refetch()
        }}
      />
    )
  if (!mine.data || !result.data)
    return (
      <Section className="one-column">
        <Loading />
      </Section>
    )
  const c = mine.data
  return (
    <div className="one-column">
      {search.get('new') && (
        <Notice kind="done" title="申请已提交">
          编号 {c.number}。不用打印，也不用再跑一趟。
        </Notice>
      )}
      <Head c={c} r={result.data} />
      {result.data.hidden && (
        <Notice title="核对您是谁以后，才能看结果和文书">
          为了保护家里人的隐私，结果只给本人看。{' '}
          <LinkButton look="main" href="/bind">
            现在核对
          </LinkButton>
        </Notice>
      )}
      {result.data.closed && <Closed closed={result.data.closed} />}
      {c.step === 'supplement' && !result.data.hidden && <Supplement c={c} r={result.data} />}
      <Way c={c} />
      {result.data.evaluation && <Arithmetic c={c} r={result.data} />}
      <Letters c={c} />
      <Linked c={c} />
      {c.ended && !result.data.granted && <Again c={c} />}
      {c.ended ? (
        <Beside service={c.service} caseId={caseId} />
      ) : (
        <Withdraw c={c} label="撤回申请" means="撤回后这次申请就结束了，已交的材料会保留；以后可以重新申请。" />
      )}
      <Foot c={c} />
    </div>
  )
}

function Head({ c, r }: { c: Case; r: Result }) {
  const e = r.evaluation
  const money = e ? e.monthlyAmount + e.singlePersonDibao.reduce((sum, one) => sum + one.amount, 0) : 0
  return (
    <header className="step-head">
      <p className="back">
        <a href="/">返回</a>
        <span>低保，{c.title}</span>
      </p>
      <Status kind={r.granted ? 'done' : r.granted === false ? 'over' : c.mine ? 'you' : 'wait'}>{c.state}</Status>
      {r.granted && money > 0 ? (
        <h1 className="result">
          每月 <b>{money.toLocaleString('zh-CN', { minimumFractionDigits: 2 })}</b> 元
        </h1>
      ) : (
        <h1>{c.title}</h1>
      )}
      {r.granted && e?.effectiveMonth && (
        <p>
          {e.categoryLabel}，从 {chineseMonth(e.effectiveMonth)}起{money > 0 ? '发放' : '认定'}
        </p>
      )}
      {r.payment ? (
        <NextStep when={`${chineseMonth(r.payment.firstMonth)}10日前`}>
          发到您的社会保障卡（尾号 {r.payment.accountTail}）。您不用做什么，到账会发短信。
        </NextStep>
      ) : c.next ? (
        <NextStep when={c.byWhen ? `${chineseDay(c.byWhen)}前` : null}>{c.next}。</NextStep>
      ) : null}
      {r.granted === false && e && <p>{e.reasons.map((x) => x.text).join('；')}。</p>}
    </header>
  )
}

function Supplement({ c, r }: { c: Case; r: Result }) {
  const [photos, setPhotos] = useState<SentPhoto[]>([])
  const sending = useSend(moveCase)
  return (
    <Section title="要补的材料">
      <ul className="bullets">
        {r.supplement.map((s) => (
          <li key={s.what}>
            {s.what}
            {s.why ? `：${s.why}` : ''}
          </li>
        ))}
      </ul>
      {r.supplementUntil && <p className="quiet">请在{chineseDay(r.supplementUntil)}前补齐。补的时间不算在办理期限里。</p>}
      <PhotoPicker label="照片或 PDF" kind="supplement" photos={photos} onChange={setPhotos} />
      {sending.error && <Notice kind="bad">{messageOf(sending.error)}</Notice>}
      <Button
        look="main"
        wide
        disabled={photos.length === 0}
        busy={sending.isPending}
        onClick={() =>
          sending.mutate({
            caseId: c.caseId,
            move: 'supply',
            requestId: crypto.randomUUID(),
            version: c.version,
            input: { files: photos.map(({ fileId, kind }) => ({ fileId, kind })) },
          })
        }
      >
        补交材料
      </Button>
    </Section>
  )
}

function Arithmetic({ c, r }: { c: Case; r: Result }) {
  const e = r.evaluation
  if (!e) return null
  const letter = c.letters.find((l) => l.kind.startsWith('decision'))
  return (
    <>
      <Section
        title="怎么算的"
        aside={letter ? <a href={linkTo(downloadLetter, { letterId: letter.letterId, format: 'pdf' })}>下载决定书</a> : undefined}
      >
        <Sum rows={sumRows(e.derivation, r.people)} label="计算过程" />
      </Section>
      {e.whatIf.length > 0 && (
        <Section title="什么会改变这个结果">
          <WhatIf lines={e.whatIf} />
        </Section>
      )}
      {e.suggest.length > 0 && (
        <Section title="还可以申请">
          <ul className="bullets">
            {e.suggest.map((s) => (
              <li key={s.code}>{s.text}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Closed({ closed }: { closed: NonNullable<Result['closed']> }) {
  return (
    <Section title="为什么结束了">
      <p>{closed.why}</p>
      {closed.asked.length > 0 && (
        <>
          <p>当时要补的：</p>
          <ul className="bullets">
            {closed.asked.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

/** What ended without help stands in the way of nothing: another application begins with what was written here. */
const Again = ({ c }: { c: Case }) => (
  <Section title="重新申请">
    <p>上次填的内容会带出来，核对修改后再签名、提交，不用从头填。</p>
    <p className="stack">
      <LinkButton look={c.step === 'refused' ? 'plain' : 'main'} wide href={`/apply/subsistence?from=${c.caseId}`}>
        {c.step === 'refused' ? '家里情况有变化，重新申请' : '重新申请'}
      </LinkButton>
    </p>
  </Section>
)
