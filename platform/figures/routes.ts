import * as api from '#kernel/api/figures.ts'
import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { figureList, figureRecords, figureSheet, figureView } from './queries.ts'

/** The figures room: values, definitions, lists. */
export function figureRoutes(app: App): void {
  serve(app, api.listFigures, figureList)
  serve(app, api.getFigure, figureView)
  serve(app, api.listFigureRecords, figureRecords)
  serve(app, api.exportFigure, figureSheet)
}
