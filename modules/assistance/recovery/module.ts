import type { Module } from '#platform/module.ts'
import { closeSettled, recoveryParameters, recoveryRoutes, recoveryService } from './public.ts'

export const recoveryModule: Module = {
  name: 'assistance/recovery',
  routes: recoveryRoutes,
  services: [recoveryService],
  parameters: recoveryParameters,
  daily: { closeSettled },
}
