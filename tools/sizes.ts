// Small files: none over 400 lines, nine in ten under 160; no drawers.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.ts', '*.tsx', '*.mjs'], { encoding: 'utf8' })
  .trim()
  .split('\n')
const files = listed
  .filter((f) => !f.endsWith('platform/db/tables.ts'))
  .flatMap((path) => {
    try {
      return [{ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }]
    } catch {
      return []
    }
  })
const lines = files.map((f) => f.lines).sort((a, b) => a - b)
const at = (share: number) => lines[Math.floor((lines.length - 1) * share)] ?? 0
const tooLong = files.filter((f) => f.lines > 400)
const drawers = files.filter((f) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.tsx?$)/.test(f.path))
for (const f of [...tooLong, ...drawers]) process.stdout.write(`${f.path}: ${f.lines} lines\n`)
process.stdout.write(`  ${files.length} files, median ${at(0.5)} lines, nine in ten under ${at(0.9)}, longest ${lines.at(-1)}\n`)
process.exit(tooLong.length > 0 || drawers.length > 0 || at(0.9) >= 160 ? 1 : 0)
