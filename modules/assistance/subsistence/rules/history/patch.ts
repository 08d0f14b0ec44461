import type { ChangeAnswers } from '../../change/form.ts'
import type { Household } from '../types.ts'

/** What a reported change does to the household as the rules read it. Incomes of the same kind are replaced. */
export function patchOf(change: ChangeAnswers, h: Household): object {
  const person = h.members.find((m) => m.ref === change.ref)
  switch (change.kind) {
    case 'DEATH':
    case 'LEFT':
      return { members: { [change.ref]: null, ...heir(change.ref, h) } }
    case 'INCOME': {
      const others = (person?.incomes ?? []).filter((i) => i.kind !== change.income?.kind)
      const now = change.income ? [{ kind: change.income.kind, monthly: change.income.monthly / 100, verified: true }] : []
      return { members: { [change.ref]: { incomes: [...others, ...now] } } }
    }
    case 'HEALTH':
      return {
        members: {
          [change.ref]: {
            ...(change.illness ? { illness: change.illness } : {}),
            ...(change.disability ? { disability: change.disability } : {}),
          },
        },
      }
  }
}

/** A household needs its applicant: when that one is gone the spouse, else the oldest, stands there. */
function heir(gone: string, h: Household): Record<string, { relation: string }> {
  if (h.members.find((m) => m.ref === gone)?.relation !== 'SELF') return {}
  const rest = h.members.filter((m) => m.ref !== gone).sort((a, b) => (a.birthDate < b.birthDate ? -1 : 1))
  const next = rest.find((m) => m.relation === 'SPOUSE') ?? rest[0]
  return next ? { [next.ref]: { relation: 'SELF' } } : {}
}
