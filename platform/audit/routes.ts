import * as api from '#kernel/api/audit.ts'
import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { auditList, chainState } from './list.ts'

/** The auditor's doors. */
export function auditRoutes(app: App): void {
  serve(app, api.listAudit, auditList)
  serve(app, api.auditState, (tx) => chainState(tx))
}
