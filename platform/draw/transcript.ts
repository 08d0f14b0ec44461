import { createHash } from 'node:crypto'
import { type Drawn, type Item, listText } from '#kernel/draw.ts'

/** SHA-256 of a text in UTF-8, hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Everything that is needed to draw again, as `tools/check-draw.mjs` reads it; names nobody. */
export interface Transcript {
  algorithm: 'minxin-draw-1'
  title: string
  kind: string
  period: string
  committedOn: string
  commitment: string
  seed: string
  ratePercent: number
  listSha256: string
  items: [town: string, item: string, mark: 'M' | '-'][]
  strata: Drawn['strata']
  drawn: string[]
  drawnOn: string
  how: string
}

/** What was promised before a period was over. */
export interface Promised {
  title: string
  kind: string
  period: string
  committedOn: string
  commitment: string
}

const how = (stratum: string) =>
  `每个${stratum}：带 M 的必查，全部抽中；其余按 SHA-256（种子|编号）从小到大排，取前 k 个，k = (N − M) × 比例，向上取整。` +
  `承诺是种子的 SHA-256，在期间结束前公布。名单哈希是各行“${stratum} 编号 标记”加换行后的 SHA-256，按${stratum}和编号排序。`

/** The record of a draw: what was promised, the frozen list, and who follows from the two. `stratum` is what a part is called. */
export function transcriptOf(
  promised: Promised,
  drawn: { seed: string; ratePercent: number; items: readonly Item[]; drawn: Drawn; drawnOn: string },
  stratum = '乡镇',
): Transcript {
  const lines = [...drawn.items].sort((a, b) => (`${a.town} ${a.item}` < `${b.town} ${b.item}` ? -1 : 1))
  return {
    algorithm: 'minxin-draw-1',
    ...promised,
    seed: drawn.seed,
    ratePercent: drawn.ratePercent,
    listSha256: sha256(listText(drawn.items)),
    items: lines.map((i) => [i.town, i.item, i.mandatory ? 'M' : '-']),
    strata: drawn.drawn.strata,
    drawn: drawn.drawn.items,
    drawnOn: drawn.drawnOn,
    how: how(stratum),
  }
}
