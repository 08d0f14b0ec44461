// All that other modules may import of the registry's office.
export { marriageFigures } from './figures.ts'
