// Repeats a published draw of spot checks: `node tools/check-draw.mjs 抽取记录.json`. Stands alone: copy it anywhere, it asks
// nobody and needs nothing but Node. Ends with 0 when the draw holds, with 1 when something in it does not.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex')

/** What does not hold in a transcript, in words; nothing when everything does. */
export function faultsOf(t) {
  if (t.algorithm !== 'minxin-draw-1') return [`不认识的算法 ${t.algorithm}`]
  const faults = []
  const items = t.items.map(([town, item, mark]) => ({ town, item, mandatory: mark === 'M' }))
  items.sort((a, b) => (`${a.town} ${a.item}` < `${b.town} ${b.item}` ? -1 : 1))
  if (new Set(items.map((i) => i.item)).size !== items.length) faults.push('名单里有重复的编号')
  if (sha256(t.seed) !== t.commitment) faults.push('种子和事先公布的承诺不符')
  const text = items.map((i) => `${i.town} ${i.item} ${i.mandatory ? 'M' : '-'}\n`).join('')
  if (sha256(text) !== t.listSha256) faults.push('名单和公布的名单哈希不符')
  const drawn = []
  for (const town of [...new Set(items.map((i) => i.town))]) {
    const here = items.filter((i) => i.town === town)
    const mandatory = here.filter((i) => i.mandatory)
    const rest = here.filter((i) => !i.mandatory).map((i) => ({ item: i.item, key: sha256(`${t.seed}|${i.item}`) }))
    rest.sort((a, b) => (a.key < b.key ? -1 : 1))
    const k = Math.floor(((here.length - mandatory.length) * t.ratePercent + 99) / 100)
    drawn.push(...mandatory.map((i) => i.item), ...rest.slice(0, k).map((r) => r.item))
  }
  if (drawn.length !== t.drawn.length) faults.push(`应抽 ${drawn.length} 个，记录里是 ${t.drawn.length} 个`)
  const theirs = new Set(t.drawn)
  const missing = drawn.filter((item) => !theirs.has(item))
  if (missing.length > 0) faults.push(`重抽的结果里有 ${missing.length} 个不在记录里：${missing.slice(0, 5).join('、')}`)
  return faults
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = process.argv[2]
  if (!path) {
    process.stderr.write('用法：node check-draw.mjs 抽取记录.json\n')
    process.exit(2)
  }
  const t = JSON.parse(readFileSync(path, 'utf8'))
  const faults = faultsOf(t)
  process.stdout.write(
    faults.length === 0
      ? `${t.title}：名单 ${t.items.length} 个，抽中 ${t.drawn.length} 个。承诺、名单和抽取结果都相符。\n`
      : `${t.title}：不相符。\n${faults.map((f) => `- ${f}\n`).join('')}`,
  )
  process.exit(faults.length === 0 ? 0 : 1)
}
