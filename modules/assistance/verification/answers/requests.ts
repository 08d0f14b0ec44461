import { consented } from '#modules/assistance/consents/public.ts'
import { answersOfCase, numberHash, requiredSources, sourceNames } from '#modules/assistance/subsistence/public.ts'
import { birthOf } from '#kernel/citizen-id.ts'
import type { Download } from '#kernel/contract.ts'
import { ageOn } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { recordsOf } from '#platform/cases/records.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { sheetXlsx, xlsxType } from '#platform/sheets/write.ts'
import '../problems.ts'

export interface Asked {
  caseId: string
  number: string
  members: { ref: string; idNumber: string; name: string }[]
}

const most = 500

/** Cases that wait for a source's answer, oldest first, with the people it is asked about: those with a consent in force. */
export async function waitingFor(tx: Tx, source: string, numbers?: readonly string[]): Promise<Asked[]> {
  if (!(requiredSources as readonly string[]).includes(source)) throw new Problem('verification.unknown_source', { source })
  const rows = await tx
    .selectFrom('case_file')
    .select(['id', 'number', 'answers_sealed'])
    .where('service', '=', 'subsistence')
    .where('step', '=', 'verifying')
    .$if(numbers !== undefined, (q) => q.where('number', 'in', [...(numbers ?? [])]))
    .orderBy('received_on')
    .orderBy('id')
    .limit(most)
    .execute()
  const waiting: Asked[] = []
  for (const row of rows) {
    const before = await recordsOf<{ source: string; status: string }>(tx, row.id, ['source_answer'])
    if (before.some((b) => b.content.source === source && b.content.status !== 'TIMEOUT')) continue
    const { members } = answersOfCase(tx, { answersSealed: row.answers_sealed })
    const hashes = new Map(members.map((m) => [m.ref, numberHash(tx, m.idNumber)]))
    const allowed = await consented(tx, [...hashes.values()], tx.today, row.id)
    waiting.push({
      caseId: row.id,
      number: row.number,
      members: members
        .filter((m) => ageOn(birthOf(m.idNumber), tx.today) < 18 || allowed.has(hashes.get(m.ref) ?? ''))
        .map((m) => ({ ref: m.ref, idNumber: m.idNumber, name: m.name })),
    })
  }
  return waiting
}

/** The list that goes to a source: whom it is asked about. Taking it out is recorded. */
export async function requestSheet(tx: Tx, actor: Actor, source: string): Promise<Download> {
  const waiting = await waitingFor(tx, source)
  const rows = waiting.flatMap((w) => w.members.map((m) => [w.number, m.idNumber, m.name, '', '', '', '']))
  await record(tx, actor, {
    act: 'verification.request',
    subjectKind: 'source',
    subjectId: source,
    detail: { source, cases: waiting.length, persons: rows.length },
  })
  const columns = ['办件编号', '身份证号', '姓名', '答复', '项目', '金额', '数据日期'].map((header) => ({ header, width: 20 }))
  return {
    name: `核对名单_${sourceNames[source] ?? source}_${tx.today}.xlsx`,
    type: xlsxType,
    bytes: await sheetXlsx(columns, rows),
  }
}
