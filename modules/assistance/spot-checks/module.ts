import type { Module } from '#platform/module.ts'
import { commitSeeds, spotCheckParameters, spotCheckRoutes, spotCorrectionService } from './public.ts'

export const spotChecksModule: Module = {
  name: 'assistance/spot-checks',
  routes: spotCheckRoutes,
  services: [spotCorrectionService],
  parameters: spotCheckParameters,
  daily: { commitSeeds },
}
