import { mergePatched } from '#kernel/merge-patch.ts'
import type { Household } from './types.ts'

type Json = Record<string, unknown>

/**
 * JSON Merge Patch (RFC 7386) on a household. The lists of members and supporters are seen as objects keyed by ref: null
 * removes one, a new key adds one at the end; every other list is replaced whole.
 */
export function patched(household: Household, patch: object): Household {
  const { members, supporters, ...rest } = patch as { members?: Json; supporters?: Json }
  const next = mergePatched(household as unknown as Json, rest as Json) as unknown as Household
  return {
    ...next,
    ...(members ? { members: listPatched(household.members as unknown as Json[], members) as unknown as Household['members'] } : {}),
    ...(supporters
      ? {
          supporters: listPatched((household.supporters ?? []) as unknown as Json[], supporters) as unknown as NonNullable<
            Household['supporters']
          >,
        }
      : {}),
  }
}

function listPatched(list: Json[], patch: Json): Json[] {
  const kept = list.flatMap((item) => {
    const change = patch[item.ref as string]
    if (change === null) return []
    return [change === undefined ? item : { ...(mergePatched(item, change) as Json), ref: item.ref }]
  })
  const added = Object.entries(patch).filter(([ref, value]) => value !== null && !list.some((item) => item.ref === ref))
  return [...kept, ...added.map(([ref, value]) => ({ ...(mergePatched({}, value) as Json), ref }))]
}
