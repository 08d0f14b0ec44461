// Chinese text takes full-width punctuation: lists the places where a half-width sign stands between Chinese signs.
// `--write` mends them. Bank files and examples are data, not text.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const han = '[\\u4e00-\\u9fff\\u3007）」』”〕》]'
const after = '[\\u4e00-\\u9fff“「『（《$]'
const rules = [
  [new RegExp(`(?<=${han}|[\\u4e00-\\u9fff]\\d),(?=${after}|\\{)`, 'g'), '，'],
  [/(?<=\}),(?=[\u4e00-\u9fff“（])/g, '，'],
  [/(?<=\$\{[^{}]*\}),(?=\$\{)/g, '，'],
  [/(?<=[\u4e00-\u9fff][^\n'`]*\}),(?=\d)/g, '，'],
  [/(?<=`),(?=\$\{[^}]*\}[^`]*[\u4e00-\u9fff])/g, '，'],
  [/(?<=\} ?: '|\? `|`):(?=\$\{)/g, '：'],
  [/(?<=\{\w+\}):(?=\{\w+\}。)/g, '：'],
  [new RegExp(`(?<=${han}|[\\u4e00-\\u9fff]\\}|\\});(?=${after})`, 'g'), '；'],
  [new RegExp(`(?<=${han}):(?=${after}|[\\d{])`, 'g'), '：'],
  [new RegExp(`(?<=${han})\\?(?=[\\u4e00-\\u9fff'])`, 'g'), '？'],
  [/(?<=[\u4e00-\u9fff”\d]) ?\(([^()'"`\n<>]*[\u4e00-\u9fff][^()'"`\n<>]*)\)/g, '（$1）'],
]
const jsx = [/(?<=\}),(?=\{)/g, '，']
// Tables of text are data: a line that begins one says so with `csv(`.
// Lines of comma-separated tables: their heads, line ends and empty fields.
const data = /批次号,|序号,账号|姓名,|办件编号,|日期,(付出|金额)|[cC]sv|\\r\\n|,,|rowsFor|replace\(number|numberOf\('|list\('/
const write = process.argv.includes('--write')
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.ts', '*.tsx', '*.mjs'], { encoding: 'utf8' })
  .trim()
  .split('\n')

let found = 0
for (const file of files) {
  if (/rural-bank|punctuation\.mjs|tables\.ts/.test(file)) continue
  const before = readFileSync(file, 'utf8').split('\n')
  const mended = before.map((line) => {
    if (data.test(line) || /^\s*(\/\/|\*|\/\*\*)/.test(line)) return line
    const all = file.endsWith('.tsx') ? [...rules, jsx] : rules
    return all.reduce((text, [pattern, sign]) => text.replace(pattern, sign), line)
  })
  const changed = mended.flatMap((line, i) => (line === before[i] ? [] : [i]))
  found += changed.length
  if (write && changed.length) writeFileSync(file, mended.join('\n'))
  if (!write) for (const i of changed) process.stdout.write(`${file}:${i + 1}: ${mended[i].trim().slice(0, 120)}\n`)
}
process.stdout.write(`  ${found} places\n`)
process.exit(!write && found ? 1 : 0)
