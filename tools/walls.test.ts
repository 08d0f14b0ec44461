import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { breaches } from './walls.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
let house = ''

/** A small house with one clean module and three breaches: the walls must name each of them. */
before(() => {
  house = mkdtempSync(join(tmpdir(), 'minxin-walls-'))
  const put = (path: string, text: string) => {
    mkdirSync(join(house, path, '..'), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  put('package.json', '{ "type": "module" }')
  put('kernel/money.ts', 'export const fen = 1\n')
  put('platform/db.ts', "import { fen } from '../kernel/money.ts'\nexport const db = fen\n")
  put('modules/assistance/alpha/commands.ts', 'export const secret = 1\n')
  put('modules/assistance/alpha/public.ts', "export { secret } from './commands.ts'\n")
  put('modules/assistance/beta/commands.ts', "import { secret } from '../alpha/commands.ts'\nexport const inside = secret\n")
  put('modules/eldercare/gamma/commands.ts', "import { secret } from '../../assistance/alpha/commands.ts'\nexport const across = secret\n")
  put('modules/assistance/beta/rules.ts', "import { db } from '../../../platform/db.ts'\nexport const impure = db\n")
  cpSync(join(root, '.dependency-cruiser.cjs'), join(house, '.dependency-cruiser.cjs'))
})
after(() => rmSync(house, { recursive: true, force: true }))

test('three planted violations are reported, and the clean imports are not', async () => {
  const { modules, breaches: found } = await breaches(house, ['kernel', 'platform', 'modules'])
  assert.equal(modules, 7)
  assert.deepEqual(found.map((b) => `${b.rule} ${b.from}`).sort(), [
    'modules-meet-at-public modules/assistance/beta/commands.ts',
    'modules-meet-at-public modules/eldercare/gamma/commands.ts',
    'rules-are-pure modules/assistance/beta/rules.ts',
  ])
})
