// All that other modules may import of the registry's office.
export { marriageFigures } from './figures.ts'
export { marriageOfficeParameters } from './parameters.ts'
export { commitReviewSeeds } from './reviews/draw.ts'
export { marriageOfficeRoutes } from './routes.ts'
