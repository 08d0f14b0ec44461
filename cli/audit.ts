import { sealAudit } from '#platform/audit/seal.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { DatabaseCommand } from './command.ts'
import { wrongUse } from './usage.ts'

/** Recomputes the chain of the record of acts. Exit code 1 when a seal does not fit its row. */
export const auditCommand: DatabaseCommand = async (db, { args, say, warn, clock }) => {
  if (args.length !== 1 || args[0] !== 'verify') throw wrongUse('audit')
  while ((await sealAudit(db, clock())) > 0);
  const found = await verifyAudit(db)
  say(`已封存 ${found.sealed} 条，核对相符；未封存 ${found.unsealed} 条。`)
  if (found.head) say(`链头 ${found.head}`)
  if (found.brokenAt === null) return 0
  warn(`第 ${found.brokenAt} 条起不相符：记录被改动或缺失。请保全现场，并与备份核对。`)
  return 1
}
