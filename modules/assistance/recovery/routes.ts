import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { receive } from './commands/receive.ts'
import * as contract from './contract.ts'
import { recoverySheet } from './queries/sheet.ts'
import { recoveryList, recoveryView } from './queries/view.ts'

/** Recovery: what is not one of the case engine's moves. */
export function recoveryRoutes(app: App): void {
  serve(app, contract.listRecoveries, recoveryList)
  serve(app, contract.exportRecoveries, recoverySheet)
  serve(app, contract.getRecovery, (tx, actor, { caseId }) => recoveryView(tx, actor, caseId))
  serve(app, contract.receiveReturn, receive)
}
