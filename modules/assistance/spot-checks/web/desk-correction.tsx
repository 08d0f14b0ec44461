import { Link } from 'wouter'
import { useCall } from '#web/client/query.ts'
import { Facts } from '#web/kit/section.tsx'
import { ErrorState, Loading } from '#web/kit/states.tsx'
import { getCorrection } from '../contract.ts'

/** A correction: what was found, what the town did about it. */
export default function CorrectionCase({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useCall(getCorrection, { caseId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={6} />
  return (
    <div className="scroll">
      <Facts items={data.lines} />
      <p>
        {data.caseId ? (
          <Link href={`/cases/${data.caseId}`}>打开抽查的办件</Link>
        ) : (
          <Link href={`/households/${data.rootId}`}>打开这一户</Link>
        )}
      </p>
    </div>
  )
}
