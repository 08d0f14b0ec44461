// All that other modules and the command line may import of payments.
export { approve } from './commands/approve.ts'
export { bankFile, bankFileDownload, resend } from './commands/bank.ts'
export { openMonth, openSupplement, remakeRoll } from './commands/open-run.ts'
export { closeRun, takeReply } from './commands/reply.ts'
export { paymentDeath } from './death.ts'
export { paymentParameters } from './parameters.ts'
export { paymentRoutes } from './routes.ts'
