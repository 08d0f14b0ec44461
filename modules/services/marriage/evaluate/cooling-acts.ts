import type { Day } from '#kernel/day.ts'
import { type CoolingDates, coolingDates } from '../rules/cooling-dates.ts'
import { type DivorceState, mayWithdraw, stateAt } from '../rules/divorce-state.ts'
import { type Moment, momentOf } from '../rules/moment.ts'
import type { Law } from '../rules/law.ts'
import type { RestDays } from '../rules/rest-days.ts'

/** What a case sets up, for judging acts on it. */
export interface Setting {
  registry: string
  /** Whether the registry may serve the couple on a day; true when nobody asks. */
  competent(on: Day): boolean
  law: Law
  isRestDay: RestDays
}

export interface Act {
  n: number
  at: string
  action: 'apply' | 'withdraw' | 'applyForCertificate' | 'closeOfDay'
  present: readonly ('HUSBAND' | 'WIFE')[]
  registry?: string | undefined
}

/** An accepted application: under the old law it has no dates and is registered at once. */
export interface Application {
  received: Day
  dates: CoolingDates | null
  ended?: 'WITHDRAWN' | 'LAPSED' | 'REGISTERED'
}

type Reason =
  | 'JURISDICTION'
  | 'WITHDRAWN'
  | 'LAPSED'
  | 'REGISTERED'
  | 'NOT_THE_ACCEPTING_REGISTRY'
  | 'COOLING_OVER'
  | 'COOLING_NOT_OVER'
  | 'NOT_BOTH_PRESENT'

export interface Outcome extends Partial<CoolingDates> {
  n: number
  result?: 'ACCEPTED' | 'REJECTED' | 'NOT_ACCEPTED'
  reason?: Reason
  state?: DivorceState
}

export interface Judged {
  outcome: Outcome
  application: Application | undefined
  /** A divorce was registered by this act. */
  registered: boolean
}

/** What one act does to a file; the file stays as it is when the act is refused. */
export function judge(act: Act, now: Application | undefined, setting: Setting): Judged {
  const at = momentOf(act.at)
  if (act.action === 'apply') return apply(act, at, now, setting)
  const state = now ? stateOf(now, at, setting, act.action === 'closeOfDay') : undefined
  if (act.action === 'closeOfDay') {
    const application = now && state === 'LAPSED' ? { ...now, ended: 'LAPSED' as const } : now
    return { outcome: { n: act.n, ...(state ? { state } : {}) }, application, registered: false }
  }
  const reason = refusal(act, at, now, state, setting)
  if (reason || !now) return { outcome: refused(act.n, 'REJECTED', reason, state), application: now, registered: false }
  const ended = act.action === 'withdraw' ? 'WITHDRAWN' : 'REGISTERED'
  return { outcome: { n: act.n, result: 'ACCEPTED', state: ended }, application: { ...now, ended }, registered: ended === 'REGISTERED' }
}

const refused = (n: number, result: 'REJECTED' | 'NOT_ACCEPTED', reason?: Reason, state?: DivorceState): Outcome => ({
  n,
  result,
  ...(reason ? { reason } : {}),
  ...(state ? { state } : {}),
})

function stateOf(now: Application, at: Moment, { law }: Setting, atClose: boolean): DivorceState {
  if (now.ended) return now.ended
  if (!now.dates) return 'REGISTERED'
  return stateAt(now.dates, atClose ? { day: at.day, time: '24:00' } : at, law.on(at.day).officeClose)
}

/** The first reason that holds, in the order in which the counter asks. */
function refusal(
  act: Act,
  at: Moment,
  now: Application | undefined,
  state: DivorceState | undefined,
  setting: Setting,
): Reason | undefined {
  if (state === 'WITHDRAWN' || state === 'LAPSED' || state === 'REGISTERED') return state
  if (act.registry && act.registry !== setting.registry) return 'NOT_THE_ACCEPTING_REGISTRY'
  const close = setting.law.on(at.day).officeClose
  if (act.action === 'withdraw') return now?.dates && !mayWithdraw(now.dates.coolingEnd, at, close) ? 'COOLING_OVER' : undefined
  if (state === 'COOLING') return 'COOLING_NOT_OVER'
  return isTogether(act) ? undefined : 'NOT_BOTH_PRESENT'
}

const isTogether = (act: Act) => act.present.includes('HUSBAND') && act.present.includes('WIFE')

function apply(act: Act, at: Moment, now: Application | undefined, setting: Setting): Judged {
  const standing = now ? stateOf(now, at, setting, false) : undefined
  const no = (reason?: Reason): Judged => ({
    outcome: refused(act.n, 'NOT_ACCEPTED', reason, standing),
    application: now,
    registered: false,
  })
  if (!setting.competent(at.day)) return no('JURISDICTION')
  if (standing === 'REGISTERED') return no('REGISTERED')
  // One application at a time: the one that runs must be withdrawn or lapse first.
  if (standing === 'COOLING' || standing === 'ISSUE_WINDOW') return no()
  if (!isTogether(act)) return no('NOT_BOTH_PRESENT')
  const law = setting.law.on(at.day)
  if (!law.coolingOff) {
    const application: Application = { received: at.day, dates: null, ended: 'REGISTERED' }
    return { outcome: { n: act.n, result: 'ACCEPTED', state: 'REGISTERED' }, application, registered: true }
  }
  const dates = coolingDates(at.day, law, setting.isRestDay)
  return {
    outcome: { n: act.n, result: 'ACCEPTED', state: 'COOLING', ...dates },
    application: { received: at.day, dates },
    registered: false,
  }
}
