import * as api from '#kernel/api/policy.ts'
import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { changeList, decide, parameterList, propose } from './changes.ts'
import { parameterSheet } from './sheet.ts'

/** The parameter screen's doors. */
export function policyRoutes(app: App): void {
  serve(app, api.listParameters, parameterList)
  serve(app, api.exportParameters, (tx, actor) => parameterSheet(tx, actor))
  serve(app, api.listChanges, (tx, actor) => changeList(tx, actor))
  serve(app, api.proposeChange, propose)
  serve(app, api.decideChange, decide)
}
