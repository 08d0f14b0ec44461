import type { ReactNode } from 'react'
import type { Due } from '#kernel/api/cases.ts'

/** you: 等您办, wait: 等别人, done: 已办, warn: 要留意, over: 超期或不予, open: 待确认. */
export type StatusKind = 'you' | 'wait' | 'done' | 'warn' | 'over' | 'open'

/** A shape and a word; the colour comes last. */
export const Status = ({ kind, children }: { kind: StatusKind; children?: ReactNode }) => (
  <span className={kind === 'wait' ? 'st' : `st ${kind}`}>{children}</span>
)

const lookOf = { late: 'over', soon: 'soon', calm: '', paused: '', met: '' } as const

/** A deadline in words; `short` drops the bracket in lists. */
export function DueText({ due, short }: { due: Due; short?: boolean | undefined }) {
  const text = short ? due.text.replace(/[(（][^)）]*[)）]$/, '') : due.text
  return <span className={`due ${lookOf[due.level]}`}>{text}</span>
}
