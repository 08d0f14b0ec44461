import { asOffice, type Tx } from '#platform/db/tx.ts'
import { open, openJson } from '#platform/db/seal.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { JobKinds } from '#platform/jobs/worker.ts'
import { enqueueMessage } from '#platform/notify/send.ts'
import { reminderText, termOf } from './term.ts'

/** The telephones of a case: the one that was left at the desk, and the two's as far as the register has them. */
export async function phonesOf(tx: Tx, caseId: string): Promise<string[]> {
  const office = systemActor('divorce', tx.db.county.code)
  const rows = await asOffice(tx, office, () =>
    tx
      .selectFrom('registry_case_party as c')
      .innerJoin('case_file as f', 'f.id', 'c.case_id')
      .innerJoin('person as p', 'p.id', 'c.person_id')
      .select(['p.phone_sealed', 'f.answers_sealed'])
      .where('c.case_id', '=', caseId)
      .execute(),
  )
  const left = rows.map((r) => (openJson(tx.db.keys, r.answers_sealed) as { phone?: string }).phone)
  const registered = rows.map((r) => (r.phone_sealed ? open(tx.db.keys, r.phone_sealed) : undefined))
  return [...new Set([...left, ...registered].filter((phone) => phone !== undefined))]
}

/** Tells both the same thing. */
export async function tellBoth(tx: Tx, caseId: string, text: string): Promise<void> {
  for (const to of await phonesOf(tx, caseId)) await enqueueMessage(tx, { kind: 'registry', to, text, caseId })
}

/** A reminder goes out only while the application waits, and only for the dates that hold. */
export const divorceJobs: JobKinds = {
  'divorce.remind': async (tx, job) => {
    const caseId = String(job.payload.caseId)
    const file = await tx.selectFrom('case_file').select('step').where('id', '=', caseId).executeTakeFirst()
    if (!file || !['cooling', 'issue_window'].includes(file.step)) return
    const term = await termOf(tx, caseId)
    if (term && term.windowEnd === job.payload.windowEnd) await tellBoth(tx, caseId, reminderText(term))
  },
}
