import { ageOn, chineseDay, dayInShanghai } from '#kernel/day.ts'
import { recordsOf } from '#platform/cases/records.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { actorNames } from '#platform/identity/names.ts'
import { registrationSeen } from '../certificates/seen.ts'
import type { Declaration, Papers } from '../form.ts'
import { bloodNames, diseaseNames, dissolutionNames, kindNames, materialNames, statusNames } from '../texts.zh.ts'
import type { OnRecord } from '../register/standing.ts'
import { relationStatusNames } from '../texts.zh.ts'
import { isKnownArea } from '../rules/areas.ts'
import type { Known } from './known.ts'
import { knownOf } from './known.ts'
import { type Party, sideNames } from './people.ts'
import type { RegistrationFacts } from './service.ts'

/** One view of a couple: who they are, what is on record, what the law says, and how far the papers are. */
export async function registrationView(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  const facts = file.facts as RegistrationFacts
  const known = await knownOf(tx, actor, file)
  return {
    caseId,
    kindLabel: kindNames[facts.kind] ?? '',
    paper: facts.paper,
    parties: await partiesSeen(tx, known.people),
    findings: known.findings,
    base: baseSeen(known),
    marriages: known.marriages.map((m) => marriageSeen(m, known.people)),
    records: await recordsSeen(tx, caseId),
    registration: await registrationSeen(tx, facts.registrationId),
  }
}

export async function partiesSeen(tx: Tx, { man, woman }: { man: Party; woman: Party }) {
  const names = await placeNames(tx, [man.place, woman.place])
  return [man, woman].map((p) => ({
    side: p.side,
    name: p.name,
    idMask: p.idMask,
    birthDate: p.birthDate,
    age: ageOn(p.birthDate, tx.today),
    placeCode: /^\d+$/.test(p.place) ? p.place : null,
    placeName: names.get(p.place) ?? '',
    died: p.died,
    unknownArea: isUnknownArea(open(tx.db.keys, p.idSealed), tx.db.demo),
    // Who is in the register only because they came to this desk is not known to the county.
    known: /^\d+$/.test(p.place),
  }))
}

/** Only an identity number has an address part. */
const isUnknownArea = (number: string, demo: boolean) => /^\d{17}[\dX]$/.test(number) && !isKnownArea(number.slice(0, 6), demo)

export function baseSeen({ answer }: Pick<Known, 'answer'>) {
  if (!answer) return { state: 'none' as const, at: null, how: null, digest: null, attempts: 0, records: [] }
  return {
    state: answer.at ? ('answered' as const) : ('waiting' as const),
    at: answer.at?.toISOString() ?? null,
    how: answer.how ? { GATEWAY: '系统查询', BY_HAND: '人工查询' }[answer.how] : null,
    digest: answer.digest,
    attempts: answer.attempts,
    records: answer.records,
  }
}

export const marriageSeen = (m: OnRecord, people: { man: Party; woman: Party }) => ({
  side: m.personId === people.man.personId ? ('MAN' as const) : ('WOMAN' as const),
  relationId: m.relationId,
  certNo: m.certNo,
  registryName: m.registryName,
  registeredOn: m.registeredOn,
  state: m.status,
  status: relationStatusNames[m.status] ?? m.status,
  endedOn: m.endedOn,
  basis: m.basis,
})

type Line = { label: string; value: string }

const labels: Record<string, string> = {
  papers: '身份和材料',
  declaration: '当面声明',
  review: '审查',
  base_by_hand: '人工查询全国库',
  conflict_settled: '核定婚姻状况',
  refusal: '不予办理或离开',
  hand_over: '颁证',
  agreement: '离婚协议',
  withdrawal: '撤回申请',
}

/** What was written down on the way, in words. */
export async function recordsSeen(tx: Tx, caseId: string) {
  const faceLine = Number((await parametersOf(tx)).find('marriage.face.threshold', tx.today)?.value ?? 1) * 100
  const records = (await recordsOf<Record<string, unknown>>(tx, caseId)).filter((r) => r.kind in labels)
  const names = await actorNames(
    tx,
    records.map((r) => r.madeBy),
  )
  return records.map((r) => ({
    label: labels[r.kind] ?? r.kind,
    by: names.get(r.madeBy) ?? '系统',
    at: r.madeAt.toISOString(),
    lines: linesOf(r.kind, r.content, faceLine),
  }))
}

function linesOf(kind: string, content: Record<string, unknown>, faceLine: number): Line[] {
  if (kind === 'papers') return papersLines(content as unknown as Papers, faceLine)
  if (kind === 'declaration') return declarationLines(content as unknown as Declaration)
  const said = ['opinion', 'reason', 'read', 'basis'].map((k) => content[k]).find((v) => typeof v === 'string' && v)
  return said ? [{ label: '说明', value: String(said) }] : []
}

function papersLines(p: Papers, faceLine: number): Line[] {
  const party = (who: string, own: Papers['man']): Line[] => [
    { label: `${who}婚姻状况`, value: statusNames[own.statusBefore] ?? own.statusBefore },
    ...(own.dissolution
      ? [
          {
            label: `${who}原婚姻解除依据`,
            value: `${dissolutionNames[own.dissolution.kind]} ${own.dissolution.number}，${own.dissolution.issuedBy}，${chineseDay(own.dissolution.effectiveDate)}`,
          },
        ]
      : []),
    { label: `${who}户籍`, value: own.householdAddress || own.household },
    { label: `${who}职业`, value: `${own.ethnicity}，${own.education}，${own.occupation}` },
    ...(own.faceMatch === undefined
      ? []
      : [{ label: `${who}人脸比对`, value: `${own.faceMatch}%${own.faceMatch < faceLine ? '，偏低，请第二人核对' : ''}` }]),
  ]
  return [
    ...party(sideNames.MAN, p.man),
    ...party(sideNames.WOMAN, p.woman),
    { label: '已核材料', value: p.materials.map((m) => materialNames[m]).join('、') },
  ]
}

function declarationLines(d: Declaration): Line[] {
  const at = (v: string | undefined) => (v ? `${chineseDay(dayInShanghai(new Date(`${v}:00+08:00`)))} ${v.slice(11)}（纸质）` : '当场')
  return [
    { label: '亲属关系', value: bloodNames[d.blood] ?? d.blood },
    { label: '疾病', value: diseaseNames[d.disease] ?? d.disease },
    { label: '男方签名', value: at(d.manAt) },
    { label: '女方签名', value: at(d.womanAt) },
  ]
}
