import { maskName } from '#kernel/name-mask.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { marriagesOf, spouseOf } from './file/marriages.ts'
import { certificateNames, registrationNames, statusNames } from './texts.zh.ts'

/** J330381-2020-******: which register and year, not the number. Old numbers keep their first signs. */
export const maskCertificate = (certNo: string): string =>
  /-\d{6}$/.test(certNo) ? certNo.replace(/\d{6}$/, '******') : `${certNo.slice(0, 3)}***`

/** The own marriages of a resident whose identity was proven; of the other one only a masked name. The opening is recorded. */
export async function ownMarriages(tx: Tx, actor: Actor) {
  const anywhere = (await parametersOf(tx)).find('reissue.anywhere', tx.today)?.value === true
  const { person } = actor
  if (!person) return { bound: false, items: [], anywhere }
  await record(tx, actor, { act: 'marriage_records.own', subjectKind: 'person', subjectId: person, place: '' })
  const marriages = await marriagesOf(tx, actor, person)
  return {
    bound: true,
    anywhere,
    items: marriages.map((m) => ({
      relationId: m.relationId,
      statusLabel: statusNames[m.status],
      standing: m.status === 'EFFECTIVE',
      registeredOn: m.registeredOn,
      registryName: m.registryName,
      otherMasked: maskName(spouseOf(m, person).name),
      certificates: m.registrations.map((r) => ({
        label: registrationNames[r.kind],
        certMask: maskCertificate(r.certNo),
        on: r.registerDate,
        statusLabel: certificateNames[r.status] ?? r.status,
      })),
    })),
  }
}
