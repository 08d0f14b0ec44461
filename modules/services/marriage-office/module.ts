import type { Module } from '#platform/module.ts'
import { commitReviewSeeds, marriageFigures, marriageOfficeParameters, marriageOfficeRoutes } from './public.ts'

export const marriageOfficeModule: Module = {
  name: 'services/marriage-office',
  routes: marriageOfficeRoutes,
  parameters: marriageOfficeParameters,
  figures: marriageFigures,
  daily: { commitReviewSeeds },
}
