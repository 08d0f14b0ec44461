import { Link } from 'wouter'
import type { CaseView } from '#kernel/api/cases.ts'
import { chineseDay } from '#kernel/day.ts'
import { Status } from '#web/kit/status.tsx'

/** The cases that hang together with this one, each a way there: what contests it, what it contests, what follows from it. */
export function CaseLinks({ c }: { c: CaseView }) {
  if (c.links.length === 0) return null
  return (
    <ul className="linked" aria-label="相关办件">
      {c.links.map((l) => (
        <li key={`${l.relation}${l.caseId}`}>
          <span className="quiet">{l.label}</span>
          <Link href={`/cases/${l.caseId}`}>
            {l.serviceTitle}（{l.number}）
          </Link>
          <Status kind={l.ended ? 'done' : 'wait'}>{l.stepLabel}</Status>
          <span className="quiet">{chineseDay(l.receivedOn)}</span>
        </li>
      ))}
    </ul>
  )
}
