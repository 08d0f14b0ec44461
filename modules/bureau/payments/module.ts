import type { Module } from '#platform/module.ts'
import { paymentParameters, paymentRoutes } from './public.ts'

export const paymentsModule: Module = {
  name: 'bureau/payments',
  routes: paymentRoutes,
  parameters: paymentParameters,
}
