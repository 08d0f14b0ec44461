// The units that a county installs: they call what there is, are hardened, and systemd reads them where there is one.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { commandNames } from '../cli/run.ts'
import { usages } from '../cli/usage.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'deploy')
const units = readdirSync(folder).filter((name) => /\.(service|timer)$/.test(name))
const services = units.filter((name) => name.endsWith('.service'))
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8')

test('there are the server, the worker, the backup and its timer', () => {
  assert.deepEqual(units.sort(), ['minxin-backup.service', 'minxin-backup.timer', 'minxin-worker.service', 'minxin.service'])
})

for (const name of services) {
  test(`${name} is hardened and runs as its own user`, () => {
    const lines = textOf(name).split('\n')
    const wanted = ['User=minxin', 'NoNewPrivileges=yes', 'ProtectSystem=strict', 'ProtectHome=yes', 'PrivateTmp=yes', 'UMask=0077']
    for (const line of wanted) assert.ok(lines.includes(line), line)
    assert.ok(lines.includes('SystemCallFilter=@system-service'))
    assert.ok(!textOf(name).includes('PASSPHRASE='), 'no secret in a unit')
  })

  test(`${name} calls a command with options that it takes`, () => {
    const words = (/^ExecStart=(.*)$/m.exec(textOf(name))?.[1] ?? '').split(' ')
    const at = words.findIndex((w) => w.endsWith('.ts'))
    assert.ok(existsSync(join(root, words[at] ?? '')), words[at])
    const command = words[at] === 'server.ts' ? 'serve' : (words[at + 1] ?? '')
    assert.ok(commandNames.includes(command), command)
    for (const option of words.slice(at + 1).filter((w) => w.startsWith('--'))) assert.ok(usages[command]?.takes.includes(option), option)
  })
}

test('the timer says Beijing time, and makes up for a night that was missed', () => {
  assert.match(textOf('minxin-backup.timer'), /^OnCalendar=.* Asia\/Shanghai$/m)
  assert.match(textOf('minxin-backup.timer'), /^Persistent=true$/m)
})

const found = spawnSync('systemd-analyze', ['--version'])
test('systemd finds nothing to say', { skip: found.error ? 'no systemd here' : false }, () => {
  for (const name of units) {
    const { stderr } = spawnSync('systemd-analyze', ['verify', join(folder, name)], { encoding: 'utf8' })
    // The program is not installed where the units expect it.
    const said = stderr.split('\n').filter((line) => line.includes('minxin') && !line.includes('is not executable'))
    assert.deepEqual(said, [], name)
  }
})
