import { isDay } from '#kernel/day.ts'
import { systemActor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { computeFigure, recordIds } from '#platform/figures/compute.ts'
import { allFigures, yearOf } from '#platform/figures/figure.ts'
import { valueText } from '#platform/figures/words.ts'
import { registerServices } from '../wire.ts'
import type { DatabaseCommand } from './command.ts'
import { wrongUse } from './usage.ts'

/** The figures of a year: as a table, or as JSON with the ids of every contributing record. */
export const figuresCommand: DatabaseCommand = async (db, { args, say, clock }) => {
  const { year, asOf, json } = optionsOf(args)
  registerServices()
  const actor = systemActor('figures', db.county.code)
  const period = yearOf(year)
  const known = asOf ? new Date(`${asOf}T23:59:59.999+08:00`) : clock()
  const found = await inTransaction(db, actor, clock(), async (tx) => {
    const list = []
    for (const figure of allFigures()) {
      const computed = await computeFigure(tx, actor, figure, period, known)
      list.push({ ...computed, ids: json ? await recordIds(tx, actor, figure, period, known) : [] })
    }
    return list
  })
  if (json)
    say(
      JSON.stringify(
        found.map((f) => ({ id: f.figure.id, value: f.value, unit: f.figure.unit, definition: f.figure.definition, records: f.ids })),
      ),
    )
  else
    for (const f of found)
      say(
        `${f.figure.title}\t${valueText(f.figure, f.value)} ${f.figure.unit === 'A' || f.figure.unit === 'ratio' ? '' : f.figure.unitWord}\t${f.records} 条记录\t${f.figure.id}@${f.version}`,
      )
  return 0
}

function optionsOf(args: readonly string[]): { year: number; asOf: string | undefined; json: boolean } {
  let year = 0
  let asOf: string | undefined
  let json = false
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--json') json = true
    else if (args[i] === '--year' && /^\d{4}$/.test(args[i + 1] ?? '')) year = Number(args[++i])
    else if (args[i] === '--as-of' && isDay(args[i + 1] ?? '')) asOf = args[++i]
    else throw wrongUse('figures')
  }
  if (!year) throw wrongUse('figures', '请写明年份。')
  return { year, asOf, json }
}
