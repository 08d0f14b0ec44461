// A list of a hundred thousand rows: read, every cell checked, the bad ones marked in a copy; and the same list compared and
// loaded. Each in a process of its own, because memory is part of the promise. Alone: node bench/import.ts
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { coupleLines, type ListLine, listFile } from '#demo/caseload-list.ts'
import type { Figure } from './figure.ts'

const couples = 49_000
const steps = fileURLToPath(new URL('./import-steps.ts', import.meta.url))

function* lines(): Generator<ListLine> {
  for (let i = 0; i < couples; i++) yield* coupleLines(i, 1450, i % 20 === 7 ? { '月保障金（元）': '0.15万', 复核日期: '去年' } : {})
}

/** Reads and marks; with a database (DATABASE_URL, else the embedded one) checks and loads ten thousand households. */
export async function benchSheets(folder: string): Promise<Figure[]> {
  const path = join(folder, 'list.xlsx')
  writeFileSync(path, await listFile([...lines()]))
  const run = (step: string) => {
    const done = spawnSync(process.execPath, ['--no-warnings', '--max-semi-space-size=4', steps, step, path], { encoding: 'utf8' })
    if (done.status !== 0) throw new Error(done.stderr)
    return JSON.parse(done.stdout) as { seconds: number; mb: number; said: string }
  }
  const marked = run('mark')
  const loaded = run('load')
  return [
    {
      name: `98,000 rows read and marked (${marked.said})`,
      value: `${marked.seconds.toFixed(1)} s`,
      promise: '< 15 s',
      held: marked.seconds < 15,
    },
    { name: 'memory of it', value: `${marked.mb.toFixed(0)} MB`, promise: '< 300 MB', held: marked.mb < 300 },
    { name: `checked, compared and loaded (${loaded.said})`, value: `${loaded.seconds.toFixed(1)} s`, promise: 'told', held: true },
  ]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = mkdtempSync(join(tmpdir(), 'minxin-bench-'))
  try {
    for (const f of await benchSheets(folder))
      process.stdout.write(`${f.held ? 'held  ' : 'MISSED'} ${f.name}: ${f.value} [${f.promise}]\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
