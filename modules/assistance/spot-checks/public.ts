// All that other modules may import of spot checks.
import { correctionEffects } from './checks/effects.ts'
import { spotCorrection } from './service.ts'

export { recordFinding } from './checks/find.ts'
export { commitSeeds } from './draw/commit.ts'
export { drawPeriod } from './draw/draw.ts'
export { spotCheckParameters } from './parameters.ts'
export { spotCheckRoutes } from './routes.ts'
export const spotCorrectionService = { service: spotCorrection, effects: correctionEffects }
