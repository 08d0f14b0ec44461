import type { Module } from '#platform/module.ts'
import { caseloadJobs, caseloadRoutes } from './public.ts'

export const caseloadModule: Module = {
  name: 'assistance/caseload',
  routes: caseloadRoutes,
  jobs: caseloadJobs,
}
