import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { open as openClue } from './clue/open.ts'
import * as contract from './contract.ts'
import { open as openCorrection } from './correction/open.ts'
import { open as openCourtEntry } from './court/open.ts'
import { ownMarriages } from './mine.ts'
import { lookUp } from './people.ts'
import { open as openProof } from './proof/open.ts'
import { requestList } from './queries.ts'
import { open as openReissue } from './reissue/open.ts'
import { requestView } from './view.ts'

/** The archive of marriages: what is looked up, taken in, listed and seen. */
export function recordsRoutes(app: App): void {
  serve(app, contract.lookUpMarriages, lookUp)
  serve(app, contract.openReissue, openReissue)
  serve(app, contract.openProof, openProof)
  serve(app, contract.openCorrection, openCorrection)
  serve(app, contract.openCourtEntry, openCourtEntry)
  serve(app, contract.openClue, openClue)
  serve(app, contract.listRequests, requestList)
  serve(app, contract.getRequest, (tx, actor, { caseId }) => requestView(tx, actor, caseId))
  serve(app, contract.myMarriages, (tx, actor) => ownMarriages(tx, actor))
}
