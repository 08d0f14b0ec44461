// All that other modules may import of 低保.
import { changeEffects } from './change/effects.ts'
import { subsistenceChange } from './change/service.ts'
import { effects } from './commands/effects.ts'
import './fields.zh.ts'
import { subsistence } from './service.ts'

export { objectedCase, objectionClosed, objectTo } from './commands/objections.ts'
export { restartApplication } from './commands/restart.ts'
export { answer as answerSubsistence } from './commands/sources.ts'
export { submit as fileSubsistence } from './commands/submit.ts'
export { applicantOf } from './commands/letter-facts.ts'
export { tell as tellFamily } from './commands/town.ts'
export type { ApplicationInput } from './form.ts'
export { casePart as subsistenceCase } from './queries/case-part.ts'
export { requiredSources } from './service/inputs.ts'
export { subsistenceParameters } from './parameters.ts'
export { subsistenceRoutes } from './routes.ts'
export const subsistenceService = { service: subsistence, effects }
export const subsistenceChangeService = { service: subsistenceChange, effects: changeEffects }
