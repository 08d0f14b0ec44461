import type { Module } from '#platform/module.ts'
import { residentRoutes } from './public.ts'

export const residentsModule: Module = {
  name: 'core/residents',
  routes: residentRoutes,
}
