import type { Module } from '#platform/module.ts'
import { anomalyService, releaseConfirmed, verificationParameters, verificationRoutes } from './public.ts'

export const verificationModule: Module = {
  name: 'assistance/verification',
  routes: verificationRoutes,
  services: [anomalyService],
  parameters: verificationParameters,
  daily: { releaseConfirmed },
}
