import { Problem } from '#kernel/problem.ts'
import { maskGuardian, maskName } from '#kernel/name-mask.ts'
import { ageOn } from '#kernel/day.ts'
import { birthOf } from '#kernel/citizen-id.ts'
import { keepConsents, requireConsent } from '#modules/assistance/consents/public.ts'
import { dueOn } from '#platform/cases/clocks.ts'
import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import { addRecord } from '#platform/cases/records.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import { giveToCase } from '#platform/files/files.ts'
import { staffAt } from '#platform/identity/names.ts'
import { postNotice, takeDownNotices } from '#platform/notices/notices.ts'
import { enqueueMessage } from '#platform/notify/send.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import { issueLetter } from '#platform/print/letters.ts'
import { acceptanceLetter, correctionLetter, noticeLetter } from '../letters/process.ts'
import { requiredSources } from '../service/inputs.ts'
import { categoryNames } from '../texts.zh.ts'
import { answersOf, determine, type Investigation } from './determination.ts'
import { applicantName, processFacts } from './letter-facts.ts'
import { numberHash, requireNotHelped } from './people.ts'

/** 受理: nobody of the household is helped or applying elsewhere; the acceptance letter goes out. */
export const accept: Effect = async (tx, actor, file) => {
  const people = await tx
    .selectFrom('subsistence_person')
    .select(['id_hash as hash', 'person_id as personId'])
    .where('case_id', '=', file.id)
    .execute()
  await requireNotHelped(tx, actor, people, file.id)
  const facts = await processFacts(tx, file)
  const clock = await tx
    .selectFrom('case_clock')
    .select('due_on')
    .where('case_id', '=', file.id)
    .where('clock', '=', 'town')
    .executeTakeFirst()
  await issueLetter(tx, actor, {
    word: '瑞民受理',
    caseId: file.id,
    place: file.place,
    person: facts.applicant,
    office: facts.town,
    make: (number, qr) => acceptanceLetter(facts, clock?.due_on ?? null, number, qr),
  })
  await tell(tx, file, `您的低保申请（${file.number}）已受理。接下来会查询收入和财产，并上门了解情况。`)
  return undefined
}

/** 一次性补正告知: every missing item at once; the time until they come does not count. */
export const askSupplement: Effect = async (tx, actor, file, input) => {
  const items = input.items as { what: string; why: string }[]
  const until = dueOn(tx.today, await daysOf(tx, 'limit.supplement', tx.today), 'working_days')
  const facts = await processFacts(tx, file)
  await issueLetter(tx, actor, {
    word: '瑞民补正',
    caseId: file.id,
    place: file.place,
    person: facts.applicant,
    office: facts.town,
    make: (number, qr) => correctionLetter(facts, items, until, number, qr),
  })
  await tell(tx, file, `您的低保申请（${file.number}）还缺 ${items.length} 份材料，请登录查看并补齐。`)
  return { supplementAsked: true, ...(until ? { supplementUntil: until } : {}) }
}

export const supply: Effect = async (tx, actor, file, input) => {
  await giveToCase(
    tx,
    actor,
    file.id,
    file.place,
    (input.files as { fileId: string }[]).map((f) => f.fileId),
  )
  return undefined
}

/** 发起核对: nothing is asked of another department about an adult without a consent in force. */
export const requestVerification: Effect = async (tx, actor, file) => {
  const { members, consent } = answersOf(tx, file)
  // What was signed with the form is a consent, also of a case that was filed before consents were kept by themselves.
  const numbers = new Map(members.map((m) => [m.ref, m.idNumber]))
  await keepConsents(
    tx,
    actor,
    { caseId: file.id, place: file.place, source: 'application' },
    consent.signatures.map((s) => ({ idNumber: numbers.get(s.ref) ?? '', signedOn: s.signedOn })).filter((s) => s.idNumber !== ''),
  )
  const adults = members.filter((m) => ageOn(birthOf(m.idNumber), tx.today) >= 18)
  await requireConsent(tx, actor, {
    people: adults.map((m) => ({ hash: numberHash(tx, m.idNumber), name: m.name })),
    caseId: file.id,
    place: file.place,
  })
  return { sourcesMissing: [...requiredSources] }
}

/** The visit: two investigators of the town, both sign; what they found is set beside what was declared. */
export const investigate: Effect = async (tx, actor, file, input) => {
  const visit = input as unknown as Investigation
  if (visit.visitedOn > tx.today) throw new Problem('subsistence.future_date', { field: '入户日期' })
  const colleagues = await staffAt(tx, 'town_clerk', actor.place)
  if (visit.colleague === actor.id || !colleagues.some((c) => c.id === visit.colleague)) throw new Problem('subsistence.colleague')
  await giveToCase(
    tx,
    actor,
    file.id,
    file.place,
    visit.photos.map((p) => p.fileId),
  )
  return { investigators: [actor.id, visit.colleague], cosigned: false, photos: visit.photos.length, neighbours: visit.neighbours.length }
}

/** The village goes along and says so; it is no signature. */
export const accompany: Effect = async (tx, _actor, _file, input) => {
  if ((input.visitedOn as string) > tx.today) throw new Problem('subsistence.future_date', { field: '入户日期' })
  return undefined
}

export const cosign: Effect = async () => ({ cosigned: true })

/** 初审意见: the computed result is stored with it; to say otherwise needs a written reason. */
export const opine: Effect = async (tx, actor, file, input) => {
  const { view } = await determine(tx, file)
  requireReasonToDeviate(view.category, input.favour === true, input.deviationReason)
  await addRecord(tx, actor, file.id, 'determination', view)
  // After an objection this is another opinion: what was posted is no longer meant.
  if (file.facts.objectionOpen) await takeDownNotices(tx, file.id)
  return {
    favour: input.favour === true,
    opinionBy: actor.id,
    objectionOpen: false,
    category: view.category,
    undecided: view.category === 'UNDECIDED',
    monthlyFen: Math.round(view.monthlyAmount * 100),
  }
}

/** An opinion that differs from the computed class is allowed only with its reason in writing. */
export function requireReasonToDeviate(category: keyof typeof categoryNames, favour: boolean, reason: unknown): void {
  const computed = category !== 'REJECTED' && category !== 'UNDECIDED'
  if (computed !== favour && !(typeof reason === 'string' && reason.trim().length >= 2))
    throw new Problem('subsistence.deviation_reason', { category: categoryNames[category] })
}

/** 公示: seven days, masked; the sheet for the board is printed from the same lines. */
export const post: Effect = async (tx, actor, file, input) => {
  const on = input.postedOn as string
  if (on > tx.today) throw new Problem('subsistence.future_date', { field: '张贴日期' })
  await giveToCase(tx, actor, file.id, file.place, [input.photo as string])
  const days = await daysOf(tx, 'limit.notice.days', on)
  const { lines, body } = await noticeText(tx, file, days)
  const title = `${lines[0]?.value ?? ''}社会救助公示`
  const { endsOn } = await postNotice(tx, actor, {
    caseId: file.id,
    kind: 'subsistence',
    title,
    place: file.place,
    lines,
    body,
    postedOn: on,
    days,
    photoId: input.photo as string,
  })
  const facts = await processFacts(tx, file)
  await issueLetter(tx, actor, {
    word: '瑞民公示',
    caseId: file.id,
    place: file.place,
    person: facts.applicant,
    office: facts.town,
    make: (number, qr) => noticeLetter(facts, lines, body, number, qr),
  })
  return { noticePostedOn: on, noticeEndsOn: endsOn }
}

/** Only what the notice rules allow: masked name, village, persons, kind, amount; never an illness, a number, a child. */
async function noticeText(tx: Tx, file: CaseFile, days: number) {
  const answers = answersOf(tx, file)
  const self = answers.members.find((m) => m.relation === 'SELF')
  const minor = self !== undefined && ageOn(birthOf(self.idNumber), tx.today) < 18
  const name = minor ? maskGuardian(applicantName(answers)) : maskName(applicantName(answers))
  const names = await placeNames(tx, [file.place])
  const { view } = await determine(tx, file)
  const money = view.monthlyAmount + view.singlePersonDibao.reduce((sum, one) => sum + one.amount, 0)
  const lines = [
    { label: '申请人', value: name },
    { label: '村（社区）', value: names.get(file.place) ?? '' },
    { label: '家庭人口', value: `${view.countedMembers.length} 人` },
    { label: '拟认定', value: view.categoryLabel },
    { label: '拟每月发放', value: money > 0 ? `${money.toLocaleString('zh-CN', { minimumFractionDigits: 2 })} 元` : '不发放按月补助' },
  ]
  const body = [
    `经调查核对，拟将下列家庭纳入社会救助，现公示 ${days} 天。对公示内容有不同意见的，可在公示期内向乡镇或市民政局提出，实名、匿名都受理。`,
  ]
  return { lines, body }
}

/** Tells the household at the telephone of the form. */
export async function tell(tx: Tx, file: CaseFile, text: string): Promise<void> {
  await enqueueMessage(tx, { kind: 'case', to: answersOf(tx, file).phone, caseId: file.id, text })
}
