// All that other modules and the command line may import of the caseload's first day.
export { checkImport } from './commands/check.ts'
export { approveLoad, loadPart } from './commands/load.ts'
export { takeList } from './commands/take.ts'
export { caseloadJobs } from './jobs.ts'
export { caseloadView, markedSheet } from './queries/compared.ts'
export { caseloadRoutes } from './routes.ts'
