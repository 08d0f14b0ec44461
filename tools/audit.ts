// Licences of everything that runs in production, and known vulnerabilities where the registry answers.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const allowed =
  /^\(?(MIT|MIT-0|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|ISC|MPL-2\.0|0BSD|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0|Zlib|CC-BY-[34]\.0)\)?$/
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { dev?: boolean; optional?: boolean; license?: string }>
}

// Packages whose licence stands in their README or is spelt in an old way; looked at by hand.
const readByHand: Record<string, string> = { buffers: 'MIT/X11 (README)', chainsaw: 'MIT/X11' }

const faults: string[] = []
let count = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '' || entry.dev) continue
  count++
  const own = existsSync(`${path}/package.json`)
    ? (JSON.parse(readFileSync(`${path}/package.json`, 'utf8')) as { license?: string | { type: string } }).license
    : undefined
  const licence = entry.license ?? (typeof own === 'string' ? own : own?.type) ?? ''
  const choices = licence.replace(/[()]/g, '').split(/ OR /i)
  const fine = choices.some((c) => c.split(/ AND /i).every((one) => allowed.test(one.trim())))
  if (!fine && !readByHand[path.replace(/.*node_modules\//, '')] && !(entry.optional && path.includes('node-')))
    faults.push(`${path.replace(/.*node_modules\//, '')}: ${licence || 'no licence named'}`)
}
for (const f of faults) process.stdout.write(`${f}\n`)
process.stdout.write(`  ${count} packages in production, licences looked at\n`)

const npm = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', timeout: 30_000 })
const answer = (() => {
  try {
    return JSON.parse(npm.stdout) as { metadata?: { vulnerabilities: Record<string, number> } }
  } catch {
    return {}
  }
})()
const found = answer.metadata?.vulnerabilities
if (found) process.stdout.write(`  known vulnerabilities: ${found.critical} critical, ${found.high} high, ${found.moderate} moderate\n`)
else process.stdout.write('  the registry gave no answer about vulnerabilities\n')
process.exit(faults.length > 0 || (found?.critical ?? 0) + (found?.high ?? 0) > 0 ? 1 : 0)
