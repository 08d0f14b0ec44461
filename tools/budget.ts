// What a phone loads before a page shows: per door, compressed, from the build's manifest.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../web/dist', import.meta.url))
const budgets: Record<string, number> = { 'index.html': 200, 'open.html': 200, 'desk.html': 700 }

interface Chunk {
  file: string
  imports?: string[]
  css?: string[]
}

const path = join(dist, '.vite', 'manifest.json')
if (!existsSync(path)) {
  process.stdout.write('no build to weigh: run npm run build\n')
  process.exit(1)
}
const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Chunk>

function filesOf(name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const css of chunk.css ?? []) seen.add(css)
  for (const other of chunk.imports ?? []) filesOf(other, seen)
  return seen
}

let over = 0
for (const [door, kb] of Object.entries(budgets)) {
  const bytes = [...filesOf(door)].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
  const used = bytes / 1000
  if (used > kb || used === 0) over++
  process.stdout.write(`  ${door}: ${used.toFixed(0)} kB of ${kb} kB compressed\n`)
}
process.exit(over > 0 ? 1 : 0)
