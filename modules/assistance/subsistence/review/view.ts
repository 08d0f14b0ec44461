import { chineseDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { recordsOf } from '#platform/cases/records.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames, staffAt } from '#platform/identity/names.ts'
import { requireNotOwnKin } from '../household/kin.ts'
import { householdItemOf } from '../household/register.ts'
import type { ReviewClass } from '../rules/review-class.ts'
import { openReviewOf } from './open-review.ts'
import type { ReviewResult } from './outcome.ts'
import './problems.ts'
import { type ReviewCause, type ReviewFacts, subsistenceReview } from './service.ts'

const outcomeLabels: Record<string, string> = { UNCHANGED: '维持不变', CHANGED: '转变更', STOP: '转停发' }
const stateLabels: Record<string, string> = { proposed: '等签署', in_force: '已生效', refused: '没有同意' }
const causeNames: Record<ReviewCause, string> = {
  DUE: '到期复核',
  AGE: '有人到龄',
  HAND: '提前复核',
  MARRIAGE: '家里有人结婚',
  DIVORCE: '家里有人离婚',
  MARRIAGE_VOID: '家里有人的婚姻无效或被撤销',
}
const causeWords = (f: ReviewFacts): string => (f.cause === 'AGE' ? `有人满 ${f.age} 周岁` : causeNames[f.cause ?? 'DUE'])

interface Said {
  said?: string
  anomalies?: number
  visitedOn?: string
  met?: string
  findings?: string
  material?: boolean
  reason?: string
}

/** A re-check for the desk. Throws `review.not_found`. */
export async function reviewView(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  if (file.service !== subsistenceReview.name) throw new Problem('review.not_found')
  const facts = file.facts as ReviewFacts
  const records = await recordsOf<Said>(tx, caseId)
  const last = (kind: string) => records.findLast((r) => r.kind === kind)?.content
  const [report, visit, check, end] = ['review_report', 'review_visit', 'county_check', 'review_conclusion'].map(last)
  const kept = last('review_result') as ReviewResult | undefined
  const birthdays = await tx.selectFrom('review_trigger').select('age').where('case_id', '=', caseId).orderBy('age').execute()
  const says = [
    ['为什么复核', causeWords(facts)],
    ['到龄', birthdays.length > 0 && birthdays.map((b) => `满 ${b.age} 周岁`).join('，')],
    ['复核类别', facts.class && `${facts.class} 类`],
    ['应完成', facts.dueOn && chineseDay(facts.dueOn)],
    ['近亲属备案', facts.staffRelative && '是，市局核查后由市局作结论'],
    ['核对结果', report && `异常 ${report.anomalies ?? 0} 条，${report.said ?? ''}`],
    ['入户', visit && `${chineseDay(visit.visitedOn ?? '')}，见到${visit.met}，${visit.findings}`],
    ['有没有实质变化', visit && (visit.material ? '有' : '没有')],
    ['市局核查', check && `${chineseDay(check.visitedOn ?? '')}，${check.said}`],
    ['结论理由', end?.reason],
  ] as const
  const town = actor.role === 'town_clerk' ? await staffAt(tx, 'town_clerk', actor.place) : []
  return {
    rootId: String(facts.rootId),
    lines: says.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
    // The verifier answers what the sources know; amounts are not theirs to see.
    result: actor.role === 'verifier' ? null : (kept ?? null),
    changeCase: facts.changeCase ?? null,
    colleagues: town.filter((s) => s.id !== actor.id).map((s) => ({ id: s.id, name: s.name })),
  }
}

/** Class and next re-check of a household. The opening is recorded. Throws `review.not_planned`. */
export async function reviewPlan(tx: Tx, actor: Actor, rootId: string) {
  await requireNotOwnKin(tx, actor, rootId)
  const plan = await tx.selectFrom('household_review').selectAll().where('root_id', '=', rootId).executeTakeFirst()
  const item = plan && (await householdItemOf(tx, rootId))
  if (!plan || !item) throw new Problem('review.not_planned')
  await record(tx, actor, { act: 'household.read', subjectKind: 'entitlement', subjectId: rootId, place: plan.place })
  const changes = await tx
    .selectFrom('review_class_change')
    .selectAll()
    .where('root_id', '=', rootId)
    .orderBy('made_at', 'desc')
    .limit(30)
    .execute()
  const done = await tx
    .selectFrom('household_recheck')
    .selectAll()
    .where('root_id', '=', rootId)
    .orderBy('done_on', 'desc')
    .limit(30)
    .execute()
  const names = await actorNames(
    tx,
    changes.map((c) => c.made_by),
  )
  const waiting = changes.find((c) => c.state === 'proposed')
  const said = (c: (typeof changes)[number]) => ({ reason: open(tx.db.keys, c.reason_sealed), by: names.get(c.made_by) ?? '' })
  return {
    name: item.name,
    byRule: plan.by_rule as ReviewClass,
    cls: plan.class as ReviewClass,
    months: plan.months,
    lastOn: plan.last_on,
    dueOn: plan.due_on,
    openCase: (await openReviewOf(tx, rootId))?.id ?? null,
    proposal: waiting ? { proposalId: waiting.id, cls: waiting.to_class, ...said(waiting), whyNot: whyNot(actor, waiting.made_by) } : null,
    changes: changes.map((c) => ({
      at: c.made_at.toISOString(),
      from: c.from_class,
      to: c.to_class,
      stateLabel: stateLabels[c.state] ?? c.state,
      ...said(c),
    })),
    done: done.map((d) => ({ caseId: d.case_id, on: d.done_on, outcomeLabel: outcomeLabels[d.outcome] ?? d.outcome })),
  }
}

function whyNot(actor: Actor, madeBy: string): string | null {
  if (!['town_lead', 'county_clerk', 'county_head'].includes(actor.role)) return '由镇分管领导或市局签署'
  return actor.id === madeBy ? '您提出的要由另一位签署' : null
}
