import { useCall } from '#web/client/query.ts'
import { ErrorState, Loading } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Sum } from '#web/kit/sum.tsx'
import { getSubsistenceCase } from '../contract.ts'
import { sumRows } from './lines.ts'

/** A case at a glance beside the inbox: what is missing and the result so far. */
export default function SubsistencePreview({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useCall(getSubsistenceCase, { caseId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const e = data.evaluation
  const names = Object.fromEntries([...data.people, ...data.supporters].map((p) => [p.ref, p.name]))
  // Every line that goes into the total; conditions that are met say nothing here.
  const rows = e ? sumRows(e.derivation, names).filter((r) => r.kind !== 'cap' && r.amount !== '符合') : []
  return (
    <div className="scroll">
      {data.missing.length > 0 && (
        <>
          <h3>还差什么</h3>
          <ul className="blocks">
            {data.missing.map((m) => (
              <li key={m}>
                <Status kind="open" /> <div>{m}</div>
              </li>
            ))}
          </ul>
        </>
      )}
      {e && (
        <>
          <h3>
            暂算：{e.categoryLabel}
            {e.monthlyAmount > 0 ? `，每月 ${e.monthlyAmount.toLocaleString('zh-CN', { minimumFractionDigits: 2 })} 元` : ''}
          </h3>
          <Sum rows={rows} />
        </>
      )}
    </div>
  )
}
