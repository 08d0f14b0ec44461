import { Button, Input } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { chineseDay, chineseWeekday } from '#kernel/day.ts'
import { useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Facts } from '#web/kit/section.tsx'
import { ErrorState, Loading, messageOf, Notice } from '#web/kit/states.tsx'
import { getDivorce, noteDanger } from '../contract.ts'
import { useAnswer } from './use-answer.ts'
import { Certificate, Findings, Parties, Records, Sources } from './seen.tsx'

type Divorce = z.output<(typeof getDivorce)['reply']>

const date = (day: string) => `${chineseDay(day)} ${chineseWeekday(day)}`

/** One view of a divorce: the dates first, since everything hangs on them. */
export default function DivorceCase({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useAnswer(getDivorce, { caseId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={10} />
  return (
    <div className="scroll">
      {data.registration && (
        <section>
          <h3>证件</h3>
          <Certificate r={data.registration} />
        </section>
      )}
      {data.term && <Term t={data.term} />}
      <Parties parties={data.parties} />
      {!data.registration && (
        <>
          <h3>能不能受理</h3>
          <Findings findings={data.findings} />
        </>
      )}
      <h3>婚姻登记和来源</h3>
      {data.certificate && (
        <p>
          所持结婚证：{data.certificate.certNo}，{data.certificate.registryName}，{chineseDay(data.certificate.registeredOn)}
          {data.certificate.lost ? '（遗失，已声明）' : ''}
        </p>
      )}
      <Sources base={data.base} marriages={data.marriages} />
      {data.agreement.length > 0 && (
        <>
          <h3>离婚协议</h3>
          <Facts items={data.agreement} />
        </>
      )}
      <Danger d={data} />
      {data.records.length > 0 && <h3>经过</h3>}
      <Records records={data.records} />
    </div>
  )
}

const Term = ({ t }: { t: NonNullable<Divorce['term']> }) => (
  <section>
    <h3>期限</h3>
    <Facts
      items={[
        { label: '受理编号', value: t.receiptNo },
        { label: '受理', value: `${date(t.receivedOn)}（当日不算）` },
        { label: '可以撤回', value: `任何一方，到 ${date(t.coolingEnd)} 下班前` },
        { label: '可以发证', value: `从 ${date(t.windowOpens)} 起，第一个工作日 ${date(t.firstWorkday)}` },
        { label: '最后一天', value: `${date(t.windowEnd)} 下班前，两人一起来` },
      ]}
    />
    {t.provisional && <Notice title="日期是暂定的">最后一天所在年份的放假安排还没有公布，公布后系统重算并通知双方。</Notice>}
  </section>
)

/** Violence or danger: kept apart, for registrars and the head. */
function Danger({ d }: { d: Divorce }) {
  const { session } = useSession()
  const sending = useSend(noteDanger)
  const [said, setSaid] = useState('')
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  if (!['registrar', 'registry_head'].includes(session?.actor?.role ?? '')) return null
  const send = () =>
    sending.mutate(
      { caseId: d.caseId, requestId, said, reported: '' },
      {
        onSuccess: () => {
          setSaid('')
          setRequestId(crypto.randomUUID())
        },
      },
    )
  return (
    <section>
      <h3>家庭暴力或现实危险</h3>
      <p className="quiet">只有登记员和主任能看。不影响期限，也不是不予受理的理由；要告知人身安全保护令和诉讼途径。</p>
      {d.dangers.map((x) => (
        <p key={x.at} className="said">
          {x.said} <span className="quiet">{x.by}</span>
        </p>
      ))}
      <Input.TextArea
        rows={2}
        maxLength={1000}
        value={said}
        aria-label="发现的情况和告知的内容"
        onChange={(e) => setSaid(e.target.value)}
      />
      {sending.error && (
        <Notice kind="bad" title="没有登记">
          {messageOf(sending.error)}
        </Notice>
      )}
      <p className="buttons">
        <Button disabled={said.trim().length < 2} loading={sending.isPending} onClick={send}>
          登记
        </Button>
      </p>
    </section>
  )
}
