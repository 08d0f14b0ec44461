import type { z } from 'zod'
import { downloadLetter, type letterItem } from '#kernel/api/cases.ts'
import { chineseDay } from '#kernel/day.ts'
import { linkTo } from '#web/call.ts'

/** Letters as ways to their text, each with its number and delivery. */
export function LetterLinks({ letters }: { letters: readonly z.output<typeof letterItem>[] }) {
  if (letters.length === 0) return <p className="quiet">还没有文书。</p>
  return (
    <ul className="linked">
      {letters.map((l) => (
        <li key={l.letterId}>
          <a href={linkTo(downloadLetter, { letterId: l.letterId, format: 'pdf' })}>{l.title}</a>{' '}
          <span className="quiet">
            {l.number}
            {l.deliveredOn ? `，${chineseDay(l.deliveredOn)}送达` : '，还没有登记送达'}
          </span>
        </li>
      ))}
    </ul>
  )
}
