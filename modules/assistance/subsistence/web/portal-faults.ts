import { birthOf, citizenId, luhnHolds } from '#kernel/citizen-id.ts'
import { ageOn } from '#kernel/day.ts'
import { Problem, problemReply } from '#kernel/problem.ts'
import type { ApplyDraft, DraftMember } from './portal-draft.ts'

export interface StepFault {
  field: string
  text: string
}

/** What is wrong with a number, in the words of the rules; undefined when it is right. */
export function numberFault(text: string, today: string): string | undefined {
  try {
    citizenId(text, today)
    return undefined
  } catch (error) {
    return error instanceof Problem ? problemReply(error).message : '号码不对'
  }
}

/** Age by the number; undefined while the number is not right. */
export const ageOf = (m: DraftMember, today: string): number | undefined =>
  numberFault(m.idNumber, today) === undefined ? ageOn(birthOf(citizenId(m.idNumber, today)), today) : undefined

/** Adults who still have to sign. */
export const unsigned = (d: ApplyDraft, today: string): DraftMember[] =>
  d.members.filter((m) => (ageOf(m, today) ?? 0) >= 18 && !d.signatures[m.ref])

const filled = (text: string, least = 1) => text.trim().length >= least

/** The faults of one step, first one first; the footer leads to it. */
export function faultsOf(d: ApplyDraft, step: number, today: string, behalf: boolean): StepFault[] {
  const faults: StepFault[] = []
  const need = (ok: boolean, field: string, text: string) => void (!ok && faults.push({ field, text }))
  if (step === 1) {
    need(d.village.length === 12, 'village', '请选择村（社区）')
    need(filled(d.address, 4), 'address', '请写清楚住址')
    need(/^(1\d{10}|0\d{9,11})$/.test(d.phone), 'phone', '请填联系电话')
    need(d.povertyCause !== '', 'cause', '请选择主要困难')
    if (behalf) need(d.authority !== '' && filled(d.authorityNote, 2), 'authority', '请写明受谁委托')
  }
  if (step === 2) {
    const numbers = new Set<string>()
    for (const m of d.members) {
      need(filled(m.name, 2), `name-${m.ref}`, `请填${m.name || '家庭成员'}的姓名`)
      const fault = numberFault(m.idNumber, today)
      need(!fault, `id-${m.ref}`, `${m.name || '家庭成员'}：${fault}`)
      need(!numbers.has(m.idNumber), `id-${m.ref}`, `${m.name}的号码和前面一位相同`)
      numbers.add(m.idNumber)
      for (const i of m.incomes) need(i.monthly !== null, `income-${m.ref}-${i.kind}`, `请填${m.name}的收入金额`)
      for (const i of m.incomes) need(!isDoubtful(i), `income-${m.ref}-${i.kind}`, `还有 1 处要核对：${m.name}的养老金`)
    }
  }
  if (step === 3) {
    need(d.financial !== null, 'financial', '请填存款合计，没有就填 0')
    need(d.hasCar !== null, 'car', '请回答有没有车')
    need(!d.hasCar || d.carValue !== null, 'car-value', '请填车现在值多少')
    need(d.hasShop !== null, 'shop', '请回答有没有店面')
    for (const s of d.supporters) need(filled(s.name, 2) && s.income !== null, `supporter-${s.ref}`, '请填完不同住亲属的情况')
  }
  if (step === 4) {
    const account = d.account.replace(/\s/g, '')
    need(/^\d{16,19}$/.test(account) && luhnHolds(account), 'account', '社会保障卡账号不对，请对照卡面核对')
    need(filled(d.bank, 2), 'bank', '请写开户银行')
  }
  if (step === 5) {
    need(
      unsigned(d, today).length === 0,
      'signatures',
      `还差 ${unsigned(d, today)
        .map((m) => m.name)
        .join('、')} 签名`,
    )
    need(d.relative !== null, 'relative', '请回答有没有近亲属在民政、镇街或村里工作')
    need(d.promise, 'promise', '请勾选承诺')
  }
  return faults
}

/** A resident pension is a few hundred a month: thousands are likely a year's. */
export const isDoubtful = (i: { kind: string; monthly: number | null; confirmed?: boolean }): boolean =>
  i.kind === 'RESIDENT_PENSION' && (i.monthly ?? 0) > 100_000 && !i.confirmed
