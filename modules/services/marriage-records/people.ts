import type { z } from 'zod'
import { citizenId } from '#kernel/citizen-id.ts'
import { chineseDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { maritalHistory, maritalNames } from '#modules/core/residents/public.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { keyedHash } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { kinshipOfPersons } from '#platform/identity/relatives.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { lookUpMarriages } from './contract.ts'
import { type Marriage, marriagesOf, notesOf, sideOf, spouseOf } from './file/marriages.ts'
import './problems.ts'
import { keptUntil } from './rules/court.ts'
import { certificateNames, noteNames, registrationNames, sideNames, statusNames } from './texts.zh.ts'

export interface Found {
  personId: string
  name: string
  idMask: string
  sex: 'M' | 'F'
  place: string
  died: boolean
}

/** The person with this name and number, wherever registered: both must fit. Throws `marriage_records.nobody`. */
export async function personByNumber(tx: Tx, actor: Actor, { name, idNumber }: { name: string; idNumber: string }): Promise<Found> {
  const hash = keyedHash(tx.db.keys, 'citizen-id', citizenId(idNumber, tx.today))
  const row = await asOffice(tx, actor, () =>
    tx.selectFrom('person').select(['id', 'name', 'id_mask', 'sex', 'place', 'died_on']).where('id_hash', '=', hash).executeTakeFirst(),
  )
  if (!row || row.name !== name) throw new Problem('marriage_records.nobody')
  return { personId: row.id, name: row.name, idMask: row.id_mask, sex: row.sex as 'M' | 'F', place: row.place, died: row.died_on !== null }
}

/** Somebody at the counter with their marriages, to choose what is asked. Recorded. Throws `marriage_records.nobody`, `.relative`. */
export async function lookUp(tx: Tx, actor: Actor, input: z.output<(typeof lookUpMarriages)['input']>) {
  const person = await personByNumber(tx, actor, input)
  await record(tx, actor, { act: 'marriage_records.look_up', subjectKind: 'person', subjectId: person.personId, place: actor.place })
  if ((await kinshipOfPersons(tx, actor, [person.personId])).staff.includes(actor.id)) throw new Problem('marriage_records.relative')
  const marriages = await marriagesOf(tx, actor, person.personId)
  const known = await asOffice(tx, actor, () => maritalHistory(tx, [person.personId]))
  const now = known.at(-1)
  const married = marriages.some((m) => m.status === 'EFFECTIVE')
  return {
    personId: person.personId,
    name: person.name,
    idMask: person.idMask,
    died: person.died,
    marital: now ? `${maritalNames[now.status]}（${chineseDay(now.from)}起）` : married ? '已婚（按登记档案）' : '没有登记',
    marriages: await marriageViews(tx, marriages, person.personId),
  }
}

/**
 * Marriages for the desk: the two people, how each stands, its file with every certificate and note, and how long it is kept. The
 * notes come in one statement for all of them.
 */
export async function marriageViews(tx: Tx, list: readonly Marriage[], personId: string | null) {
  const years = (await parametersOf(tx)).find('archive.years', tx.today)?.value as number
  const notes = await notesOf(
    tx,
    list.map((m) => m.relationId),
  )
  return list.map((m) => {
    const side = sideOf(m, personId)
    const last = [m.registeredOn, ...m.registrations.map((r) => r.registerDate)].sort().at(-1) as string
    return {
      relationId: m.relationId,
      status: m.status,
      statusLabel: statusNames[m.status],
      registeredOn: m.registeredOn,
      certNo: m.certNo ?? '',
      registryName: m.registryName,
      endedOn: m.endedOn,
      man: { name: m.man.name, idMask: m.man.idMask },
      woman: { name: m.woman.name, idMask: m.woman.idMask },
      other: side && personId ? spouseOf(m, personId).name : '',
      sideLabel: side ? sideNames[side] : '',
      keptUntil: keptUntil(last, years),
      registrations: m.registrations.map((r) => ({
        registrationId: r.registrationId,
        label: registrationNames[r.kind],
        certNo: r.certNo,
        registerDate: r.registerDate,
        statusLabel: certificateNames[r.status] ?? r.status,
        fileNo: r.fileNo ?? '',
      })),
      notes: notes
        .filter((n) => n.relationId === m.relationId)
        .map((n) => ({ label: noteNames[n.kind] ?? n.kind, on: n.on, text: n.text, basis: n.basis, certNo: n.certNo })),
    }
  })
}
