import type { Module } from '#platform/module.ts'
import { keepSlotsAhead, markAbsences, marriageBookingJobs, marriageBookingParameters, marriageBookingRoutes } from './public.ts'

export const marriageBookingModule: Module = {
  name: 'services/marriage-booking',
  routes: marriageBookingRoutes,
  parameters: marriageBookingParameters,
  jobs: marriageBookingJobs,
  daily: { keepSlotsAhead, markAbsences },
}
