import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { approve } from './commands/approve.ts'
import { bankFile, bankFileDownload, resend } from './commands/bank.ts'
import { openMonth, openSupplement, remakeRoll } from './commands/open-run.ts'
import { closeRun, takeReply } from './commands/reply.ts'
import * as contract from './contract.ts'
import { paymentsOf, runItemOf, runList, runView } from './queries.ts'

/** Paying: runs, approval, bank file, reply. */
export function paymentRoutes(app: App): void {
  serve(app, contract.listRuns, (tx) => runList(tx))
  serve(app, contract.openRun, async (tx, actor, { programme, month }) => runItemOf(tx, await openMonth(tx, actor, programme, month)))
  serve(app, contract.openSupplement, async (tx, actor, { programme, month }) =>
    runItemOf(tx, await openSupplement(tx, actor, programme, month)),
  )
  serve(app, contract.remakeRun, async (tx, actor, { runId }) => {
    await remakeRoll(tx, actor, runId)
    return runItemOf(tx, runId)
  })
  serve(app, contract.closeRun, async (tx, actor, { runId }) => {
    await closeRun(tx, actor, runId)
    return runItemOf(tx, runId)
  })
  serve(app, contract.resendReturned, (tx, actor, { runId }) => resend(tx, actor, runId))
  serve(app, contract.getRun, runView)
  serve(app, contract.approveRun, async (tx, actor, { runId }) => {
    await approve(tx, actor, runId)
    return runItemOf(tx, runId)
  })
  serve(app, contract.makeBankFile, (tx, actor, { runId }) => bankFile(tx, actor, runId))
  serve(app, contract.downloadBankFile, (tx, actor, { batchId }) => bankFileDownload(tx, actor, batchId))
  serve(app, contract.importReply, (tx, actor, { batchId, text }) => takeReply(tx, actor, batchId, text))
  serve(app, contract.myPayments, (tx, actor) => paymentsOf(tx, actor))
}
