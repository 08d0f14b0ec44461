import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { LinkButton } from '#web/kit/button.tsx'
import { Facts, Rows, Section } from '#web/kit/section.tsx'
import { getRemedyOptions } from '../contract.ts'
import { lastDay } from './last-day.ts'

/** Under a decision: until when one can do what against it, what was done already, and the way to it. */
export default function ContestBeside({ caseId }: { caseId: string }) {
  const { data } = useCall(getRemedyOptions, { caseId })
  if (!data?.contestable || !data.letter) return null
  const filed = data.ways.flatMap((w) => (w.filed ? [{ ...w.filed, label: w.label }] : []))
  return (
    <Section title="不同意这个结果">
      <p>
        {data.letter.deliveredOn
          ? `决定书${chineseDay(data.letter.deliveredOn)}送到，期限从这天起算。都不收费。`
          : '决定书送到您手里以后，期限才开始算。都不收费。'}
      </p>
      <Facts items={data.ways.map((w) => ({ label: w.label, value: w.filed ? '已提出' : lastDay(w) }))} />
      {filed.length > 0 && (
        <Rows
          items={filed.map((f) => ({ href: `/cases/remedy/${f.caseId}`, title: `我的${f.label}`, note: `${f.number}，${f.stepLabel}` }))}
        />
      )}
      {filed.length < data.ways.length && (
        <p className="stack">
          <LinkButton wide href={`/contest/${caseId}`}>
            我不同意，要提出
          </LinkButton>
        </p>
      )}
    </Section>
  )
}
