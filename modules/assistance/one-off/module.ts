import type { Module } from '#platform/module.ts'
import { oneOffParameters, oneOffRoutes } from './public.ts'

export const oneOffModule: Module = {
  name: 'assistance/one-off',
  routes: oneOffRoutes,
  parameters: oneOffParameters,
}
