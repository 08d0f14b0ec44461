import { type Day, addMonths } from '#kernel/day.ts'
import type { RelationStatus } from './status.ts'
import { no, type Verdict, yes } from './verdict.ts'

/** What is entered on a marriage, and who decided it. */
export interface Entry {
  kind: 'VOID' | 'REVOKED' | 'COURT_DIVORCE'
  by: 'COURT' | 'REGISTRY'
  /** From when it has effect. */
  on: Day
  status: RelationStatus
  registeredOn: Day
}

/**
 * Whether a judgment, a mediation or, until the end of 2020, the registry's own revocation for coercion is entered.
 * `coercionByRegistry` is the law on the day of the decision.
 */
export function mayEnter({ kind, by, on, status, registeredOn }: Entry, coercionByRegistry: boolean): Verdict {
  if (on < registeredOn) return no('生效日期早于结婚登记日期', '民法典第一千零四十九条', '请核对文书的生效日期')
  if (status === 'VOID' || status === 'REVOKED')
    return no('这段婚姻已登记为无效或被撤销', '民法典第一千零五十四条', '请核对是不是同一份文书')
  if (by === 'REGISTRY' && kind !== 'REVOKED')
    return no('婚姻无效、离婚判决只能由人民法院作出', '民法典第一千零五十一条、第一千零七十九条', '请凭法院生效文书登记')
  if (by === 'REGISTRY' && !coercionByRegistry)
    return no(
      '2021年1月1日起受胁迫的婚姻只能由人民法院撤销',
      '民法典第一千零五十二条',
      '请告知当事人自胁迫行为终止之日起一年内向人民法院起诉',
    )
  if (kind === 'COURT_DIVORCE' && status !== 'EFFECTIVE')
    return no('这段婚姻已经终止，不能再登记离婚判决', '民法典第一千零八十条', '请核对档案和文书；确有不一致的，报主任核定')
  return yes()
}

/** Until when a file is kept at least: a hundred years; void and revoked ones are kept as long, and may be kept longer. */
export const keptUntil = (registeredOn: Day, years: number): Day => addMonths(registeredOn, 12 * years)
