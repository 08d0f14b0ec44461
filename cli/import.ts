import type { DatabaseCommand } from './command.ts'
import { wrongUse } from './usage.ts'

const kinds: Record<string, () => Promise<DatabaseCommand>> = {
  caseload: async () => (await import('./import-caseload.ts')).importCaseload,
  list: async () => (await import('./import-list.ts')).importList,
  parameters: async () => (await import('./import-parameters.ts')).importParameters,
  accounts: async () => (await import('./import-accounts.ts')).importAccounts,
}

/** `import WHAT FILE`: a spreadsheet of the bureau into the county. What is wrong in it comes back as a marked copy beside it. */
export const importCommand: DatabaseCommand = async (db, call) => {
  const [what = '', ...args] = call.args
  if (!Object.hasOwn(kinds, what)) throw wrongUse('import')
  const run = await kinds[what]?.()
  return (await run?.(db, { ...call, args })) ?? 2
}
