import type { z } from 'zod'
import type { Role } from './role.ts'

/** What the rules of a move may know about the one who acts. */
export interface Mover {
  id: string
  role: Role | 'system'
  place: string
}

/**
 * The facts a case carries for its own conditions: no personal data, only states, dates, counts and staff ids.
 * They are stored beside the step, so that one row answers "what may this actor do next".
 */
export type Facts = Record<string, unknown>

/** A condition is a function: it allows, or it says in one Chinese sentence what is missing and the way round. */
export type Condition<F extends Facts> = (facts: F, mover: Mover, today: string) => true | string

/** One way a case may go. */
export interface Move<Step extends string, F extends Facts> {
  /** The button, a short verb: 受理, 退回补正. */
  label: string
  from: readonly Step[]
  to: Step | ((facts: F, input: Record<string, unknown>) => Step)
  /** Roles, or 'system' for what runs out by itself. */
  by: readonly (Role | 'system')[]
  when?: Condition<F>
  /** What the actor fills in; checked on arrival, stored sealed as a record of the case. */
  input?: z.ZodObject
  /** The record kind under which the input is kept; without it the input is not kept. */
  record?: string
  /** Offered last and asks once more. */
  weighty?: boolean
  /** Done by the system on the first day on which its condition holds: what runs out, or opens, by itself. */
  daily?: boolean
}

/** A statutory limit or local promise: started, paused and stopped by moves. Its length is a dated parameter. */
export interface ClockRule<M extends string> {
  label: string
  parameter: string
  unit: 'working_days' | 'calendar_days'
  /** Days beyond the period for what waits for its end: a notice of seven days is passed on the day after. */
  plus?: number
  kind: 'statutory' | 'promise'
  startsOn: readonly M[]
  pausesOn?: readonly M[]
  resumesOn?: readonly M[]
  stopsOn: readonly M[]
}

export interface StepRule {
  label: string
  /** Whose turn it is; empty when the case has ended. */
  waitsFor: readonly Role[]
  /** What is to be done next, as the inbox says it. */
  next: string
  ended?: boolean
  /** The step as the resident reads it: 正在核对收入和财产. */
  plain?: string
  /** A side way: left out when the timeline looks ahead. */
  optional?: boolean
}

export interface Service<Step extends string = string, M extends string = string, F extends Facts = Facts> {
  name: string
  title: string
  /** First sign of the case number: 马屿低保〔2020〕41号 is made from it. */
  numberWord: string
  formVersion: number
  /** Staff who read its cases, where not everybody of the place may: what marries or parts people is not for all of the bureau. */
  readers?: readonly Role[]
  steps: Record<Step, StepRule>
  first: Step
  moves: Record<M, Move<Step, F>>
  clocks: Record<string, ClockRule<M>>
}

/** Declares a service. A misspelt step or move does not compile. */
export function defineService<F extends Facts>() {
  return <Step extends string, M extends string>(service: {
    name: string
    title: string
    numberWord: string
    formVersion: number
    readers?: readonly Role[]
    steps: Record<Step, StepRule>
    first: NoInfer<Step>
    moves: Record<M, Move<NoInfer<Step>, F>>
    clocks: Record<string, ClockRule<NoInfer<M>>>
  }): Service<Step, M, F> => service
}

/** A service whose own types are not of interest: the case engine's view. */
// biome-ignore lint/suspicious/noExplicitAny: the engine holds services of every fact shape; each is checked where it is declared.
export type AnyService = Service<string, string, any>

export type Verdict =
  | { allowed: true; to: string }
  | { allowed: false; code: 'case.unknown_move' | 'case.not_your_role' | 'case.wrong_step' | 'case.condition_unmet'; why: string }

/**
 * The only judge of a move: the page asks it what to show, the server asks it what to allow.
 * `today` is the date in Asia/Shanghai.
 */
export function nextStep(
  service: AnyService,
  now: { step: string; facts: Facts },
  mover: Mover,
  name: string,
  today: string,
  input: Record<string, unknown> = {},
): Verdict {
  const move = service.moves[name]
  if (!move) return { allowed: false, code: 'case.unknown_move', why: '没有这个操作' }
  if (!move.by.includes(mover.role)) return { allowed: false, code: 'case.not_your_role', why: '不由您这个岗位办理' }
  const here = service.steps[now.step]
  if (!move.from.includes(now.step))
    return { allowed: false, code: 'case.wrong_step', why: `办件现在处于“${here?.label ?? now.step}”，还不能${move.label}` }
  const met = move.when ? move.when(now.facts, mover, today) : true
  if (met !== true) return { allowed: false, code: 'case.condition_unmet', why: met }
  return { allowed: true, to: typeof move.to === 'function' ? move.to(now.facts, input) : move.to }
}

export interface Action {
  move: string
  label: string
  allowed: boolean
  why?: string
  weighty?: boolean
}

/** What this actor can do now, and what their role could do later with the reason why not yet; allowed first. */
export function actionsFor(service: AnyService, now: { step: string; facts: Facts }, mover: Mover, today: string): Action[] {
  const found = Object.entries(service.moves).flatMap(([name, move]): Action[] => {
    const verdict = nextStep(service, now, mover, name, today)
    const base = { move: name, label: move.label, ...(move.weighty ? { weighty: true } : {}) }
    if (verdict.allowed) return [{ ...base, allowed: true }]
    return verdict.code === 'case.condition_unmet' ? [{ ...base, allowed: false, why: verdict.why }] : []
  })
  return found.sort((a, b) => Number(b.allowed) - Number(a.allowed) || Number(a.weighty ?? 0) - Number(b.weighty ?? 0))
}
