import { type Drawn, type Item, listText } from '../rules/draw.ts'
import { periodWords } from '../rules/period.ts'
import { drawKindNames } from '../texts.zh.ts'
import { sha256 } from './commit.ts'

/** Everything that is needed to draw again; names nobody. */
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

const how =
  '每个乡镇：带 M 的必查，全部抽中；其余按 SHA-256（种子|编号）从小到大排，取前 k 个，k = (N − M) × 比例，向上取整。' +
  '承诺是种子的 SHA-256，在期间结束前公布。名单哈希是各行“乡镇 编号 标记”加换行后的 SHA-256，按乡镇和编号排序。'

export function transcriptOf(
  draw: { kind: string; period: string; committed_on: string; commitment: string },
  seed: string,
  ratePercent: number,
  items: readonly Item[],
  { strata, items: drawn }: Drawn,
  drawnOn: string,
): Transcript {
  const lines = [...items].sort((a, b) => (`${a.town} ${a.item}` < `${b.town} ${b.item}` ? -1 : 1))
  return {
    algorithm: 'minxin-draw-1',
    title: `${periodWords(draw.period)}${drawKindNames[draw.kind] ?? ''}`,
    kind: draw.kind,
    period: draw.period,
    committedOn: draw.committed_on,
    commitment: draw.commitment,
    seed,
    ratePercent,
    listSha256: sha256(listText(items)),
    items: lines.map((i) => [i.town, i.item, i.mandatory ? 'M' : '-']),
    strata,
    drawn,
    drawnOn,
    how,
  }
}
