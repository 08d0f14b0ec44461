// Runs a TypeScript file of the project with the right Node: `node tools/run-node.mjs cli.ts …`.
import { spawnSync } from 'node:child_process'
import { node, packages, root, serverFlags } from './preflight.mjs'

packages()
const done = spawnSync(node(), [...serverFlags, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exit(done.status ?? 1)
