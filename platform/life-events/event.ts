import type { Day } from '#kernel/day.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'

export const eventKinds = ['DEATH', 'MARRIAGE', 'DIVORCE', 'MARRIAGE_VOID', 'IDENTITY'] as const
export type EventKind = (typeof eventKinds)[number]

/** Something that happened to a person of the register. */
export interface LifeEvent {
  id: string
  kind: EventKind
  personId: string
  /** Where the person is registered. */
  place: string
  happenedOn: Day
  /** The day on which the office first had it. */
  receivedOn: Day
  /** What it is about: the marriage, the correction; a death is about nothing else. */
  subject: string
  /** The other one of two. */
  otherId: string | null
  /** The number of the certificate, judgment or decision that says so. */
  reference: string
  /** What came with it in words, only while it is recorded. */
  told?: string | undefined
  /** And as data, for the module that writes it; kept nowhere else. */
  given?: unknown
}

/** A person dies once and may marry more than once: one event a person, kind and subject. */
export const eventKey = (e: { personId: string; subject?: string | undefined }): string => `${e.personId} ${e.subject ?? ''}`

/** What a consequence tells, in words; kept sealed. */
export interface Said {
  found: string
  /** What was done, or what somebody is to do. */
  act: string
  /** The page of the workbench where it is done. */
  link?: string | undefined
}

/**
 * One line of an event. `none`: nothing there; `done`: done at once; `open`: somebody of `role` at `place` must act, by a
 * deadline in working days; what is closed by hand is so marked, the rest closes with its case.
 */
export interface NewLine extends Said {
  eventId: string
  name: string
  state: 'none' | 'open' | 'done'
  place: string
  role?: string | undefined
  /** Working days; without it the county's limit for what follows from a life event. */
  days?: number | undefined
  caseId?: string | null | undefined
  /** What it is about, to find the line again: a household on the books, an application. */
  subject?: string | undefined
  byHand?: boolean | undefined
  /** Ids and dates that taking it back needs. */
  kept?: Record<string, unknown> | undefined
}

/** A line as it is kept. */
export interface Line extends Said {
  id: string
  eventId: string
  name: string
  state: 'none' | 'open' | 'done' | 'undone'
  place: string
  role: string | null
  dueOn: Day | null
  caseId: string | null
  subject: string
  kept: Record<string, unknown>
  closedBy: string | null
  closedAt: Date | null
  closed: Closed
}

/** How a line was closed, and what was put back when the event turned out to be none. */
export interface Closed {
  how?: string
  undone?: string
}

/**
 * What a module does when something happens to people. `apply` takes all events of one recording together, so that a
 * list of hundreds costs a handful of statements; it acts for the office. `undo` takes back the lines it made and returns,
 * by line, what was put back, in words.
 */
export interface Consequence {
  /** The lines it makes, by name, as screens call them. */
  titles: Readonly<Record<string, string>>
  apply(tx: Tx, actor: Actor, events: readonly LifeEvent[]): Promise<NewLine[]>
  undo?(tx: Tx, actor: Actor, event: LifeEvent, lines: readonly Line[], reason: string): Promise<Map<string, string>>
}

const listed = new Map<EventKind, readonly Consequence[]>()

/** Called once when the modules are wired: what follows from an event, in order. */
export function registerConsequences(kind: EventKind, list: readonly Consequence[]): void {
  listed.set(kind, list)
}

export const consequencesOf = (kind: EventKind): readonly Consequence[] => listed.get(kind) ?? []

/** What a line is called on screens. `date` is the mechanism's own: sources that name different dates. */
export function titleOf(kind: EventKind, name: string): string {
  if (name === 'date') return '核定日期'
  return consequencesOf(kind).find((c) => name in c.titles)?.titles[name] ?? name
}
