// Who may import whom, by dependency-cruiser. A tool that reads no module also finds no fault, so the count is checked.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise } from 'dependency-cruiser'
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'

export interface Breach {
  rule: string
  from: string
  to: string
}

const root = fileURLToPath(new URL('..', import.meta.url))
const importing = /^(import|export)\b[^'"]*from\s+'[^']+'|^import\s+'[^']+'|import\('[^']+'\)/gm

/** The parser knows no JSX: it gets a copy of the house in which every page is just its imports. */
function withoutMarkup(house: string, folders: string[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'minxin-imports-'))
  const take = (path: string) => {
    mkdirSync(join(copy, path), { recursive: true })
    for (const entry of readdirSync(join(house, path), { withFileTypes: true })) {
      const at = join(path, entry.name)
      if (entry.isDirectory() && entry.name !== 'dist') take(at)
      else if (entry.name.endsWith('.tsx'))
        writeFileSync(join(copy, at), (readFileSync(join(house, at), 'utf8').match(importing) ?? []).join('\n'))
      else if (/\.(ts|json|css)$/.test(entry.name)) cpSync(join(house, at), join(copy, at))
    }
  }
  for (const folder of folders) take(folder)
  cpSync(join(house, 'package.json'), join(copy, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** Reads the imports below these folders of a house and returns what breaks a wall. */
export async function breaches(house: string, folders: string[]): Promise<{ modules: number; breaches: Breach[] }> {
  const { options, ...rules } = await extractConfig(join(root, '.dependency-cruiser.cjs'))
  const copy = withoutMarkup(house, folders)
  try {
    const result = await cruise(folders, { ...options, ruleSet: rules as never, baseDir: copy, validate: true })
    const output = result.output as unknown as {
      modules: { source: string }[]
      summary: { violations: { rule: { name: string }; from: string; to: string }[] }
    }
    return {
      modules: output.modules.filter((m) => folders.some((f) => m.source.startsWith(`${f}/`))).length,
      breaches: output.summary.violations.map((v) => ({ rule: v.rule.name, from: v.from, to: v.to })),
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

export const guarded = ['kernel', 'platform', 'modules', 'web', 'counties', 'demo']

if (import.meta.main) {
  const { modules, breaches: found } = await breaches(root, guarded)
  for (const b of found) process.stdout.write(`${b.rule}: ${b.from} → ${b.to}\n`)
  process.stdout.write(`  ${modules} modules read\n`)
  process.exit(found.length > 0 || modules < 50 ? 1 : 0)
}
