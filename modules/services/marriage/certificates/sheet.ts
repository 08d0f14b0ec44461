import { chineseDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { type BlankKind, blanksLeft, type Copy } from './blanks.ts'
import { layouts } from '../rules/sheet-layout.ts'

/** One copy as it is to be printed. Opening it is recorded: numbers stand on it in full. Throws `certificate.no_sheet`. */
export async function sheetView(tx: Tx, actor: Actor, { registrationId, side }: Copy) {
  const sheet = await tx
    .selectFrom('certificate_blank as b')
    .innerJoin('marriage_registration as r', 'r.id', 'b.registration_id')
    .innerJoin('marriage_relation as m', 'm.id', 'r.relation_id')
    .select([
      'b.place',
      'b.kind',
      'b.serial',
      'b.printed_at',
      'r.case_id',
      'r.cert_no',
      'r.register_date',
      'r.kind as act',
      'r.original_cert_no',
    ])
    .select('m.registered_on')
    .where('b.registration_id', '=', registrationId)
    .where('b.side', '=', side)
    .where('b.state', '=', 'ISSUED')
    .executeTakeFirst()
  if (!sheet) throw new Problem('certificate.no_sheet')
  const kind = sheet.kind as BlankKind
  const parties = await tx
    .selectFrom('marriage_party')
    .select(['side', 'name', 'birth_date', 'id_sealed'])
    .where('registration_id', '=', registrationId)
    .execute()
  const of = (s: string) => parties.find((p) => p.side === s)
  const person = (s: 'MAN' | 'WOMAN', prefix: string): [string, string][] => {
    const p = of(s)
    if (!p) return []
    return [
      [`${prefix}Name`, p.name],
      [`${prefix}Nationality`, '中国'],
      [`${prefix}Birth`, chineseDay(p.birth_date)],
      [`${prefix}Id`, open(tx.db.keys, p.id_sealed)],
    ]
  }
  // A certificate that is issued again says since when the marriage has been.
  const again = sheet.act === 'M4' || sheet.act === 'M5'
  const note = again ? `补发。原证字号 ${sheet.original_cert_no ?? ''}，登记日期 ${chineseDay(sheet.registered_on)}` : ''
  const values = new Map<string, string>([
    ['holder', of(side)?.name ?? ''],
    ['registeredOn', chineseDay(sheet.register_date)],
    ['certNo', sheet.cert_no],
    ['note', note],
    ...person('MAN', 'man'),
    ...person('WOMAN', 'woman'),
  ])
  const offset = await tx
    .selectFrom('certificate_printer')
    .select(['right_by', 'down_by'])
    .where('staff_id', '=', actor.id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  await record(tx, actor, { act: 'certificate.open', subjectKind: 'marriage_registration', subjectId: registrationId, detail: { side } })
  return {
    registrationId,
    side,
    kind,
    caseId: sheet.case_id,
    serial: sheet.serial,
    printedAt: sheet.printed_at?.toISOString() ?? null,
    fields: layouts[kind].map((l) => ({ ...l, value: values.get(l.name) ?? '' })).filter((f) => f.value),
    offset: { rightBy: offset?.right_by ?? 0, downBy: offset?.down_by ?? 0 },
    blanksLeft: await blanksLeft(tx, sheet.place, kind),
  }
}

/** Keeps how far this desk's printer is off. */
export async function keepOffset(tx: Tx, actor: Actor, kind: BlankKind, rightBy: number, downBy: number): Promise<void> {
  await tx
    .insertInto('certificate_printer')
    .values({ staff_id: actor.id, place: actor.place, kind, right_by: rightBy, down_by: downBy, set_at: tx.now })
    .onConflict((same) => same.columns(['staff_id', 'kind']).doUpdateSet({ right_by: rightBy, down_by: downBy, set_at: tx.now }))
    .execute()
}
