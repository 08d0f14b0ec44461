import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { endOfPeriod } from '#kernel/calendar.ts'
import { addDays, addMonths } from '#kernel/day.ts'
import { maskName } from '#kernel/name-mask.ts'
import { defineProblems, Problem } from '#kernel/problem.ts'
import type { Download } from '#kernel/contract.ts'
import { record } from '#platform/audit/record.ts'
import { mayReadAll } from '#platform/cases/visible.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson, seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import type { Letter } from './letter.ts'
import { documentNumber } from './number.ts'

defineProblems({
  'letter.not_found': { status: 404, zh: '没有这份文书，或您无权查看。请从办件里打开。' },
  'letter.already_delivered': { status: 409, zh: '这份文书已登记送达，不能重复登记。如登记有误，请联系市局更正。' },
  'letter.bad_delivery_date': { status: 422, zh: '送达日期不能早于文书日期，也不能晚于今天。请核对。' },
})

export interface NewLetter {
  /** Words of the number: 瑞民低保. */
  word: string
  caseId: string
  place: string
  /** The person it is about, to be masked for the open verification page. */
  person: string
  office: string
  /** A number of another series, where practice has one for this paper; else the next of `word`. */
  number?: string
  make: (number: string, verify: { text: string; caption: string }) => Letter
}

/** Numbers, makes and keeps a letter in this transaction; a rolled-back decision takes its number back. */
export async function issueLetter(tx: Tx, actor: Actor, what: NewLetter): Promise<{ letterId: string; number: string }> {
  const number = what.number ?? (await documentNumber(tx, what.word))
  const code = randomBytes(15).toString('base64url')
  const letter = what.make(number, { text: `/open/verify?code=${code}`, caption: `扫码或在“阳光公示”输入核验码 ${code} 可核验本文书` })
  const letterId = randomUUID()
  const content = JSON.stringify(letter)
  await tx
    .insertInto('letter')
    .values({
      id: letterId,
      kind: letter.kind,
      number,
      title: letter.title,
      case_id: what.caseId,
      place: what.place,
      content_sealed: seal(tx.db.keys, content),
      sha256: createHash('sha256').update(content).digest('hex'),
      verify_code: code,
      masked_name: maskName(what.person),
      office: what.office,
      made_on: tx.today,
      made_at: tx.now,
      made_by: actor.id,
    })
    .execute()
  await record(tx, actor, {
    act: 'letter.issue',
    subjectKind: 'case',
    subjectId: what.caseId,
    place: what.place,
    detail: { kind: letter.kind, number },
  })
  return { letterId, number }
}

/** Papers of the office that are not addressed to the family: it neither lists nor opens them. */
export const officeLetters: ReadonlySet<string> = new Set(['verification', 'notice', 'processing_form'])

/** The letters of a case the actor may see. */
export async function lettersOfCase(tx: Tx, caseId: string, kinds?: readonly string[]) {
  let query = tx
    .selectFrom('letter')
    .leftJoin('letter_delivery', 'letter_delivery.letter_id', 'letter.id')
    .select([
      'letter.id',
      'letter.kind',
      'letter.title',
      'letter.number',
      'letter.made_at',
      'letter_delivery.delivered_on',
      'letter_delivery.how',
    ])
    .where('letter.case_id', '=', caseId)
  if (kinds) query = query.where('letter.kind', 'in', [...kinds])
  const rows = await query.orderBy('letter.made_at').execute()
  return rows.map((r) => ({
    letterId: r.id,
    kind: r.kind,
    title: r.title,
    number: r.number,
    madeAt: r.made_at.toISOString(),
    deliveredOn: r.delivered_on,
    deliveredHow: r.how ? (hows[r.how] ?? r.how) : null,
  }))
}

const hows: Record<string, string> = { hand: '当面送达', post: '邮寄送达', electronic: '电子送达', left: '留置送达' }

/** A letter as a file. What only the office may read is refused to the resident. Throws `letter.not_found`. */
export async function letterFile(tx: Tx, actor: Actor, letterId: string, format: 'docx' | 'pdf'): Promise<Download> {
  const row = await tx
    .selectFrom('letter')
    .select(['kind', 'case_id', 'content_sealed', 'number', 'place'])
    .where('id', '=', letterId)
    .executeTakeFirst()
  if (!row || (actor.kind === 'resident' && officeLetters.has(row.kind))) throw new Problem('letter.not_found')
  if (row.case_id && !(await mayReadAll(tx, actor, row.case_id))) throw new Problem('letter.not_found')
  if (actor.role === 'village_worker' && row.kind === 'verification') throw new Problem('letter.not_found')
  const letter = openJson(tx.db.keys, row.content_sealed) as Letter
  await record(tx, actor, { act: 'letter.read', subjectKind: 'case', subjectId: row.case_id ?? letterId, place: row.place })
  // Loaded when first asked for: the libraries are a fifth of the server's memory.
  const bytes = format === 'pdf' ? await (await import('./pdf.ts')).letterPdf(letter) : await (await import('./docx.ts')).letterDocx(letter)
  const type = format === 'pdf' ? 'application/pdf' : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return { name: `${letter.title}${letter.number}.${format}`, type, bytes }
}

export interface Delivery {
  letterId: string
  how: 'hand' | 'post' | 'electronic' | 'left'
  on: string
  receivedBy: string
  note?: string | undefined
}

/** 送达回证. Remedies run from this day. Returns the last day for reconsideration and for the court. */
export async function recordDelivery(tx: Tx, actor: Actor, what: Delivery) {
  const letter = await tx.selectFrom('letter').select(['made_on', 'case_id', 'place']).where('id', '=', what.letterId).executeTakeFirst()
  if (!letter) throw new Problem('letter.not_found')
  if (what.on < letter.made_on || what.on > tx.today) throw new Problem('letter.bad_delivery_date')
  const done = await tx
    .insertInto('letter_delivery')
    .values({
      letter_id: what.letterId,
      delivered_on: what.on,
      how: what.how,
      received_by_sealed: seal(tx.db.keys, what.receivedBy),
      note: what.note ?? null,
      recorded_by: actor.id,
      recorded_at: tx.now,
    })
    .onConflict((same) => same.column('letter_id').doNothing())
    .executeTakeFirst()
  if (!done.numInsertedOrUpdatedRows) throw new Problem('letter.already_delivered')
  await record(tx, actor, {
    act: 'letter.deliver',
    subjectKind: 'case',
    subjectId: letter.case_id ?? what.letterId,
    place: letter.place,
    detail: { on: what.on, how: what.how },
  })
  return {
    ok: true as const,
    remedyUntil: endOfPeriod(addDays(what.on, await daysOf(tx, 'limit.reconsideration.apply', what.on))),
    courtUntil: endOfPeriod(addMonths(what.on, await daysOf(tx, 'limit.litigation.apply', what.on))),
  }
}
