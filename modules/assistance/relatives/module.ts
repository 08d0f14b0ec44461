import type { Module } from '#platform/module.ts'
import { relativeRoutes } from './public.ts'

export const relativesModule: Module = {
  name: 'assistance/relatives',
  routes: relativeRoutes,
}
