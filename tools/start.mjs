// `npm start`: from a fresh clone to a running Minxin with the demonstration county.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { node, packages, pages, root, serverFlags, stop } from './preflight.mjs'

const port = Number(process.env.PORT || 3000)

function free(port) {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => probe.close(() => resolve(true)))
    probe.listen(port, process.env.HOST || '127.0.0.1')
  })
}

if (!(await free(port))) stop(`端口 ${port} 已被占用。请停下占用它的程序，或换一个：PORT=3001 npm start`)
packages()
const nodePath = node()
pages(nodePath)
const server = spawn(nodePath, [...serverFlags, 'server.ts', '--demo', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))
