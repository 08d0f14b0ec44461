import * as api from '#kernel/api/operations.ts'
import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { healthRoutes } from './health.ts'
import { backupLog, failedJobList, overview } from './overview.ts'
import { retryFailedJob, retryFailedMessages } from './retry.ts'

/** The doors of those who keep the house running, people and monitors. */
export function operationsRoutes(app: App): void {
  healthRoutes(app)
  serve(app, api.operationsOverview, (tx, actor) => overview(tx, actor))
  serve(app, api.failedJobs, failedJobList)
  serve(app, api.backupList, (tx, _, query) => backupLog(tx, query))
  serve(app, api.retryJob, retryFailedJob)
  serve(app, api.retryMessages, (tx, actor) => retryFailedMessages(tx, actor))
}
