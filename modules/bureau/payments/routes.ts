import type { App } from '#platform/http/app.ts'
import type { Tx } from '#platform/db/tx.ts'
import { serve } from '#platform/http/serve.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { approve } from './commands/approve.ts'
import { bankFile, bankFileDownload, resend } from './commands/bank.ts'
import { closePeriod } from './commands/close-period.ts'
import { openMonth, openSupplement, remakeRoll } from './commands/open-run.ts'
import { closeRun, takeReply } from './commands/reply.ts'
import { explainLine, takeStatement } from './commands/statement.ts'
import * as contract from './contract.ts'
import { booksOf, journalFile } from './queries/books.ts'
import { checksOf } from './queries/checks.ts'
import { differencesOf } from './queries/differences.ts'
import { reconciliationOf } from './queries/reconciliation.ts'
import { rollSheet } from './queries/roll-sheet.ts'
import { paymentsOf, runItemOf, runList, runView } from './queries/runs.ts'

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
  serve(app, contract.exportRoll, rollSheet)
  serve(app, contract.approveRun, async (tx, actor, { runId }) => {
    await approve(tx, actor, runId)
    return runItemOf(tx, runId)
  })
  serve(app, contract.makeBankFile, (tx, actor, { runId }) => bankFile(tx, actor, runId))
  serve(app, contract.downloadBankFile, (tx, actor, { batchId }) => bankFileDownload(tx, actor, batchId))
  serve(app, contract.importReply, (tx, actor, { batchId, text }) => takeReply(tx, actor, batchId, text))
  serve(app, contract.getDifferences, (tx, _actor, { runId, after }) => differencesOf(tx, runId, after))
  serve(app, contract.getChecks, async (tx, _actor, { runId }) => checksOf(tx, runId, await jumpPercent(tx)))
  serve(app, contract.getReconciliation, (tx, _actor, { month }) => reconciliationOf(tx, month))
  serve(app, contract.importStatement, (tx, actor, { month, text }) => takeStatement(tx, actor, month, text))
  serve(app, contract.explainStatementLine, async (tx, actor, input) => {
    await explainLine(tx, actor, input)
    return {}
  })
  serve(app, contract.getBooks, (tx) => booksOf(tx))
  serve(app, contract.closePeriod, (tx, actor, { period }) => closePeriod(tx, actor, period))
  serve(app, contract.exportJournal, journalFile)
  serve(app, contract.myPayments, (tx, actor) => paymentsOf(tx, actor))
}

/** From which change of a household's money on a roll is looked at twice, in percent. */
const jumpPercent = async (tx: Tx): Promise<number> => Number((await parametersOf(tx)).find('payment.jumpPercent', tx.today)?.value ?? 30)
