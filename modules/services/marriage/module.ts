import type { Module } from '#platform/module.ts'
import { divorceJobs, divorceService, marriageParameters, marriageRounds, marriageRoutes, marriageService } from './public.ts'

export const marriageModule: Module = {
  name: 'services/marriage',
  routes: marriageRoutes,
  services: [marriageService, divorceService],
  parameters: marriageParameters,
  jobs: divorceJobs,
  rounds: marriageRounds,
}
