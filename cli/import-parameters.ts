import { systemActor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { proposeSheet } from '#platform/policy/sheet.ts'
import type { DatabaseCommand } from './command.ts'
import { bytesAt, writeBeside } from './table-file.ts'
import { wrongUse } from './usage.ts'

/** A table of parameters becomes proposals; a person of the bureau approves each of them at the workbench. */
export const importParameters: DatabaseCommand = async (db, { args: [path, ...more], say, warn, clock }) => {
  if (!path || more.length > 0) throw wrongUse('import')
  const actor = systemActor('operator', db.county.code)
  const bytes = bytesAt(path)
  const done = await inTransaction(db, actor, clock(), (tx) => proposeSheet(tx, actor, bytes))
  if (done.marked) {
    warn(`${done.errors} 行有错误，没有提出任何修改。错误已标注在 ${writeBeside(path, '错误标注', done.marked)}。`)
    return 1
  }
  say(`${done.rows} 行：${done.proposed} 条修改已提出，${done.unchanged} 条和现在的一样。请市局负责人在“政策参数”里确认。`)
  return 0
}
