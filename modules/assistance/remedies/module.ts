import type { Module } from '#platform/module.ts'
import { objectionService, remedyParameters, remedyRoutes, remedyService } from './public.ts'

export const remediesModule: Module = {
  name: 'assistance/remedies',
  routes: remedyRoutes,
  services: [objectionService, remedyService],
  parameters: remedyParameters,
}
