import { ageOn, chineseDay, type Day } from '#kernel/day.ts'
import { coupleAges } from './age.ts'
import { kinshipBar } from './kinship.ts'
import type { DayLaw } from './law.ts'
import { type Competence, competenceOf } from './jurisdiction.ts'
import type { RestDays } from './rest-days.ts'

/** What is known of one party when the file is looked at; null is what nobody has said yet. */
export interface PartyKnown {
  birthDate: Day
  sex: 'M' | 'F'
  died: boolean
  household: string | null
  permit: string | null
  statusBefore: string | null
  /** Marriages that stand, by our own register. */
  standing: number
  /** Whether there is any earlier marriage on record, here or in the national register. */
  earlier: boolean
}

export interface CoupleKnown {
  on: Day
  registry: string
  man: PartyKnown
  woman: PartyKnown
  samePerson: boolean
  /** What the national register said, set beside our own. */
  base: 'waiting' | 'clear' | 'conflict' | 'married'
  materials: readonly string[] | null
  kinship: { blood: 'FULL' | 'HALF' | 'ADOPTION' | 'NONE'; lineal: boolean; generations: number } | null
  disease: 'NONE' | 'DISCLOSED' | 'BARRING' | null
  capable: boolean | null
}

/** One condition with what was found; `ok` null: not known yet. */
export interface Finding {
  code: string
  title: string
  ok: boolean | null
  said: string
  article: string
}

const side = (who: 'man' | 'woman') => (who === 'man' ? '男方' : '女方')

/** Everything that the law asks before a marriage, in the order of the desk; each refusal names its article. */
export function examine(c: CoupleKnown, law: DayLaw, isRestDay: RestDays): Finding[] {
  return [
    identity(c, law),
    jurisdiction(c, law),
    materials(c, law),
    ages(c, law, isRestDay),
    ...status(c),
    kinship(c, law),
    disease(c, law),
    capacity(c),
  ]
}

/** What stands in the way, as sentences with their articles; empty when nothing does and everything is known. */
export const obstacles = (findings: readonly Finding[]): string[] =>
  findings.filter((f) => f.ok !== true).map((f) => `${f.said}（${f.article}）`)

function identity(c: CoupleKnown, law: DayLaw): Finding {
  const base = { code: 'IDENTITY', title: '身份', article: `${law.articles.couple}；民法典第一千零四十六条` }
  if (c.samePerson) return { ...base, ok: false, said: '男方和女方是同一个人' }
  if (c.man.died || c.woman.died) return { ...base, ok: false, said: `${side(c.man.died ? 'man' : 'woman')}已登记死亡` }
  if (c.man.sex !== 'M' || c.woman.sex !== 'F') return { ...base, ok: false, said: '证件表示的性别与男方、女方不符' }
  return { ...base, ok: true, said: '两人证件已核对' }
}

function competence(c: CoupleKnown, law: DayLaw): Competence | null {
  if (c.man.household === null || c.woman.household === null) return null
  const permits = [c.man.permit, c.woman.permit].filter((p) => p !== null)
  return competenceOf(c.registry, [c.man.household, c.woman.household], permits, law)
}

const bases = { HOUSEHOLD: '一方户籍在本市', RESIDENCE_PERMIT: '一方持本市签发的居住证', NATIONWIDE: '内地居民在全国任一登记处都可以办理' }

function jurisdiction(c: CoupleKnown, law: DayLaw): Finding {
  const base = { code: 'JURISDICTION', title: '管辖', article: law.articles.couple }
  const found = competence(c, law)
  if (!found) return { ...base, ok: null, said: '还没有登记两人的户籍所在地' }
  if (!found.basis) return { ...base, ok: false, said: '两人的户籍都不在本市，本登记处没有管辖权。请到一方户籍所在地办理' }
  return { ...base, ok: true, said: bases[found.basis] }
}

function materials(c: CoupleKnown, law: DayLaw): Finding {
  const base = { code: 'PAPERS', title: '材料', article: law.articles.papers }
  if (!c.materials) return { ...base, ok: null, said: '还没有核对材料' }
  const found = competence(c, law)?.papers
  const missing = [
    c.materials.includes('ID_CARD') ? '' : '双方身份证',
    found && found.booklets > 0 && !c.materials.includes('HOUSEHOLD_BOOK') ? '双方户口簿' : '',
    found && found.permits > 0 && !c.materials.includes('RESIDENCE_PERMIT') ? '一方居住证' : '',
    c.materials.includes('PHOTO') ? '' : '双方合影照片',
  ].filter(Boolean)
  return missing.length > 0 ? { ...base, ok: false, said: `缺少：${missing.join('、')}` } : { ...base, ok: true, said: '材料齐全' }
}

function ages(c: CoupleKnown, law: DayLaw, isRestDay: RestDays): Finding {
  const base = { code: 'AGE', title: '年龄', article: '民法典第一千零四十七条' }
  const found = coupleAges(c.man.birthDate, c.woman.birthDate, c.on, law.ages, isRestDay)
  const ages = `男方 ${ageOn(c.man.birthDate, c.on)} 周岁，女方 ${ageOn(c.woman.birthDate, c.on)} 周岁`
  if (found.allowed) return { ...base, ok: true, said: ages }
  const short = found.reasons.map((r) => (r === 'AGE_MAN' ? `男方不满 ${law.ages.man} 周岁` : `女方不满 ${law.ages.woman} 周岁`)).join('，')
  return { ...base, ok: false, said: `${ages}：${short}，最早 ${chineseDay(found.firstWorkday ?? c.on)} 可以登记` }
}

function status(c: CoupleKnown): Finding[] {
  const base = { code: 'STATUS', title: '婚姻状况', article: '民法典第一千零四十一条、第一千零四十二条' }
  const married = (['man', 'woman'] as const).filter((who) => c[who].standing > 0)
  if (c.base === 'conflict') return [{ ...base, ok: false, said: '全国库与本地档案不一致，要由主任核对原登记机关的档案后核定' }]
  if (married.length > 0) return [{ ...base, ok: false, said: `${married.map(side).join('、')}有存续的婚姻登记` }]
  if (c.base === 'married') return [{ ...base, ok: false, said: '全国库记载一方有存续的婚姻登记' }]
  if (c.base === 'waiting') return [{ ...base, ok: null, said: '全国库还没有回答' }]
  const told = (['man', 'woman'] as const).filter((who) => c[who].statusBefore === '10' && c[who].earlier)
  if (told.length > 0)
    return [{ ...base, ok: false, said: `${told.map(side).join('、')}申报未婚，但有过婚姻登记。请核对并登记原婚姻解除的依据` }]
  if (c.man.statusBefore === null || c.woman.statusBefore === null) return [{ ...base, ok: null, said: '还没有登记两人登记前的婚姻状况' }]
  return [{ ...base, ok: true, said: '全国库和本地档案都没有存续的婚姻' }]
}

function kinship(c: CoupleKnown, law: DayLaw): Finding {
  const base = { code: 'KINSHIP', title: '亲属关系', article: '民法典第一千零四十八条' }
  if (!c.kinship) return { ...base, ok: null, said: '两人还没有声明' }
  const { blood, lineal, generations } = c.kinship
  const lines = generations > 0 ? [{ gA: generations, gB: generations }] : []
  const bar = kinshipBar({ blood, lineal, lines }, law.generations)
  if (bar === 'LINEAL') return { ...base, ok: false, said: '两人是直系血亲，禁止结婚' }
  if (bar === 'COLLATERAL') return { ...base, ok: false, said: '两人是三代以内的旁系血亲，禁止结婚' }
  if (bar === 'ADOPTION') return { ...base, ok: false, said: '两人有收养形成的直系关系，收养存续期间不能结婚' }
  return { ...base, ok: true, said: '两人声明没有禁止结婚的亲属关系' }
}

function disease(c: CoupleKnown, law: DayLaw): Finding {
  const article = law.diseaseBars ? '婚姻法第七条' : '民法典第一千零五十三条'
  const base = { code: 'DISEASE', title: '疾病', article }
  if (c.disease === null) return { ...base, ok: null, said: '两人还没有声明' }
  if (law.diseaseBars && c.disease === 'BARRING') return { ...base, ok: false, said: '患有医学上认为不应当结婚的疾病' }
  if (c.disease === 'NONE') return { ...base, ok: true, said: '两人声明没有' }
  return { ...base, ok: true, said: '已如实告知对方；不影响登记' }
}

function capacity(c: CoupleKnown): Finding {
  const base = { code: 'CAPACITY', title: '自愿和行为能力', article: '民法典第一千零四十六条、第一百四十三条' }
  if (c.capable === null) return { ...base, ok: null, said: '还没有分别询问' }
  return c.capable ? { ...base, ok: true, said: '已分别询问，自愿，能表达真实意思' } : { ...base, ok: false, said: '一方不能表达真实意思' }
}
