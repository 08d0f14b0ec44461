// All that other modules may import of life events.
export { type Death, recordDeaths, type RecordedDeath } from './commands/record-deaths.ts'
export {
  type CorrectedIdentity,
  type EventsOfTwo,
  type OfTwo,
  recordDivorce,
  recordIdentity,
  recordMarriage,
  recordVoid,
} from './commands/record-couple.ts'
export { lifeEventParameters } from './parameters.ts'
export { lifeEventRoutes } from './routes.ts'
