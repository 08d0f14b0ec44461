// All that other modules may import of life events.
export { type Death, recordDeaths, type RecordedDeath } from './commands/record-deaths.ts'
export { lifeEventParameters } from './parameters.ts'
export { lifeEventRoutes } from './routes.ts'
