import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { addMonthsToMonth, dayInShanghai, monthOf } from '#kernel/day.ts'
import { yuan } from '#kernel/money.ts'
import { approveLoad, caseloadView, checkImport, loadPart, markedSheet, takeList } from '#modules/assistance/caseload/public.ts'
import { causeNames, rowStates } from '#modules/assistance/caseload/texts.zh.ts'
import { systemActor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'
import type { Call, DatabaseCommand } from './command.ts'
import { bytesAt, writeBeside } from './table-file.ts'
import { wrongUse } from './usage.ts'

interface Wanted {
  path: string
  dryRun: boolean
  from: string
}

function wantedOf({ args, clock }: Call): Wanted {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, from: { type: 'string' } },
    })
    const [path, ...more] = positionals
    const from = values.from ?? addMonthsToMonth(monthOf(dayInShanghai(clock())), 1)
    if (!path || more.length > 0 || !/^\d{4}-(0[1-9]|1[0-2])$/.test(from)) throw wrongUse('import')
    return { path, dryRun: values['dry-run'], from }
  } catch {
    throw wrongUse('import')
  }
}

/**
 * The bureau's list onto the books: checked and compared, bad rows written to a marked copy beside the file, the good
 * households loaded part by part. `--dry-run` stops before that. Killed and called again it goes on where it was.
 */
export const importCaseload: DatabaseCommand = async (db, call) => {
  const { path, dryRun, from } = wantedOf(call)
  const { say, warn, clock } = call
  const actor = systemActor('operator', db.county.code)
  const bytes = bytesAt(path)
  const importId = await inTransaction(db, actor, clock(), (tx) => takeList(tx, actor, { name: basename(path), from }, bytes))
  await inTransaction(db, actor, clock(), (tx) => checkImport(tx, actor, importId))
  const view = await inTransaction(db, actor, clock(), (tx) => caseloadView(tx, actor, { importId }))
  if (view.refusal) {
    warn(view.refusal)
    return 1
  }
  const { item, counts } = view
  say(`${item.rows} 行，${item.households} 户，有错误的 ${item.wrongRows} 行。`)
  for (const [state, n] of Object.entries(counts.states)) say(`  ${rowStates[state]}：${n} 户`)
  say(`名册每月 ${yuan(counts.paysFen)}，按规则每月 ${yuan(counts.ruleFen)}。`)
  for (const [cause, n] of Object.entries(counts.causes)) say(`  ${causeNames[cause]}：${n} 户`)
  if (item.wrongRows > 0) {
    const marked = await inTransaction(db, actor, clock(), (tx) => markedSheet(tx, actor, importId))
    say(`错误已标注在 ${writeBeside(path, '错误标注', marked.bytes)}，改正后再导入一次，已导入的户不会重复。`)
  }
  if (dryRun) {
    say('只是试算，没有导入。工作台“名册导入”里可以逐户查看，由负责人批准。')
    return item.wrongRows > 0 ? 1 : 0
  }
  const all = counts.states.new ?? 0
  await inTransaction(db, actor, clock(), (tx) => approveLoad(tx, actor, importId))
  for (let left = all; left > 0; ) {
    left = await inTransaction(db, actor, clock(), (tx) => loadPart(tx, actor, importId))
    say(`已导入 ${all - left} / ${all} 户`)
  }
  say('导入完成。')
  return item.wrongRows > 0 ? 1 : 0
}
