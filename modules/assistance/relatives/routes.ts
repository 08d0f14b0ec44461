import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import * as contract from './contract.ts'
import { endRelative, recordRelative } from './record-relative.ts'
import { officials, ownRelatives, relativeList } from './register.ts'

/** Near relatives of officials. */
export function relativeRoutes(app: App): void {
  serve(app, contract.listRelatives, relativeList)
  serve(app, contract.listOfficials, (tx, _, input) => officials(tx, input))
  serve(app, contract.recordRelative, recordRelative)
  serve(app, contract.endRelative, async (tx, actor, input) => {
    await endRelative(tx, actor, input)
    return {}
  })
  serve(app, contract.listOwnRelatives, (tx, actor) => ownRelatives(tx, actor))
  serve(app, contract.declareRelative, async (tx, actor, input) => {
    await recordRelative(tx, actor, { ...input, staffId: actor.id })
    return {}
  })
}
