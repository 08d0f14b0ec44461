// `npm run test:crash`: the same stories as in the test run: two hundred kills of the server, two hundred of the marriage desk, and forty each of import, backup and restore.
process.env.MINXIN_KILLS ??= '200'
await import('./crash/crash.db.test.ts')
await import('./crash/marriage-kills.db.test.ts')
await import('./crash/backup-kills.db.test.ts')
await import('./crash/import-kills.db.test.ts')
export {}
