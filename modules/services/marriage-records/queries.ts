import { sql } from 'kysely'
import type { z } from 'zod'
import { afterPlace } from '#kernel/place.ts'
import { serviceNamed } from '#platform/cases/case-file.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { listRequests } from './contract.ts'
import { correctedNames, entryNames, proofKindNames, serviceNames, wantNames } from './texts.zh.ts'

const perPage = 50
const kinds: Record<string, string> = { ...wantNames, ...proofKindNames, ...correctedNames, ...entryNames, CLUE: '线索' }

/** What of a service is asked, in words. */
export const kindLabel = (kind: string): string => kinds[kind] ?? kind

interface Row {
  case_id: string
  number: string
  service: string
  kind: string
  name: string
  made_on: string
  step: string
  ended_at: Date | null
}

/** What is asked of the archive at the actor's place, newest first. */
export async function requestList(tx: Tx, actor: Actor, query: z.output<(typeof listRequests)['input']>) {
  const [on = '', id = ''] = (query.after ?? '').split('~')
  const { rows } = await sql<Row>`
    select r.case_id, c.number, r.service, r.kind, r.name, r.made_on, c.step, c.ended_at
    from marriage_request r join case_file c on c.id = r.case_id
    where r.place >= ${actor.place} and r.place < ${afterPlace(actor.place)} ${query.recordService ? sql`and r.service = ${query.recordService}` : sql``}
      ${query.after ? sql`and (r.made_on, r.case_id) < (${on}::date, ${id}::uuid)` : sql``}
    order by r.made_on desc, r.case_id desc limit ${perPage + 1}`.execute(tx)
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  return {
    items: shown.map((r) => ({
      caseId: r.case_id,
      number: r.number,
      serviceLabel: serviceNames[r.service] ?? r.service,
      kindLabel: kindLabel(r.kind),
      name: r.name,
      madeOn: r.made_on,
      stepLabel: serviceNamed(r.service).service.steps[r.step]?.label ?? r.step,
      ended: r.ended_at !== null,
    })),
    next: last ? `${last.made_on}~${last.case_id}` : null,
  }
}
