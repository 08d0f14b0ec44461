// All that other modules may import of 低保.
import { effects } from './commands/effects.ts'
import { subsistence } from './service.ts'

export { subsistenceParameters } from './parameters.ts'
export { subsistenceRoutes } from './routes.ts'
export const subsistenceService = { service: subsistence, effects }
