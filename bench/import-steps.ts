// One step of bench/import.ts in a process of its own; tells what it took as JSON.
import { readFileSync } from 'node:fs'
import { coupleLines, listFile } from '#demo/caseload-list.ts'
import { caseloadColumns } from '#modules/assistance/caseload/columns.ts'
import { systemActor } from '#platform/db/actor.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import { markedXlsx } from '#platform/sheets/mark.ts'
import { type CellError, readTable } from '#platform/sheets/table.ts'

async function mark(path: string): Promise<string> {
  const bytes = readFileSync(path)
  const table = await readTable(bytes, caseloadColumns, '2020-09-25')
  const errors = new Map<number, CellError[]>()
  let good = 0
  for await (const r of table.rows) r.errors ? errors.set(r.row, r.errors) : good++
  const marked = await markedXlsx(bytes, table.header.row, errors)
  return `${good} good, ${errors.size} bad, ${(marked.length / 1e6).toFixed(0)} MB out`
}

async function load(): Promise<string> {
  // Not part of what the first step weighs.
  const { demoCounty } = await import('#demo/test-county.ts')
  const { approveLoad, checkImport, loadPart, takeList } = await import('#modules/assistance/caseload/public.ts')
  const county = await demoCounty('2020-09-25T09:30:00+08:00')
  const bytes = await listFile([...Array(10_000).keys()].flatMap((i) => coupleLines(i, 1450)))
  const operator = systemActor('operator', '330381')
  const act = <R>(work: (tx: Tx) => Promise<R>) => inTransaction(county.db, operator, county.now, work)
  const from = performance.now()
  const importId = await act((tx) => takeList(tx, operator, { name: 'a', from: '2020-10' }, bytes))
  await act((tx) => checkImport(tx, operator, importId))
  const checked = performance.now()
  await act((tx) => approveLoad(tx, operator, importId))
  while ((await act((tx) => loadPart(tx, operator, importId))) > 0);
  const said = `10,000 households, ${county.db.kind}: check ${((checked - from) / 1000).toFixed(1)} s, load ${((performance.now() - checked) / 1000).toFixed(1)} s`
  await county.close()
  return said
}

const [step, path = ''] = process.argv.slice(2)
const from = performance.now()
const said = step === 'mark' ? await mark(path) : await load()
process.stdout.write(JSON.stringify({ seconds: (performance.now() - from) / 1000, mb: process.resourceUsage().maxRSS / 1024, said }))
process.exit(0)
