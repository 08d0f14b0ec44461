import { parseArgs } from 'node:util'
import { dayInShanghai } from '#kernel/day.ts'
import { deliverList, knownSource, sourceOf } from '#modules/assistance/verification/public.ts'
import { systemActor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'
import type { Call, DatabaseCommand } from './command.ts'
import { bytesAt } from './table-file.ts'
import { wrongUse } from './usage.ts'

function wantedOf({ args, clock }: Call): { source: string; path: string; date: string } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { date: { type: 'string' } } })
    const [source, path, ...more] = positionals
    const date = values.date ?? dayInShanghai(clock())
    if (!source || !path || more.length > 0 || !/^\d{4}-\d\d-\d\d$/.test(date)) throw wrongUse('import')
    return { source, path, date }
  } catch {
    throw wrongUse('import')
  }
}

/** A list of another department, of any size. */
export const importList: DatabaseCommand = async (db, call) => {
  const { source, path, date } = wantedOf(call)
  const key = knownSource(source)
  const actor = systemActor('operator', db.county.code)
  const bytes = bytesAt(path)
  const done = await inTransaction(db, actor, call.clock(), (tx) =>
    deliverList(tx, actor, { source: key, dataDate: date, bytes, way: 'operator' }),
  )
  for (const e of done.errors) call.warn(`第 ${e.row} 行 ${e.text}`)
  call.say(`${sourceOf(key).name}：收下 ${done.rows} 行${done.badRows > 0 ? `，${done.badRows} 行不能用` : ''}。`)
  return 0
}
