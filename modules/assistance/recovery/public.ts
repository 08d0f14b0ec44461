// All that other modules may import of recovery.
import { recoveryEffects } from './commands/effects.ts'
import { recovery } from './service.ts'

export { closeIfNothingLeft } from './commands/close-nothing-left.ts'
export { closeSettled } from './commands/close-settled.ts'
export { openRecovery } from './commands/open-recovery.ts'
export { recoveryParameters } from './parameters.ts'
export { recoveryRoutes } from './routes.ts'
export const recoveryService = { service: recovery, effects: recoveryEffects }
