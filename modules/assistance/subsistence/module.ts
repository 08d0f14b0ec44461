import type { Module } from '#platform/module.ts'
import {
  openDueReviews,
  openForBirthdays,
  stopRunOutSuspensions,
  subsistenceChangeService,
  subsistenceFigures,
  subsistenceParameters,
  subsistenceReviewService,
  subsistenceRoutes,
  subsistenceService,
} from './public.ts'

export const subsistenceModule: Module = {
  name: 'assistance/subsistence',
  routes: subsistenceRoutes,
  services: [subsistenceService, subsistenceChangeService, subsistenceReviewService],
  parameters: subsistenceParameters,
  figures: subsistenceFigures,
  daily: { stopRunOutSuspensions, openDueReviews, openForBirthdays },
}
