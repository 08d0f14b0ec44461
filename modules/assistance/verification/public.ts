// All that other modules may import of verification.
import { anomalyEffects } from './anomaly/effects.ts'
import { anomaly } from './anomaly/service.ts'
import './problems.ts'

export { releaseConfirmed } from './anomaly/release.ts'
export { openBlocking } from './blocking.ts'
export { deliverList } from './lists/deliver.ts'
export { setSourceKey } from './lists/machine.ts'
export { matchCaseload } from './match/run.ts'
export { verificationParameters } from './parameters.ts'
export { verificationRoutes } from './routes.ts'
export { knownSource, type SourceKey, sourceKeys, sourceOf } from './sources.ts'
export const anomalyService = { service: anomaly, effects: anomalyEffects }
