import * as api from '#kernel/api/cases.ts'
import { verifyLetter } from '#kernel/api/open.ts'
import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { letterFile, recordDelivery } from './letters.ts'
import { verifyCode } from './verify.ts'

/** Letters: download, delivery, open verification. */
export function letterRoutes(app: App): void {
  serve(app, api.downloadLetter, (tx, actor, { letterId, format }) => letterFile(tx, actor, letterId, format))
  serve(app, api.deliverLetter, recordDelivery)
  serve(app, verifyLetter, (tx, _, { code }) => verifyCode(tx, code))
}
