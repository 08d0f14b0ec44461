import { useState } from 'react'
import { auditState, listAudit } from '#kernel/api/audit.ts'
import { chineseDay, dayInShanghai, timeInShanghai } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { ErrorState, Loading } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { Link } from 'wouter'
import { ReasonForm } from './reason-form.tsx'

/** Who did what, on which case, with which reason; and how far the chain is sealed. */
export default function AuditPage() {
  useTitle('操作记录')
  const [reason, setReason] = useState<string>()
  if (!reason) return <ReasonForm what="查看操作记录" onGiven={setReason} />
  return <AuditList reason={reason} />
}

function AuditList({ reason }: { reason: string }) {
  const [by, setBy] = useState('')
  const [after, setAfter] = useState<string>()
  const { data, error, refetch } = useCall(listAudit, { reason, ...(by ? { by } : {}), ...(after ? { after } : {}) })
  const chain = useCall(auditState, {})
  return (
    <div className="page">
      <h1>操作记录</h1>
      {chain.data && (
        <p className="quiet">
          <Status kind="done">已封存 {chain.data.sealed} 条</Status> 未封存 {chain.data.unsealed} 条。最后封存值{' '}
          <span className="hash">{chain.data.head?.slice(0, 16)}</span>
        </p>
      )}
      <p className="filters" style={{ padding: '8px 0 12px' }}>
        <input
          className="chip"
          aria-label="按工作人员姓名"
          placeholder="工作人员姓名"
          defaultValue={by}
          onKeyDown={(e) => {
            if (e.key === 'Enter') {
              setAfter(undefined)
              setBy(e.currentTarget.value.trim())
            }
          }}
        />
        {after && (
          <button type="button" className="chip" onClick={() => setAfter(undefined)}>
            回到最新
          </button>
        )}
      </p>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={10} />
      ) : (
        <div className="scroll-x">
          <table className="plain">
            <thead>
              <tr>
                <th>时间</th>
                <th>谁</th>
                <th>地点</th>
                <th>做了什么</th>
                <th>对象</th>
                <th>理由</th>
                <th>封存</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((r) => (
                <tr key={r.id}>
                  <td>
                    {chineseDay(dayInShanghai(new Date(r.at)))} {timeInShanghai(new Date(r.at))}
                  </td>
                  <td>
                    {r.by} <small>{r.roleName}</small>
                  </td>
                  <td>{r.placeName}</td>
                  <td>{r.actLabel}</td>
                  <td>
                    {r.subjectKind === 'case' && r.subjectId ? (
                      <Link href={`/cases/${r.subjectId}`}>办件</Link>
                    ) : (
                      <span className="hash">{r.subjectId.slice(0, 12)}</span>
                    )}
                  </td>
                  <td>{r.reason}</td>
                  <td>{r.sealed ? <Status kind="done">已封存</Status> : <Status kind="wait">等待</Status>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data?.next && (
        <p className="more">
          <button type="button" className="btn low" onClick={() => setAfter(data.next ?? undefined)}>
            更早的
          </button>
        </p>
      )}
    </div>
  )
}
