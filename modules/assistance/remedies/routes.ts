import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import * as contract from './contract.ts'
import { raise, receiveLead, register, takeEvidence } from './objection/raise.ts'
import { myObjection, objectionView } from './objection/view.ts'
import { registerFigures } from './register/figures.ts'
import { registerList } from './register/list.ts'
import { contest } from './remedy/file-remedy.ts'
import { remedyOptions } from './remedy/options.ts'
import { myRemedy, remedyView } from './remedy/view.ts'

/** Objection and remedy: what is not one of the case engine's moves. */
export function remedyRoutes(app: App): void {
  serve(app, contract.raiseObjection, raise)
  serve(app, contract.leaveLead, receiveLead)
  serve(app, contract.addEvidence, takeEvidence)
  serve(app, contract.registerObjection, register)
  serve(app, contract.getObjection, (tx, actor, { caseId }) => objectionView(tx, actor, caseId))
  serve(app, contract.getMyObjection, (tx, actor, { caseId }) => myObjection(tx, actor, caseId))
  serve(app, contract.getRemedyOptions, (tx, actor, { caseId }) => remedyOptions(tx, actor, caseId))
  serve(app, contract.fileRemedy, contest)
  serve(app, contract.getRemedy, (tx, actor, { caseId }) => remedyView(tx, actor, caseId))
  serve(app, contract.getMyRemedy, (tx, actor, { caseId }) => myRemedy(tx, actor, caseId))
  serve(app, contract.listRegister, registerList)
  serve(app, contract.getRegisterFigures, registerFigures)
}
