import { randomUUID } from 'node:crypto'
import { addWorkingDays } from '#kernel/calendar.ts'
import { addDays } from '#kernel/day.ts'
import { registerObjection } from '#modules/assistance/remedies/public.ts'
import { submitApplication } from '#modules/assistance/subsistence/contract.ts'
import {
  answerSubsistence,
  type ApplicationInput,
  fileSubsistence,
  requiredSources,
  subsistenceCase,
} from '#modules/assistance/subsistence/public.ts'
import { advance } from '#platform/cases/advance.ts'
import { type Actor, systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import { takeUpload } from '#platform/files/files.ts'
import { recordDelivery } from '#platform/print/letters.ts'
import type { Cast } from './cast.ts'
import type { Story } from './schedule.ts'

/** How a case is meant to end, or where it stays. */
export type Ending = 'granted' | 'refused' | 'withdrawn' | 'supplement' | 'supplemented' | 'objection' | 'spot_check'

export interface Plan {
  form: ApplicationInput
  /** A day in Asia/Shanghai; an office works on it. */
  start: string
  ending: Ending
  cast: Cast
  /** Changes the times of the day, so that not everything happens at nine. */
  order: number
}

// The smallest picture that is one; every invented visit shares it.
const picture = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010001001011100ffd9', 'hex')

/** One case on its way, each act on its own day by whoever's turn it is. */
export async function* walk(db: Db, { form, start, ending, cast, order }: Plan): Story {
  let day = start
  let acts = 0
  const at = () =>
    new Date(`${day}T${String(9 + ((order + acts++) % 8)).padStart(2, '0')}:${String((order * 7) % 60).padStart(2, '0')}:00+08:00`)
  const later = (days: number) => {
    day = addWorkingDays(day, days)
    return at()
  }
  let now = at()
  let caseId = ''
  const act = <R>(actor: Actor, work: (tx: Tx) => Promise<R>) => inTransaction(db, actor, now, work)
  const move = (actor: Actor, name: string, input: Record<string, unknown> = {}) =>
    act(actor, (tx) => advance(tx, actor, { caseId, move: name, requestId: randomUUID(), input }))
  const photo = (actor: Actor) =>
    act(actor, async (tx) => (await takeUpload(tx, actor, { kind: 'photo', name: '照片.jpg' }, picture)).fileId)

  yield now
  const input = {
    requestId: randomUUID(),
    answers: form,
    onBehalf: { authority: 'SPOKEN' as const, note: '本人口头委托，已当面核对身份证' },
  }
  caseId = (await act(cast.village, (tx) => fileSubsistence(tx, cast.village, submitApplication.input.parse(input)))).caseId

  yield (now = later(1))
  if (ending === 'withdrawn') {
    await move(cast.clerk, 'withdraw', { reason: '家里另有安排，先不申请了' })
    return
  }
  if (ending === 'supplement' || ending === 'supplemented') {
    await move(cast.clerk, 'ask_supplement', { items: [{ what: '近六个月工资流水', why: '核对务工收入' }] })
    if (ending === 'supplement') {
      yield (now = later(12))
      await move(systemActor('daily', form.village), 'lapse')
      return
    }
    yield (now = later(3))
    const fileId = await photo(cast.village)
    await move(cast.village, 'supply', { note: '流水已补', files: [{ fileId, kind: 'photo' }] })
    yield (now = later(1))
  }
  await move(cast.clerk, 'accept')
  yield (now = later(1))
  await move(cast.clerk, 'request_verification')
  yield (now = later(2))
  await act(cast.verifier, (tx) =>
    answerSubsistence(tx, cast.verifier, { caseId, requestId: randomUUID(), answers: answersFor(form, day, ending) }),
  )
  await move(cast.verifier, 'report', { note: '' })
  yield (now = later(3))
  await move(cast.clerk, 'investigate', await visit(day, cast, photo))
  yield (now = later(1))
  await move(cast.second, 'cosign', { agree: true })
  yield (now = later(1))
  // The lead reads the means test before saying anything, and says what it says.
  const { evaluation } = await act(cast.lead, (tx) => subsistenceCase(tx, cast.lead, caseId))
  const favour = evaluation !== null && evaluation.category !== 'REJECTED' && evaluation.category !== 'UNDECIDED'
  await move(cast.lead, 'opine', opinionFor(favour))
  // A notice that somebody objects to is followed by a second investigation, a reply and a second notice.
  for (let objections = ending === 'objection' ? 1 : 0; favour; objections--) {
    yield (now = later(1))
    await move(cast.village, 'post_notice', { photo: await photo(cast.village), postedOn: day, where: '村公示栏' })
    // Over long holidays the notice ends before an office opens again.
    if (objections < 1 || addWorkingDays(day, 1) > addDays(day, 7)) {
      day = addDays(day, 7)
      yield (now = later(1))
      await move(cast.clerk, 'pass_on')
      break
    }
    yield (now = later(1))
    const objection = await act(cast.clerk, (tx) => registerObjection(tx, cast.clerk, objectionOf(caseId, day)))
    const moveIt = (actor: Actor, name: string, given: Record<string, unknown> = {}) =>
      act(actor, (tx) => advance(tx, actor, { caseId: objection.caseId ?? '', move: name, requestId: randomUUID(), input: given }))
    yield (now = later(1))
    await moveIt(cast.lead, 'take')
    await move(cast.clerk, 'reinvestigate')
    yield (now = later(2))
    await move(cast.clerk, 'investigate', await visit(day, cast, photo))
    yield (now = later(1))
    await move(cast.second, 'cosign', { agree: true })
    yield (now = later(1))
    await moveIt(cast.lead, 'answer', {
      finding: 'UNFOUNDED',
      said: '店面已于前年转让，有合同和税务注销记录',
      reply: '经重新入户调查并查询登记，该户名下没有店面，反映的情况不属实。',
    })
    await move(cast.lead, 'opine', opinionFor(favour))
  }
  yield (now = later(2))
  if (ending === 'spot_check') {
    await move(cast.reviewer, 'draw_spot_check', { why: '按比例随机抽查' })
    yield (now = later(2))
    await move(cast.reviewer, 'record_spot_check', { visitedOn: day, finding: 'OK', said: '与镇里调查一致' })
    yield (now = later(1))
  }
  await move(cast.reviewer, 'propose', { grant: favour, opinion: favour ? '同意镇意见' : '同意不予' })
  yield (now = later(2))
  await move(cast.head, favour ? 'grant' : 'refuse', { reason: favour ? '' : '经核对，家庭收入或财产超过规定标准' })
  yield (now = later(2))
  await act(cast.clerk, (tx) => deliver(tx, cast.clerk, caseId, day, form.members[0]?.name ?? ''))
}

const objectionOf = (caseId: string, receivedOn: string) => ({
  caseId,
  requestId: randomUUID(),
  named: true,
  name: '陈阿明',
  phone: '057765000099',
  way: 'PHONE' as const,
  withheld: false,
  claim: '反映户主在外有店面，应该有收入',
  receivedOn,
  files: [],
})

const opinionFor = (favour: boolean) =>
  favour ? { favour, opinion: '情况属实，拟准予' } : { favour, opinion: '经核对不符合规定条件，拟不予' }

/** What the offices answer: what was declared, and for a household that will be refused a bank balance far above the limit. */
function answersFor(form: ApplicationInput, on: string, ending: Ending) {
  const found = (kinds: string[]) =>
    form.members.flatMap((m) =>
      (m.incomes ?? []).filter((i) => kinds.includes(i.kind)).map((i) => ({ ref: m.ref, field: i.kind, amount: i.monthly })),
    )
  const of = (source: string) => {
    if (source === 'tax') return found(['WAGE'])
    if (source === 'social_security') return found(['RESIDENT_PENSION'])
    if (source === 'banks' && ending === 'refused') return [{ ref: 'A', field: 'FINANCIAL' as const, amount: 48_000_000 }]
    return []
  }
  return requiredSources.map((source) => {
    const figures = of(source)
    return { source, status: figures.length > 0 ? ('OK' as const) : ('NO_RECORD' as const), dataDate: on, found: figures }
  })
}

async function visit(day: string, cast: Cast, photo: (actor: Actor) => Promise<string>) {
  const photos: { fileId: string; takenOn: string; place: string }[] = []
  for (const place of ['大门', '堂屋', '厨房']) photos.push({ fileId: await photo(cast.clerk), takenOn: day, place })
  return {
    visitedOn: day,
    met: '户主',
    colleague: cast.second.id,
    housing: '自住砖木结构两间',
    living: '家具简单，无高档消费',
    findings: '与申报情况一致',
    sameDwelling: true,
    sharedMeals: true,
    monthsTogetherLast12: 12,
    neighbours: [
      { name: '邻居甲', said: '家里确实困难' },
      { name: '邻居乙', said: '情况属实' },
    ],
    photos,
    corrections: [],
  }
}

async function deliver(tx: Tx, actor: Actor, caseId: string, on: string, receivedBy: string): Promise<void> {
  const letter = await tx
    .selectFrom('letter')
    .select('id')
    .where('case_id', '=', caseId)
    .where('kind', 'like', 'decision%')
    .executeTakeFirst()
  if (letter) await recordDelivery(tx, actor, { letterId: letter.id, how: 'hand', on, receivedBy })
}
