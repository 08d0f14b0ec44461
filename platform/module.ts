import type { Parameter } from '#kernel/parameter.ts'
import type { CaseService } from './cases/case-file.ts'
import type { Db } from './db/database.ts'
import type { Figure } from './figures/figure.ts'
import type { App } from './http/app.ts'
import type { JobKinds, Recurring } from './jobs/worker.ts'

/** What a module brings to the server; everything but its name may be missing. */
export interface Module {
  name: string
  routes?: (app: App) => void
  services?: readonly CaseService[]
  parameters?: readonly Parameter[]
  figures?: readonly Figure[]
  /** Work that outlives a request, by kind. */
  jobs?: JobKinds
  /** Done once a day in Asia/Shanghai, by name. */
  daily?: Readonly<Record<string, (db: Db, now: Date) => Promise<unknown>>>
  /** Work that comes back every few seconds, outside requests. */
  rounds?: (db: Db, clock: () => Date) => Recurring[]
}
