import type { Drawn, Wish } from '#platform/bookings/rules/lottery.ts'

/** Everything that is needed to draw again; names nobody. */
export interface Transcript {
  algorithm: 'minxin-lottery-1'
  title: string
  group: string
  seedSource: string
  seed: string
  listSha256: string
  slots: [slot: string, seats: number][]
  entries: [no: string, wishes: string[]][]
  results: [no: string, rank: number, key: string, slot: string | null, position: number | null][]
  drawnOn: string
  how: string
}

const how =
  '报名按 SHA-256（种子|组|编号）从小到大排，依次取各自志愿里第一个还有名额的时段；都没有的按顺序候补。' +
  '名单指纹是下面各行的 SHA-256：一行“group 组”，各时段一行“slot 时段 名额”（按时段排），各报名一行“entry 编号 志愿”（按编号排，志愿用逗号隔开），每行后加换行。'

export function transcriptOf(
  peak: { code: string; name: string; seed_source: string },
  list: { entries: readonly Wish[]; seats: ReadonlyMap<string, number>; sha256: string },
  seed: string,
  drawn: readonly Drawn[],
  drawnOn: string,
): Transcript {
  return {
    algorithm: 'minxin-lottery-1',
    title: peak.name,
    group: peak.code,
    seedSource: peak.seed_source,
    seed,
    listSha256: list.sha256,
    slots: [...list.seats].sort(([a], [b]) => (a < b ? -1 : 1)),
    entries: list.entries.map((e) => [e.no, [...e.wishes]]),
    results: drawn.map((d) => [d.no, d.rank, d.key, d.slot, d.position]),
    drawnOn,
    how,
  }
}
