import type { Module } from '#platform/module.ts'
import { divisionRoutes } from './public.ts'

export const divisionsModule: Module = {
  name: 'core/divisions',
  routes: divisionRoutes,
}
