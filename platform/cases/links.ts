import { sql } from 'kysely'
import type { LinkItem } from '#kernel/api/cases.ts'
import type { Tx } from '#platform/db/tx.ts'
import { copyBars } from './bars.ts'
import { serviceNamed } from './case-file.ts'

export type Relation = 'contests' | 'follows' | 'found'

/**
 * `caseId` contests `otherId`, follows from it, or acts on what it found. Saying it again changes nothing. Who must not
 * handle the other must not handle this one. The actor must see both.
 */
export async function linkCases(tx: Tx, caseId: string, otherId: string, relation: Relation): Promise<void> {
  await tx
    .insertInto('case_link')
    .values({ case_id: caseId, other_id: otherId, relation, made_at: tx.now })
    .onConflict((same) => same.doNothing())
    .execute()
  await copyBars(tx, otherId, caseId)
}

/** How the other case stands to this one: seen from its own side, and from the side it points to. */
const labels: Record<Relation, { from: string; to: string }> = {
  contests: { from: '针对', to: '对本件提出' },
  found: { from: '起因', to: '由此办理' },
  follows: { from: '由此重办', to: '重新办理' },
}

/** The cases that hang together with one, as far as the actor may see them, oldest first; one statement. */
export async function linksOf(tx: Tx, caseId: string): Promise<LinkItem[]> {
  const rows = await tx
    .selectFrom('case_link as l')
    .innerJoin('case_file as c', (on) =>
      on.on('c.id', '=', sql<string>`case when l.case_id = ${caseId} then l.other_id else l.case_id end`),
    )
    .select(['l.relation', 'l.case_id', 'c.id', 'c.service', 'c.number', 'c.title', 'c.step', 'c.received_on'])
    .where((eb) => eb.or([eb('l.case_id', '=', caseId), eb('l.other_id', '=', caseId)]))
    .orderBy('l.made_at')
    .execute()
  return rows.map((r) => {
    const { service } = serviceNamed(r.service)
    const step = service.steps[r.step]
    const relation = r.relation as Relation
    return {
      caseId: r.id,
      service: r.service,
      serviceTitle: service.title,
      number: r.number,
      title: r.title,
      stepLabel: step?.label ?? r.step,
      ended: step?.ended === true,
      receivedOn: r.received_on,
      relation,
      label: r.case_id === caseId ? labels[relation].from : labels[relation].to,
    }
  })
}
