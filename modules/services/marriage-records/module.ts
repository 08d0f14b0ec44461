import type { Module } from '#platform/module.ts'
import { recordsParameters, recordsRoutes, recordsServices } from './public.ts'

export const marriageRecordsModule: Module = {
  name: 'services/marriage-records',
  routes: recordsRoutes,
  services: recordsServices,
  parameters: recordsParameters,
}
