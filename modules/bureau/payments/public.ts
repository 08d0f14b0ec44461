// All that other modules and the command line may import of payments.
export { approve } from './commands/approve.ts'
export { bankFile, bankFileDownload, takeReply } from './commands/bank.ts'
export { openMonth } from './commands/open-run.ts'
export { paymentRoutes } from './routes.ts'
