// All that other modules may import of the archive of marriages.
import { clueEffects } from './clue/effects.ts'
import { clueService } from './clue/service.ts'
import { correctionEffects } from './correction/effects.ts'
import { correctionService } from './correction/service.ts'
import { courtEffects } from './court/effects.ts'
import { courtService } from './court/service.ts'
import './fields.zh.ts'
import { proofEffects } from './proof/effects.ts'
import { proofService } from './proof/service.ts'
import { reissueEffects } from './reissue/effects.ts'
import { reissueService } from './reissue/service.ts'

export { open as openClue } from './clue/open.ts'
export { marriageDeath } from './consequences.ts'
export { open as openCorrection } from './correction/open.ts'
export { open as openCourtEntry } from './court/open.ts'
export { recordsParameters } from './parameters.ts'
export { open as openProof } from './proof/open.ts'
export { open as openReissue } from './reissue/open.ts'
export { recordsRoutes } from './routes.ts'
export const recordsServices = [
  { service: reissueService, effects: reissueEffects },
  { service: proofService, effects: proofEffects },
  { service: correctionService, effects: correctionEffects },
  { service: courtService, effects: courtEffects },
  { service: clueService, effects: clueEffects },
]
