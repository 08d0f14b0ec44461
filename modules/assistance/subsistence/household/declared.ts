import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { withFacts } from '../rules/history/fact.ts'
import { lawOn } from '../rules/law.ts'
import { propertyTests } from '../rules/property.ts'
import type { Assets, Household } from '../rules/types.ts'
import { headOf } from './parties.ts'
import { runningHouseholds } from './running.ts'

/** A household on the books with what it has told until today. Amounts in yuan, as the rules read them. */
export interface Declared {
  rootId: string
  place: string
  holderId: string
  names: Record<string, string>
  persons: Record<string, string>
  now: Household
  /** The reasons for which the law closes a class when this is what the household owns; none when it stays open. */
  closes: (category: string, counted: number, found: Assets) => string[]
}

/** What many households told, in a handful of statements; those the actor may not see are left out. */
export async function declaredHouseholds(tx: Tx, rootIds: readonly string[]): Promise<Map<string, Declared>> {
  const parameters = await parametersOf(tx)
  const law = lawOn(parameters, tx.today)
  const found = new Map<string, Declared>()
  for (const [rootId, running] of await runningHouseholds(tx, rootIds)) {
    const now = withFacts(running.history.base, running.history.facts, parameters)
    found.set(rootId, {
      rootId,
      place: running.place,
      holderId: headOf(running, now) ?? running.holderId,
      names: running.names,
      persons: running.persons,
      now,
      closes: (category, counted, assets) => {
        if ('missing' in law || law.standard === null) return []
        const result = propertyTests({ members: [], assets: { ...now.assets, ...assets } }, counted, law, law.standard)
        const closed = category === 'DIBAO' ? !result.dibao : !result.margin
        return closed ? result.reasons : []
      },
    })
  }
  return found
}
