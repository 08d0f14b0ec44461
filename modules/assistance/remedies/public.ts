// All that other modules may import of objection and remedy.
import './fields.zh.ts'
import { objectionEffects } from './objection/effects.ts'
import { objectionService as objection } from './objection/service.ts'
import { remedyEffects } from './remedy/effects.ts'
import { remedyService as remedy } from './remedy/service.ts'

export { register as registerObjection } from './objection/raise.ts'
export { remedyParameters } from './parameters.ts'
export { contest as fileRemedy } from './remedy/file-remedy.ts'
export { remedyRoutes } from './routes.ts'
export const objectionService = { service: objection, effects: objectionEffects }
export const remedyService = { service: remedy, effects: remedyEffects }
