import * as api from '#kernel/api/open.ts'
import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { currentNotices, noticeView } from './notices.ts'

/** 公示, open to everybody. */
export function noticeRoutes(app: App): void {
  serve(app, api.listNotices, (tx, _, query) => currentNotices(tx, query))
  serve(app, api.getNotice, (tx, _, { noticeId }) => noticeView(tx, noticeId))
}
