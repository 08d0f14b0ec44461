import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { DirectoryInUse, lockDirectory } from './directory-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'minxin-lock-'))
const path = join(folder, 'embedded.lock')
const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
after(() => {
  other.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test('the folder is ours until it is given back', () => {
  const unlock = lockDirectory(path)
  assert.equal(Number(readFileSync(path, 'utf8').split(' ')[0]), process.pid)
  unlock()
  assert.equal(existsSync(path), false)
})

test('a living holder is named and keeps the folder, also one that did not tell its beginning', () => {
  writeFileSync(path, String(other.pid))
  assert.throws(
    () => lockDirectory(path),
    (error: unknown) => error instanceof DirectoryInUse && error.pid === other.pid,
  )
  assert.equal(readFileSync(path, 'utf8'), String(other.pid))
})

test('a number that the system gave to another process since does not hold it', { skip: process.platform !== 'linux' }, () => {
  writeFileSync(path, `${other.pid} 1`)
  lockDirectory(path)()
})

test('a lock of a killed process, and one cut off while it was written, are taken over', async () => {
  const gone = once(other, 'exit')
  other.kill('SIGKILL')
  await gone
  for (const left of [String(other.pid), `${other.pid} 12345`, '']) {
    writeFileSync(path, left)
    lockDirectory(path)()
  }
})
