// All that other modules may import of 低保.
import { changeEffects } from './change/effects.ts'
import { subsistenceChange } from './change/service.ts'
import { effects } from './commands/effects.ts'
import './fields.zh.ts'
import { subsistence } from './service.ts'

export type { ChangeAnswers, ChangeInput } from './change/form.ts'
export { type ChangeSource, type NewChange, openChange } from './change/open-change.ts'
export { dropChange, withdrawFact } from './change/withdraw.ts'
export { answer as answerSubsistence } from './commands/sources.ts'
export { submit as fileSubsistence } from './commands/submit.ts'
export type { ApplicationInput } from './form.ts'
export { type AdoptedHousehold, adoptHouseholds } from './household/adopt.ts'
export { householdsOfPerson } from './household/mine.ts'
export { householdItemOf } from './household/register.ts'
export { snapshotOfRun } from './household/snapshot.ts'
export { casePart as subsistenceCase } from './queries/case-part.ts'
export { requiredSources } from './service/inputs.ts'
export { subsistenceParameters } from './parameters.ts'
export { subsistenceRoutes } from './routes.ts'
export const subsistenceService = { service: subsistence, effects }
export const subsistenceChangeService = { service: subsistenceChange, effects: changeEffects }
