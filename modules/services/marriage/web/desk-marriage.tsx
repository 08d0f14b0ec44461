import { ErrorState, Loading, Notice } from '#web/kit/states.tsx'
import { getRegistration } from '../contract.ts'
import { useAnswer } from './use-answer.ts'
import { Certificate, Findings, Parties, Records, Sources } from './seen.tsx'

/** One view of a couple. While the national register is asked it looks again by itself. */
export default function MarriageCase({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useAnswer(getRegistration, { caseId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={10} />
  const barred = data.findings.filter((f) => f.ok === false)
  return (
    <div className="scroll">
      {data.registration && (
        <section>
          <h3>证件</h3>
          <Certificate r={data.registration} />
        </section>
      )}
      {!data.registration && barred.length > 0 && (
        <Notice kind="bad" title="现在不能登记">
          {barred.map((f) => `${f.said}（${f.article}）`).join('；')}
        </Notice>
      )}
      {data.paper && <Notice title="断网时在纸上签到，恢复后补录">登记日期是实际登记的这一天，不是纸上签名的那一天。</Notice>}
      <Parties parties={data.parties} />
      {!data.registration && (
        <>
          <h3>能不能登记</h3>
          <Findings findings={data.findings} />
        </>
      )}
      <h3>婚姻状况和来源</h3>
      <Sources base={data.base} marriages={data.marriages} />
      {data.records.length > 0 && <h3>经过</h3>}
      <Records records={data.records} />
    </div>
  )
}
