// `npm run check`: lint, format, types, walls, sizes, bundle budget, dependencies. Every check is named; all run.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { node, packages, pages, root } from './preflight.mjs'

packages()
const nodePath = node()
const bin = (name) => join(root, 'node_modules', ...name)
pages(nodePath)
const checks = [
  ['lint and format', [bin(['@biomejs', 'biome', 'bin', 'biome']), 'check', '.']],
  ['types', [bin(['typescript', 'bin', 'tsc']), '--noEmit', '-p', '.']],
  ['walls', ['tools/walls.ts']],
  ['sizes', ['tools/sizes.ts']],
  ['bundle budget', ['tools/budget.ts']],
  ['dependencies', ['tools/audit.ts']],
]
let failed = 0
for (const [name, args] of checks) {
  const done = spawnSync(nodePath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  const ok = done.status === 0
  if (!ok) failed++
  process.stdout.write(
    `${ok ? '✔' : '✖'} ${name}\n${
      ok
        ? done.stdout
            .split('\n')
            .filter((l) => l.startsWith('  '))
            .slice(0, 12)
            .join('\n') || ''
        : `${done.stdout}${done.stderr}`
    }\n`,
  )
}
process.stdout.write(failed ? `${failed} 项没有通过\n` : '全部通过\n')
process.exit(failed ? 1 : 0)
