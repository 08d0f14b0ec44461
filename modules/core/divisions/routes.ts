import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { listDivisions } from './contract.ts'

/** Divisions for pickers. */
export function divisionRoutes(app: App): void {
  serve(app, listDivisions, async (tx, _, { parent }) => ({
    items: (await tx
      .selectFrom('division')
      .select(['code', 'name', 'level'])
      .where('parent', '=', parent ?? tx.db.county.code)
      .orderBy('code')
      .execute()) as never,
  }))
}
