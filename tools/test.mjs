// `npm test [-- --no-journeys] [words]`: rules in one process, database tests one file a process, then browser journeys.
// With DATABASE_URL the database tests run on PostgreSQL. Ends with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { chromium } from './chromium.mjs'
import { hledger } from './hledger.mjs'
import { node, packages, pages, root } from './preflight.mjs'

packages()
const nodePath = node()
const words = process.argv.slice(2).filter((a) => !a.startsWith('--'))
const flags = new Set(process.argv.slice(2).filter((a) => a.startsWith('--')))

function files(folder = root, found = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'dist', '.git', 'data'].includes(entry.name)) continue
    const at = join(folder, entry.name)
    if (entry.isDirectory()) files(at, found)
    else if (/\.test\.ts$|(^|[./])journey\.ts$/.test(entry.name)) found.push(relative(root, at))
  }
  return found
}

const total = { passed: 0, failed: 0 }

function runTests(title, list, options, env = {}) {
  if (list.length === 0) return
  process.stdout.write(`\n— ${title}(${list.length} 个文件)\n`)
  const done = spawnSync(
    nodePath,
    ['--test', '--test-force-exit', '--test-reporter=spec', '--test-reporter-destination=stdout', '--no-warnings', ...options, ...list],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, ...env },
    },
  )
  const out = `${done.stdout}${done.stderr}`
  const count = (name) => Number(new RegExp(`^ℹ ${name} (\\d+)`, 'm').exec(out)?.[1] ?? 0)
  const failed = count('fail') + count('cancelled')
  const broken = done.status !== 0 && failed === 0
  total.passed += count('pass')
  total.failed += failed + (broken ? 1 : 0)
  process.stdout.write(
    failed || broken
      ? out
      : out
          .split('\n')
          .filter((line) => /^ℹ (tests|pass|duration)/.test(line))
          .join('\n'),
  )
  process.stdout.write('\n')
}

const all = files().filter((f) => words.length === 0 || words.some((w) => f.includes(w)))
const database = all.filter((f) => f.endsWith('.db.test.ts'))
const journeys = all.filter((f) => f.endsWith('journey.ts'))
const pure = all.filter((f) => f.endsWith('.test.ts') && !f.endsWith('.db.test.ts'))
if (!flags.has('--only-db')) runTests('规则与纯函数', pure, ['--test-isolation=none'])
runTests(`数据库(${process.env.DATABASE_URL ? 'PostgreSQL' : '内嵌'})`, database, ['--test-concurrency=2'], { HLEDGER_PATH: hledger() })
if (!flags.has('--no-journeys') && !flags.has('--only-db') && journeys.length > 0) {
  pages(nodePath)
  runTests('浏览器', journeys, ['--test-concurrency=2'], { CHROMIUM_PATH: chromium() })
}
if (total.passed === 0) total.failed++
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
process.exit(total.failed > 0 ? 1 : 0)
