import { Link } from 'wouter'
import { getCase } from '#kernel/api/cases.ts'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { useSession } from '#web/client/session.tsx'
import { getRemedyOptions } from '../contract.ts'

const registrars = ['village_worker', 'town_clerk', 'county_clerk']

/**
 * Beside an application or a change: until when its decision can be contested, and the ways to register what came on paper,
 * by telephone or at the counter. Nothing where there is nothing to say.
 */
export default function RemedyBeside({ caseId }: { caseId: string }) {
  const { session } = useSession()
  const mayRegister = registrars.includes(session?.actor?.role ?? '')
  const { data } = useCall(getRemedyOptions, { caseId })
  if (!data) return null
  if (!data.contestable) return mayRegister ? <Objection caseId={caseId} /> : null
  const { letter } = data
  return (
    <>
      <h2>对决定的救济</h2>
      <div className="act">
        <p>
          {letter?.deliveredOn
            ? `决定书${chineseDay(letter.deliveredOn)}送达，期限从这天起算。`
            : '决定书还没有登记送达，复议和诉讼的期限没有开始。请在“文书”里登记送达。'}
        </p>
        {data.ways.map((w) => (
          <p key={w.kind}>
            {w.label}：{w.filed ? <FiledAs {...w.filed} /> : untilOf(w)}
          </p>
        ))}
        {mayRegister && <Link href={`/cases/${caseId}/remedy`}>登记申诉、复议、诉讼</Link>}
      </div>
    </>
  )
}

const FiledAs = ({ caseId, number, stepLabel }: { caseId: string; number: string; stepLabel: string }) => (
  <>
    <Link href={`/cases/${caseId}`}>{number}</Link>，{stepLabel}
  </>
)

function untilOf(w: { begun: boolean; until: string | null; late: boolean }): string {
  if (!w.begun) return '期限没有开始'
  if (!w.until) return '没有期限'
  return w.late ? `${chineseDay(w.until)}已经到期` : `${chineseDay(w.until)}止`
}

/** An application whose notice hangs can be objected to; the page of the form says when it cannot. */
function Objection({ caseId }: { caseId: string }) {
  const { data } = useCall(getCase, { caseId })
  if (!data || data.ended || !['first_notice', 'objection', 'reinvestigating'].includes(data.step)) return null
  return (
    <>
      <h2>公示异议</h2>
      <div className="act">
        <p>电话、书面或当面提出的，在这里登记。</p>
        <Link href={`/cases/${caseId}/objection`}>登记异议或线索</Link>
      </div>
    </>
  )
}
