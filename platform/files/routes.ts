import * as api from '#kernel/api/files.ts'
import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { fileDownload, takeUpload } from './files.ts'

/** Uploads and their reading. */
export function fileRoutes(app: App): void {
  serve(app, api.uploadFile, (tx, actor, input, { bytes }) => takeUpload(tx, actor, input, bytes))
  serve(app, api.downloadFile, (tx, actor, { fileId }) => fileDownload(tx, actor, fileId))
}
