// All that other modules may import of the list of near relatives.
export { recordRelative } from './record-relative.ts'
export { relativeRoutes } from './routes.ts'
