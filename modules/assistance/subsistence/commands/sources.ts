import type { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { lockCase } from '#platform/cases/advance.ts'
import { addRecord, recordsOf } from '#platform/cases/records.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { answerSources } from '../contract.ts'
import { requiredSources } from '../service/inputs.ts'
import { sourceNames } from '../texts.zh.ts'
import type { Answer } from './determination.ts'

/** A time-out is no answer: the source stays open until it answers or refuses. */
export const counts = (a: { status: string }) => a.status !== 'TIMEOUT'

/** Sources that have not answered yet. */
export const missingSources = (answers: readonly Answer[]): string[] =>
  requiredSources.filter((source) => !answers.some((a) => a.source === source && counts(a)))

/** Attaches answers of sources; when none is missing the report may be issued. Throws `subsistence.source_answered`. */
export async function answer(tx: Tx, actor: Actor, input: z.output<(typeof answerSources)['input']>) {
  const { file } = await lockCase(tx, input.caseId, input.requestId)
  if (file.step !== 'verifying') throw new Problem('subsistence.not_verifying')
  const before = (await recordsOf<Answer>(tx, file.id, ['source_answer'])).map((r) => r.content)
  for (const one of input.answers) {
    if (before.some((b) => b.source === one.source && counts(b)))
      throw new Problem('subsistence.source_answered', { source: sourceNames[one.source] ?? one.source })
    await addRecord(tx, actor, file.id, 'source_answer', one)
    before.push(one as Answer)
  }
  const missing = missingSources(before)
  await tx
    .updateTable('case_file')
    .set({ facts: JSON.stringify({ ...file.facts, sourcesMissing: missing }) })
    .where('id', '=', file.id)
    .execute()
  await record(tx, actor, {
    act: 'verification.answer',
    subjectKind: 'case',
    subjectId: file.id,
    place: file.place,
    detail: { sources: input.answers.map((a) => a.source) },
  })
  return { missing }
}
