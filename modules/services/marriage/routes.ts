import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { lineView, turnLine } from './base/line.ts'
import { markPrinted, spoilBlank, useOtherBlank } from './certificates/blanks.ts'
import { keepOffset, sheetView } from './certificates/sheet.ts'
import * as contract from './contract.ts'
import { openDivorce } from './divorce/check-in.ts'
import { keepDanger } from './divorce/danger.ts'
import { myDivorce } from './divorce/mine.ts'
import { divorceView } from './divorce/view.ts'
import { bookedCouple } from './registration/booked.ts'
import { checkInForMarriage } from './registration/check-in.ts'
import { registrationView } from './registration/view.ts'

const ok = { ok: true as const }

/** The marriage registry: what is not one of the case engine's moves. */
export function marriageRoutes(app: App): void {
  serve(app, contract.checkInCouple, checkInForMarriage)
  serve(app, contract.getRegistration, (tx, actor, { caseId }) => registrationView(tx, actor, caseId))
  serve(app, contract.checkInForDivorce, openDivorce)
  serve(app, contract.getDivorce, (tx, actor, { caseId }) => divorceView(tx, actor, caseId))
  serve(app, contract.getMyDivorce, (tx, actor, { caseId }) => myDivorce(tx, actor, caseId))
  serve(app, contract.noteDanger, keepDanger)
  serve(app, contract.getBooked, (tx, actor, { bookingId }) => bookedCouple(tx, actor, bookingId))
  serve(app, contract.getSheet, sheetView)
  serve(app, contract.sheetPrinted, async (tx, actor, copy) => {
    await markPrinted(tx, actor, copy)
    return ok
  })
  serve(app, contract.sheetSpoiled, async (tx, actor, copy) => ({ serial: await spoilBlank(tx, actor, copy) }))
  serve(app, contract.sheetOther, async (tx, actor, copy) => {
    await useOtherBlank(tx, actor, copy)
    return ok
  })
  serve(app, contract.setPrinter, async (tx, actor, { kind, rightBy, downBy }) => {
    await keepOffset(tx, actor, kind, rightBy, downBy)
    return ok
  })
  serve(app, contract.getLine, (tx, actor) => lineView(tx, actor))
  serve(app, contract.cutLine, (tx, actor, { down }) => turnLine(tx, actor, down))
}
