import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

test('Chinese text takes full-width punctuation', () => {
  const { stdout, status } = spawnSync(process.execPath, ['tools/punctuation.mjs'], { encoding: 'utf8' })
  assert.equal(status, 0, stdout)
})
