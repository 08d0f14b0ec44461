import { Link } from 'wouter'
import type { z } from 'zod'
import { downloadLetter } from '#kernel/api/cases.ts'
import { chineseDay, dayInShanghai } from '#kernel/day.ts'
import { linkTo } from '#web/call.ts'
import { useCall } from '#web/client/query.ts'
import { Facts } from '#web/kit/section.tsx'
import { ErrorState, Loading, Notice } from '#web/kit/states.tsx'
import { getRemedy } from '../contract.ts'
import { LetterLinks } from './letter-links.tsx'

type Remedy = z.output<(typeof getRemedy)['reply']>

/** A remedy for the desk: the contested decision, and beside it the new finding with its letters. */
export default function RemedyCase({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useCall(getRemedy, { caseId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <div className="scroll">
      <div className="side-by-side">
        <Contested r={data} />
        <Found r={data} />
      </div>
      {data.records.length > 0 && <h3>经过</h3>}
      {data.records.map((r) => (
        <div key={`${r.label}${r.at}`}>
          <p>
            <b>{r.label}</b> <span className="quiet">{`${r.by}，${chineseDay(dayInShanghai(new Date(r.at)))}`}</span>
          </p>
          <Facts items={r.lines} />
        </div>
      ))}
    </div>
  )
}

function Contested({ r }: { r: Remedy }) {
  const delivered = r.decision.deliveredThen
    ? `${chineseDay(r.decision.deliveredThen)}，期限从这天起算`
    : r.decision.deliveredOn
      ? `${chineseDay(r.decision.deliveredOn)}（提出时还没有登记）`
      : '还没有登记，期限没有开始'
  return (
    <section>
      <h3>被争议的决定</h3>
      <Facts
        items={[
          {
            label: '决定书',
            value: <a href={linkTo(downloadLetter, { letterId: r.decision.letterId, format: 'pdf' })}>{r.decision.title}</a>,
          },
          { label: '文号', value: r.decision.number },
          { label: '作出', value: chineseDay(r.decision.madeOn) },
          { label: '送达', value: delivered },
          {
            label: r.contested.serviceTitle,
            value: (
              <>
                <Link href={`/cases/${r.contested.caseId}`}>{r.contested.number}</Link>，{r.contested.stepLabel}
              </>
            ),
          },
          { label: '办过的人', value: r.involved.filter(Boolean).join('、') || '没有' },
        ]}
      />
      <h3>{r.kindLabel}的理由</h3>
      <p className="said">{r.claim}</p>
      <Facts
        items={[
          { label: '要求', value: r.wants },
          { label: '提出', value: `${chineseDay(r.filedOn)}${r.late ? '，已过期限' : ''}` },
          ...(r.lateReason ? [{ label: '逾期的理由', value: r.lateReason }] : []),
          ...(r.court ? [{ label: '法院', value: r.court }] : []),
        ]}
      />
    </section>
  )
}

function Found({ r }: { r: Remedy }) {
  return (
    <section>
      <h3>新的结论</h3>
      {r.outcome ? (
        <Facts
          items={[
            { label: '结果', value: <b>{r.outcome}</b> },
            ...(r.decidedOn ? [{ label: '决定', value: chineseDay(r.decidedOn) }] : []),
            ...(r.again
              ? [
                  {
                    label: '重新办理',
                    value: (
                      <>
                        <Link href={`/cases/${r.again.caseId}`}>{r.again.number}</Link>，{r.again.stepLabel}
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
      ) : (
        <Notice title={r.examiner ? `由${r.examiner}承办审查` : '还没有人承办'}>
          原来的决定在审查期间照常执行，除非责令停止执行。办过它的人不审查，提出处理意见的人不决定。
        </Notice>
      )}
      <h3>文书</h3>
      <LetterLinks letters={r.letters} />
    </section>
  )
}
