// Plain JavaScript for whatever Node a fresh machine has: brings the packages and finds the Node that runs Minxin.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'node_modules', '.minxin-installed')

export function stop(text) {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

function hashOf(...paths) {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(readFileSync(path))
  return hash.digest('hex')
}

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', ...options })
  if (done.status !== 0) stop(`没有完成：${command} ${args.join(' ')}`)
}

/** Packages as the lock file says; nothing when they are there. */
export function packages() {
  const wanted = hashOf(join(root, 'package-lock.json'))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  process.stdout.write('正在安装依赖（第一次约半分钟）……\n')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, wanted)
}

/** Node 24 comes with the packages where there is one for the platform; otherwise the present one must be new enough. */
export function node() {
  const own = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(own)) return own
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 7)) return process.execPath
  return stop(`需要 Node 24.7 或更新（现在是 ${process.versions.node}）。请安装 Node 24 后再运行。`)
}

function newest(path, best = 0) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (['node_modules', 'dist', '.git', 'data'].includes(entry.name)) continue
    const at = join(path, entry.name)
    best = entry.isDirectory()
      ? newest(at, best)
      : /\.(tsx?|css|html|json|svg)$/.test(entry.name)
        ? Math.max(best, statSync(at).mtimeMs)
        : best
  }
  return best
}

/** Builds the pages when a source is newer than the last build. */
export function pages(nodePath) {
  const built = join(root, 'web', 'dist', '.built')
  const sources = Math.max(
    ...['kernel', 'modules', 'web'].map((f) => newest(join(root, f))),
    statSync(join(root, 'package-lock.json')).mtimeMs,
  )
  if (existsSync(built) && statSync(built).mtimeMs > sources) return
  process.stdout.write('正在构建页面……\n')
  run(nodePath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'])
  mkdirSync(join(root, 'web', 'dist'), { recursive: true })
  writeFileSync(built, new Date().toISOString())
}

export { run }

/** A server makes much garbage and keeps little: a small nursery keeps its memory under what was promised. */
export const serverFlags = ['--max-semi-space-size=4']
