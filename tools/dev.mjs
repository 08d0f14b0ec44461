// `npm run dev`: pages with hot reload on 5173 in front of the server on 3000 (start it with `npm start`).
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { node, packages, root } from './preflight.mjs'

packages()
spawn(node(), [join(root, 'node_modules', 'vite', 'bin', 'vite.js')], { cwd: root, stdio: 'inherit' }).on('exit', (code) =>
  process.exit(code ?? 0),
)
