// All that other modules may import of one-off payments.
export { oneOffParameters } from './parameters.ts'
export { oneOffRoutes } from './routes.ts'
