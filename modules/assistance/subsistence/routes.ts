import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { fileTheChange } from './change/file-change.ts'
import { changeView } from './change/view.ts'
import { answer } from './commands/sources.ts'
import { submit } from './commands/submit.ts'
import * as contract from './contract.ts'
import { casePart, revealIn } from './queries/case-part.ts'
import { myResult } from './queries/my-result.ts'

/** 低保: what is not one of the case engine's moves. */
export function subsistenceRoutes(app: App): void {
  serve(app, contract.submitApplication, submit)
  serve(app, contract.answerSources, answer)
  serve(app, contract.getSubsistenceCase, (tx, actor, { caseId }) => casePart(tx, actor, caseId))
  serve(app, contract.revealNumber, revealIn)
  serve(app, contract.fileChange, fileTheChange)
  serve(app, contract.getChange, (tx, actor, { caseId }) => changeView(tx, actor, caseId))
  serve(app, contract.getMyResult, (tx, actor, { caseId }) => myResult(tx, actor, caseId))
}
