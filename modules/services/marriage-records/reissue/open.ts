import type { z } from 'zod'
import { citizenId, sexOf } from '#kernel/citizen-id.ts'
import { isWithin } from '#kernel/place.ts'
import { Problem } from '#kernel/problem.ts'
import { findOrRegister } from '#modules/core/residents/public.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { issueLetter } from '#platform/print/letters.ts'
import type { openReissue } from '../contract.ts'
import { type Marriage, marriageOf, marriagesOf, sideOf, spouseOf } from '../file/marriages.ts'
import { reissueStatement } from '../letters/reissue.ts'
import { type Found, personByNumber } from '../people.ts'
import { openRequest } from '../requests.ts'
import { mayReissue } from '../rules/reissue.ts'
import type { RelationStatus } from '../rules/status.ts'
import { sentenceOf, type Verdict } from '../rules/verdict.ts'
import { office } from '../texts.zh.ts'
import { type ReissueFacts, reissueService } from './service.ts'

type Input = z.output<(typeof openReissue)['input']>

/** What a re-issue keeps sealed: who asks, the loss, and where there is no record what the party says of the marriage. */
export interface ReissueAnswers {
  want: Input['want']
  by: Input['asker']
  proxy?: Input['proxy']
  loss: string
  claimed?: { otherId: string; otherName: string; registeredOn: string; certNo: string; registryName: string } | undefined
}

/** Somebody asks for a certificate again. Whether it may be is judged at once and told with its article. Throws `marriage_records.*`. */
export async function open(tx: Tx, actor: Actor, input: Input) {
  const person = await personByNumber(tx, actor, input)
  const marriage = input.relationId ? await marriageOf(tx, actor, input.relationId) : undefined
  if (input.relationId && !marriage) throw new Problem('marriage_records.no_marriage')
  if (marriage && !sideOf(marriage, person.personId)) throw new Problem('marriage_records.not_party')
  const claimed = marriage ? undefined : await claimOf(tx, actor, input, person)
  const other = marriage ? spouseOf(marriage, person.personId) : { personId: claimed?.otherId ?? '', name: claimed?.otherName ?? '' }
  const verdict = await judge(tx, actor, { input: { ...input, by: input.asker }, person, marriage, otherId: other.personId })
  const answers: ReissueAnswers = { want: input.want, by: input.asker, proxy: input.proxy, loss: input.loss, claimed }
  const needed = (await parametersOf(tx)).find('reissue.evidenceKinds', tx.today)?.value as number
  const facts: ReissueFacts = {
    want: input.want,
    by: input.asker,
    why: sentenceOf(verdict),
    ...(verdict.ok && verdict.note ? { note: verdict.note } : {}),
    evidence: [],
    evidenceNeeded: needed,
    takenBy: actor.id,
  }
  const opened = await openRequest(tx, actor, {
    service: reissueService.name,
    kind: input.want,
    requestId: input.requestId,
    personId: person.personId,
    name: person.name,
    relationId: marriage?.relationId ?? null,
    people: [person.personId, other.personId],
    answers,
    facts,
    move: 'apply',
    follows: true,
  })
  await issueLetter(tx, actor, {
    word: '瑞民婚补',
    caseId: opened.caseId,
    place: actor.place,
    person: person.name,
    office,
    make: (number, qr) => reissueStatement({ person, other: other.name, answers, marriage, on: tx.today }, number, qr),
  })
  return { ...opened, why: facts.why }
}

interface Case {
  input: Pick<ReissueAnswers, 'want' | 'by' | 'proxy'>
  person: Pick<Found, 'personId' | 'place'>
  marriage: Marriage | undefined
  otherId: string
}

/** By the law of today: how the marriage stands, whether the two married again, whether this registry is the one. */
export async function judge(tx: Tx, actor: Actor, { input, person, marriage, otherId }: Case): Promise<Verdict> {
  const law = await parametersOf(tx)
  const all = await marriagesOf(tx, actor, person.personId)
  const status: RelationStatus = marriage?.status ?? (input.want === 'MARRIAGE' ? 'EFFECTIVE' : 'DISSOLVED_BY_REGISTRATION')
  const county = tx.db.county.code
  return mayReissue(
    {
      want: input.want,
      by: input.by,
      notarised: (input.proxy?.notary ?? '') !== '',
      status,
      marriedAgain: all.some(
        (m) => m.relationId !== marriage?.relationId && m.status === 'EFFECTIVE' && sideOf(m, otherId) !== null && otherId !== '',
      ),
      here:
        (marriage?.registrations.length ?? 0) > 0 ||
        [person.place, marriage?.man.place, marriage?.woman.place].some((p) => isTown(p, county)),
    },
    {
      anywhere: law.find('reissue.anywhere', tx.today)?.value === true,
      widowed: law.find('reissue.widowed', tx.today)?.value === true,
    },
  )
}

/** Somebody of a town of the county; who is only known to the registry lives elsewhere. */
const isTown = (place: string | undefined, county: string): boolean =>
  place !== undefined && isWithin(place, county) && !place.startsWith(`${county}-`)

/** A marriage of which there is no record yet: as the party tells it, to be found in the archive or proven. */
async function claimOf(tx: Tx, actor: Actor, input: Input, person: Found): Promise<ReissueAnswers['claimed']> {
  const { claimed } = input
  if (!claimed) throw new Problem('marriage_records.other_needed')
  if (claimed.registeredOn > tx.today) throw new Problem('marriage_records.future', { field: '结婚登记日期' })
  const number = citizenId(claimed.otherNumber, tx.today)
  if (sexOf(number) === person.sex) throw new Problem('marriage_records.same_sex')
  const otherId = await findOrRegister(tx, actor, { name: claimed.otherName, idNumber: number, place: actor.place })
  if (otherId === person.personId) throw new Problem('marriage_records.same_person')
  return {
    otherId,
    otherName: claimed.otherName,
    registeredOn: claimed.registeredOn,
    certNo: claimed.certNo,
    registryName: claimed.registryName,
  }
}
