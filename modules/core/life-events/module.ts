import type { Module } from '#platform/module.ts'
import { lifeEventParameters, lifeEventRoutes } from './public.ts'

export const lifeEventsModule: Module = {
  name: 'core/life-events',
  routes: lifeEventRoutes,
  parameters: lifeEventParameters,
}
