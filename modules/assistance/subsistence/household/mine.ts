import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { ChangeAnswers } from '../change/form.ts'
import { openChange } from '../change/open-change.ts'
import { withFacts } from '../rules/history/fact.ts'
import { changeKindNames, relationNames } from '../texts.zh.ts'
import { householdItemOf } from './register.ts'
import { runningOf } from './running.ts'

/** The households on the books in which a person is a member now, suspended ones too; the office's own narrow look. */
export async function householdsOfPerson(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('entitlement_member')
    .innerJoin('entitlement_row', 'entitlement_row.id', 'entitlement_member.row_id')
    .innerJoin('entitlement', 'entitlement.id', 'entitlement_row.entitlement_id')
    .select('entitlement.root_id')
    .distinct()
    .where('entitlement_member.person_id', '=', personId)
    .where('entitlement_member.superseded_at', 'is', null)
    .where((eb) => eb.or([eb('entitlement_member.valid_to', 'is', null), eb('entitlement_member.valid_to', '>', tx.today)]))
    .where('entitlement.state', '!=', 'stopped')
    .execute()
  return rows.map((r) => r.root_id)
}

/** What a bound resident's own household gets, and what of it is being worked on. */
export async function ownHousehold(tx: Tx, actor: Actor) {
  const { person } = actor
  if (!person) return { household: null }
  return asOffice(tx, actor, async () => {
    const [rootId] = await householdsOfPerson(tx, person)
    const item = rootId ? await householdItemOf(tx, rootId) : undefined
    if (!rootId || !item) return { household: null }
    const running = await runningOf(tx, rootId)
    const now = withFacts(running.history.base, running.history.facts, await parametersOf(tx))
    const open = await tx
      .selectFrom('household_case')
      .select(['case_id', 'kind'])
      .where('root_id', '=', rootId)
      .where('open', '=', true)
      .execute()
    return {
      household: {
        rootId,
        categoryLabel: item.categoryLabel,
        monthlyFen: item.monthlyFen,
        stateLabel: item.stateLabel,
        people: now.members.map((m) => ({
          ref: m.ref,
          name: running.names[m.ref] ?? '',
          relationLabel: relationNames[m.relation] ?? m.relation,
        })),
        open: open.map((c) => ({ caseId: c.case_id, kindLabel: changeKindNames[c.kind as keyof typeof changeKindNames] ?? '' })),
      },
    }
  })
}

/** What a family cannot tell by itself: it is found or decided by the office. */
const officeOnly: readonly string[] = ['JOB_REFUSAL', 'SUSPEND', 'RESUME']

/** The family tells of a change. Throws `household.not_found` for a household that is not the own, and what `openChange` throws. */
export async function tellOwnChange(
  tx: Tx,
  actor: Actor,
  { rootId, requestId, change }: { rootId: string; requestId: string; change: ChangeAnswers },
): Promise<{ caseId: string; number: string }> {
  const { person } = actor
  if (!person || officeOnly.includes(change.kind)) throw new Problem('household.not_found')
  return asOffice(tx, actor, async () => {
    if (!(await householdsOfPerson(tx, person)).includes(rootId)) throw new Problem('household.not_found')
    return openChange(tx, actor, { rootId, requestId, change, source: 'family' })
  })
}
