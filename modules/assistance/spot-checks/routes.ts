import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { addCheck, recordFinding } from './checks/find.ts'
import { checkList, errorList, summaryOf } from './checks/list.ts'
import { correctionView } from './checks/view.ts'
import * as contract from './contract.ts'
import { commitSeed } from './draw/commit.ts'
import { drawPeriod } from './draw/draw.ts'
import { drawList, transcriptFile } from './draw/list.ts'

/** Spot checks: promises and draws in public, what was found at the desk. */
export function spotCheckRoutes(app: App): void {
  serve(app, contract.listDraws, (tx, _, input) => drawList(tx, input))
  serve(app, contract.getTranscript, (tx, _, { drawId }) => transcriptFile(tx, drawId))
  serve(app, contract.commitDraw, (tx, actor, { kind, drawPeriod }) => commitSeed(tx, actor, { kind, period: drawPeriod }))
  serve(app, contract.drawNow, drawPeriod)
  serve(app, contract.getSummary, summaryOf)
  serve(app, contract.listErrors, errorList)
  serve(app, contract.listChecks, checkList)
  serve(app, contract.addSpotCheck, addCheck)
  serve(app, contract.findSpotCheck, recordFinding)
  serve(app, contract.getCorrection, (tx, actor, { caseId }) => correctionView(tx, actor, caseId))
}
