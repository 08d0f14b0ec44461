import { useState } from 'react'
import { Link } from 'wouter'
import type { z } from 'zod'
import { chineseDay } from '#kernel/day.ts'
import { useCall, useSend } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { Facts } from '#web/kit/section.tsx'
import { ErrorState, Loading, messageOf } from '#web/kit/states.tsx'
import { decideIdentity, getResident, revealResident } from '../contract.ts'

/** One person: masked numbers with 显示, and the household. */
export function PersonDetail({ personId }: { personId: string }) {
  const { data, error, refetch } = useCall(getResident, { personId })
  const { session } = useSession()
  const reports = ['village_worker', 'town_clerk', 'county_clerk', 'county_head'].includes(session?.actor?.role ?? '')
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <section className="form-box" aria-label={`${data.name}的资料`}>
      <h3>{data.name}</h3>
      <Facts
        items={[
          { label: '证件', value: <MaskedNumber personId={personId} field="idNumber" mask={data.idMask} /> },
          { label: '电话', value: data.phoneMask ? <MaskedNumber personId={personId} field="phone" mask={data.phoneMask} /> : '没有登记' },
          { label: '出生日期', value: chineseDay(data.birthDate) },
          { label: '婚姻状况', value: <Marital known={data.marital} /> },
          { label: '住址', value: `${data.placeName}${data.address ?? ''}` },
        ]}
      />
      {reports && !data.died && (
        <p>
          <Link className="btn low" href={`/life-events/new?person=${personId}`}>
            报告去世
          </Link>
        </p>
      )}
      {data.deathEventId && (
        <p>
          <Link href={`/life-events/${data.deathEventId}`}>看去世登记和各项事务</Link>
        </p>
      )}
      {data.proposals.map((p) => (
        <Proposal key={p.proposalId} personId={personId} p={p} />
      ))}
      <h3 style={{ marginTop: 16 }}>同户 {data.household.length} 人</h3>
      <table className="plain">
        <thead>
          <tr>
            <th>姓名</th>
            <th>关系</th>
            <th>出生日期</th>
            <th>证件</th>
          </tr>
        </thead>
        <tbody>
          {data.household.map((m) => (
            <tr key={m.personId}>
              <td>
                <b>{m.name}</b>
              </td>
              <td>{m.relationLabel}</td>
              <td>{chineseDay(m.birthDate)}</td>
              <td className="nowrap">{m.idMask}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A correction that waits: the household book says so, or not. */
function Proposal({ personId, p }: { personId: string; p: { proposalId: string; label: string; right: string } }) {
  const sending = useSend(decideIdentity)
  const [requestId] = useState(() => crypto.randomUUID())
  const [reason, setReason] = useState('')
  const send = (agree: boolean) => sending.mutate({ requestId, personId, proposalId: p.proposalId, agree, reason })
  return (
    <div className="form-box">
      <p>
        婚姻档案已按公安证明更正：<b>{`${p.label}应为“${p.right}”`}</b>
      </p>
      <input
        className="chip"
        aria-label="户口簿怎么写的"
        placeholder="户口簿怎么写的"
        value={reason}
        onChange={(e) => setReason(e.target.value)}
      />
      {sending.error && <p role="alert">{messageOf(sending.error)}</p>}
      <p className="buttons">
        <button type="button" className="btn low" disabled={sending.isPending} onClick={() => send(true)}>
          一致，更正登记
        </button>{' '}
        <button type="button" className="btn low" disabled={sending.isPending} onClick={() => send(false)}>
          不一致，不更正
        </button>
      </p>
    </div>
  )
}

/** The status of today with what says so, and those before it. */
function Marital({ known }: { known: z.output<typeof getResident.reply>['marital'] }) {
  const [now, ...before] = known
  if (!now) return '没有登记'
  return (
    <>
      {now.label}{' '}
      <small>
        {chineseDay(now.from)}起，{now.source}
      </small>
      {before.map((b) => (
        <small key={`${b.from} ${b.label}`} style={{ display: 'block' }}>
          以前：{b.label}，{chineseDay(b.from)}起，{b.source}
        </small>
      ))}
    </>
  )
}

function MaskedNumber({ personId, field, mask }: { personId: string; field: 'idNumber' | 'phone'; mask: string }) {
  const asking = useSend(revealResident)
  if (asking.data) return <span className="nowrap">{asking.data.value}</span>
  return (
    <span>
      {mask}{' '}
      <details style={{ display: 'inline' }}>
        <summary className="linklike" style={{ display: 'inline' }} title="显示会留下记录">
          显示
        </summary>
        <form
          onSubmit={(e) => {
            e.preventDefault()
            asking.mutate({ personId, field, reason: String(new FormData(e.currentTarget).get('reason')) })
          }}
        >
          <input className="chip" name="reason" aria-label="显示的理由" placeholder="写明理由后按回车" required minLength={2} />
        </form>
        {asking.error && <small>{messageOf(asking.error)}</small>}
      </details>
    </span>
  )
}
