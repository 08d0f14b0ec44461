import type { ReactNode } from 'react'

export interface TimelineItem {
  label: ReactNode
  time?: ReactNode
  note?: ReactNode
  /** turn: the last past one; next: the one that comes; later: after it. */
  state: 'done' | 'turn' | 'next' | 'later'
}

const classes = { done: '', turn: 'turn', next: 'next-up', later: 'later' } as const
const spoken = { done: '已完成', turn: '刚完成', next: '下一步', later: '以后' } as const

/** Filled is past with its real date, ringed is next, hollow is later with an expected date. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="tl">
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same step may come twice
        <li key={i} className={classes[item.state]}>
          <p className="at">
            <b>
              <span className="unseen">{spoken[item.state]}：</span>
              {item.label}
            </b>
            {item.time && <time>{item.time}</time>}
          </p>
          {item.note && <p>{item.note}</p>}
        </li>
      ))}
    </ol>
  )
}
