import type { z } from 'zod'
import { downloadLetter, type myCase } from '#kernel/api/cases.ts'
import { dayInShanghai, shortDay } from '#kernel/day.ts'
import { linkTo } from '#web/call.ts'
import { Rows, Section } from '#web/kit/section.tsx'
import { Timeline } from '#web/kit/timeline.tsx'

export type Case = z.output<(typeof myCase)['reply']>

/** Where a case is: what was done, what comes. */
export const Way = ({ c }: { c: Case }) => (
  <Section title="办到哪里了">
    <Timeline
      items={[
        ...onceEach(c.done).map((d, i, all) => ({
          label: d.label,
          time: shortDay(dayInShanghai(new Date(d.on))),
          state: i === all.length - 1 ? ('turn' as const) : ('done' as const),
        })),
        ...c.ahead.map((a, i) => ({
          label: a.label,
          time: a.latestOn ? `最晚 ${shortDay(a.latestOn)}` : undefined,
          state: i === 0 ? ('next' as const) : ('later' as const),
        })),
      ]}
    />
  </Section>
)

/** Several moves can stay on one step; the person sees the step once, with its last day. */
const onceEach = (done: Case['done']) => done.filter((d, i) => done[i + 1]?.label !== d.label)

/** The letters of a case. */
export function Letters({ c }: { c: Case }) {
  if (c.letters.length === 0) return null
  return (
    <Section title="文书">
      <ul className="rows">
        {c.letters.map((l) => (
          <li key={l.letterId}>
            <a className="row" href={linkTo(downloadLetter, { letterId: l.letterId, format: 'pdf' })}>
              <b>{l.title}</b>
              <small>
                {l.number}
                {l.deliveredOn ? `，${shortDay(l.deliveredOn)}${l.deliveredHow}` : ''}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Cases that hang together with this one: what it contests, what follows from it. */
export function Linked({ c }: { c: Case }) {
  if (c.links.length === 0) return null
  return (
    <Section title="相关办件">
      <Rows
        items={c.links.map((l) => ({
          href: `/cases/${l.service}/${l.caseId}`,
          title: `${l.label}：${l.serviceTitle}`,
          note: `${l.number}，${l.stepLabel}`,
        }))}
      />
    </Section>
  )
}

/** What to say on the telephone, and to whom. */
export const Foot = ({ c }: { c: Case }) => (
  <p className="foot">
    打电话时说编号：{c.number}
    {c.clerk ? `。经办人${c.clerk.name}，${c.clerk.phone}` : ''}
  </p>
)
