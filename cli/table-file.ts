import { readFileSync, writeFileSync } from 'node:fs'
import { defineProblems, Problem } from '#kernel/problem.ts'

defineProblems({
  'import.no_file': { status: 404, zh: '打不开文件 {path}。请核对路径。' },
})

/** The bytes of a table. Throws `import.no_file`. */
export function bytesAt(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw new Problem('import.no_file', { path })
  }
}

/** Writes a table beside the one that was read; only its owner may open it. Returns its path. */
export function writeBeside(path: string, words: string, bytes: Uint8Array): string {
  const beside = `${path.replace(/\.[^./\\]+$/, '')}-${words}.xlsx`
  writeFileSync(beside, bytes, { mode: 0o600 })
  return beside
}
