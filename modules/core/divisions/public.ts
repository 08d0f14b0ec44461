// All that other modules may import of the divisions.
export { loadDivisions, readDivisions } from './load.ts'
export { divisionRoutes } from './routes.ts'
