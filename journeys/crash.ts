// `npm run test:crash`: the same story as in the test run, with two hundred kills.
process.env.MINXIN_KILLS ??= '200'
await import('./crash/crash.db.test.ts')
export {}
