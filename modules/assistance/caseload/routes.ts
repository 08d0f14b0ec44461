import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { approveLoad } from './commands/load.ts'
import { takeList } from './commands/take.ts'
import * as contract from './contract.ts'
import { caseloadView, comparedSheet, markedSheet } from './queries/compared.ts'
import { importList } from './queries/imports.ts'
import { templateSheet } from './queries/template.ts'

/** Day one: the bureau's list taken in, compared, loaded. */
export function caseloadRoutes(app: App): void {
  serve(app, contract.takeCaseload, async (tx, actor, input, { bytes }) => ({ importId: await takeList(tx, actor, input, bytes) }))
  serve(app, contract.listCaseloads, (tx, actor) => importList(tx, actor))
  serve(app, contract.caseloadTemplate, () => templateSheet())
  serve(app, contract.getCaseload, caseloadView)
  serve(app, contract.loadCaseload, async (tx, actor, { importId }) => {
    await approveLoad(tx, actor, importId)
    return {}
  })
  serve(app, contract.markedCaseload, (tx, actor, { importId }) => markedSheet(tx, actor, importId))
  serve(app, contract.exportCaseload, comparedSheet)
}
