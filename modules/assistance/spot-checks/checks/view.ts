import { chineseDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { recordsOf } from '#platform/cases/records.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../problems.ts'
import type { Finding } from '../rules/score.ts'
import { spotCorrection } from '../service.ts'
import { findingNames } from '../texts.zh.ts'

/** A correction: what was found, what the town did, what the county says. Throws `spot.not_found`. */
export async function correctionView(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  if (file.service !== spotCorrection.name) throw new Problem('spot.not_found')
  const check = await tx
    .selectFrom('spot_check')
    .select(['finding', 'said_sealed', 'visited_on', 'case_id', 'root_id'])
    .where('id', '=', String(file.facts.checkId))
    .executeTakeFirst()
  if (!check?.finding) throw new Problem('spot.not_found')
  const records = await recordsOf<{ done?: string; said?: string; reason?: string }>(tx, caseId)
  const words: Record<string, string> = { correction: '镇里的整改', sent_back: '退回', correction_closed: '市局复查' }
  return {
    caseId: check.case_id,
    rootId: check.root_id,
    lines: [
      { label: '抽查结论', value: findingNames[check.finding as Finding] },
      { label: '入户日期', value: check.visited_on ? chineseDay(check.visited_on) : '' },
      { label: '查到的情况', value: check.said_sealed ? open(tx.db.keys, check.said_sealed) : '' },
      ...records.map((r) => ({ label: words[r.kind] ?? r.kind, value: r.content.done ?? r.content.said ?? r.content.reason ?? '' })),
    ],
  }
}
