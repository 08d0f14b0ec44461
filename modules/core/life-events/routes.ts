import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { report } from './commands/report-death.ts'
import * as settle from './commands/settle.ts'
import * as contract from './contract.ts'
import { eventList } from './queries/list.ts'
import { eventView } from './queries/view.ts'

/** Life events: told, listed, seen, worked and taken back. */
export function lifeEventRoutes(app: App): void {
  serve(app, contract.reportDeath, report)
  serve(app, contract.listEvents, eventList)
  serve(app, contract.getEvent, (tx, actor, { eventId }) => eventView(tx, actor, eventId))
  serve(app, contract.closeEventLine, settle.close)
  serve(app, contract.askEventWithdrawal, settle.ask)
  serve(app, contract.decideEventWithdrawal, settle.decide)
  serve(app, contract.judgeEventDate, settle.judge)
}
