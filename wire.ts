import { dayInShanghai } from '#kernel/day.ts'
import { consequences, modules } from '#modules/registry.ts'
import { auditRoutes } from '#platform/audit/routes.ts'
import { lapseOverdue } from '#platform/cases/lapse.ts'
import { registerService } from '#platform/cases/case-file.ts'
import { caseRoutes } from '#platform/cases/routes.ts'
import type { Db } from '#platform/db/database.ts'
import { registerFigure } from '#platform/figures/figure.ts'
import { figureRoutes } from '#platform/figures/routes.ts'
import { fileRoutes } from '#platform/files/routes.ts'
import type { App } from '#platform/http/app.ts'
import { identityRoutes } from '#platform/identity/routes.ts'
import { eventKinds, registerConsequences } from '#platform/life-events/event.ts'
import { noticeRoutes } from '#platform/notices/routes.ts'
import { operationsRoutes } from '#platform/operations/routes.ts'
import { loadParameters } from '#platform/policy/parameters.ts'
import type { JobKinds } from '#platform/jobs/worker.ts'
import type { Module } from '#platform/module.ts'
import { policyRoutes } from '#platform/policy/routes.ts'
import { letterRoutes } from '#platform/print/routes.ts'

/** Connects platform and modules to a server: the one place where everything meets. */
export function wire(app: App): void {
  registerServices()
  for (const routes of [
    identityRoutes,
    caseRoutes,
    fileRoutes,
    letterRoutes,
    noticeRoutes,
    policyRoutes,
    auditRoutes,
    operationsRoutes,
    figureRoutes,
  ])
    routes(app)
  for (const module of modules) module.routes?.(app)
}

/** Lets the case engine know every service; the command line needs it without a server. */
export function registerServices(): void {
  for (const module of modules) for (const service of module.services ?? []) registerService(service)
  for (const module of modules) for (const figure of module.figures ?? []) registerFigure(figure)
  for (const kind of eventKinds) registerConsequences(kind, consequences[kind])
}

/** Declared parameters of all modules into the county's database. */
export async function loadAllParameters(db: Db): Promise<void> {
  await loadParameters(
    db,
    modules.flatMap((m) => m.parameters ?? []),
  )
}

/** Work that outlives a request, by kind. */
export const jobKinds: JobKinds = Object.assign({}, ...modules.map((m) => m.jobs))

const daily: NonNullable<Module['daily']> = Object.assign({ lapseOverdue }, ...modules.map((m) => m.daily))
const lastDone = new Map<string, string>()

/**
 * Once a day in Asia/Shanghai: what runs out by itself. One that fails keeps none of the others from its day; it is tried again
 * with the next round, and its failure is told.
 */
export async function dailyJobs(db: Db, now: Date): Promise<void> {
  const today = dayInShanghai(now)
  const failures: unknown[] = []
  for (const [name, run] of Object.entries(daily)) {
    if (lastDone.get(name) === today) continue
    try {
      await run(db, now)
      lastDone.set(name, today)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
