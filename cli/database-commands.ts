import type { DatabaseCommands } from './command.ts'

/** Commands on the county's database, for the server's socket and for the command line when no server runs. */
export const databaseCommands: DatabaseCommands = {
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  demo: async () => (await import('./demo.ts')).demoCommand,
  payments: async () => (await import('./payments.ts')).paymentsCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  staff: async () => (await import('./staff.ts')).staffCommand,
  outbox: async () => (await import('./outbox.ts')).outboxCommand,
  import: async () => (await import('./import.ts')).importCommand,
  'source-key': async () => (await import('./source-key.ts')).sourceKeyCommand,
  figures: async () => (await import('./figures.ts')).figuresCommand,
  parameters: async () => (await import('./parameters.ts')).parametersCommand,
}
