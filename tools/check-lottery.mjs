// Repeats a published draw of peak days: `node check-lottery.mjs 抽号记录.json`. Stands alone: copy it anywhere, it asks
// nobody and needs nothing but Node. Ends with 0 when the draw holds, with 1 when something in it does not.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex')
const byFirst = (a, b) => (a[0] < b[0] ? -1 : 1)

/** What does not hold in a transcript, in words; nothing when everything does. */
export function faultsOf(t) {
  if (t.algorithm !== 'minxin-lottery-1') return [`不认识的算法 ${t.algorithm}`]
  const faults = []
  if (new Set(t.entries.map(([no]) => no)).size !== t.entries.length) faults.push('名单里有重复的编号')
  const slots = [...t.slots].sort(byFirst).map(([slot, seats]) => `slot ${slot} ${seats}\n`)
  const lines = [...t.entries].sort(byFirst).map(([no, wishes]) => `entry ${no} ${wishes.join(',')}\n`)
  if (sha256(`group ${t.group}\n${slots.join('')}${lines.join('')}`) !== t.listSha256) faults.push('名单和公布的名单指纹不符')
  const left = new Map(t.slots)
  const order = t.entries.map(([no, wishes]) => [sha256(`${t.seed}|${t.group}|${no}`), no, wishes]).sort(byFirst)
  let waiting = 0
  const again = order.map(([key, no, wishes], i) => {
    const slot = wishes.find((w) => (left.get(w) ?? 0) > 0) ?? null
    if (slot !== null) left.set(slot, left.get(slot) - 1)
    return [no, i + 1, key, slot, slot === null ? ++waiting : null]
  })
  if (again.length !== t.results.length) faults.push(`应有 ${again.length} 个结果，记录里是 ${t.results.length} 个`)
  const differ = again.filter((r, i) => JSON.stringify(r) !== JSON.stringify(t.results[i]))
  if (differ.length > 0)
    faults.push(
      `重抽的结果有 ${differ.length} 个和记录不同：${differ
        .slice(0, 5)
        .map((r) => r[0])
        .join('、')}`,
    )
  return faults
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = process.argv[2]
  if (!path) {
    process.stderr.write('用法：node check-lottery.mjs 抽号记录.json\n')
    process.exit(2)
  }
  const t = JSON.parse(readFileSync(path, 'utf8'))
  const faults = faultsOf(t)
  const drawn = t.results.filter((r) => r[3] !== null).length
  process.stdout.write(
    faults.length === 0
      ? `${t.title}：报名 ${t.entries.length} 对，抽中 ${drawn} 对。名单和抽号结果都相符。\n`
      : `${t.title}：不相符。\n${faults.map((f) => `- ${f}\n`).join('')}`,
  )
  process.exit(faults.length === 0 ? 0 : 1)
}
