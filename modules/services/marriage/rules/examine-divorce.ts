import type { Finding } from './examine.ts'
import { competenceOf } from './jurisdiction.ts'
import type { DayLaw } from './law.ts'

export interface PartingKnown {
  registry: string
  households: readonly string[] | null
  permits: readonly string[]
  died: boolean
  materials: readonly string[] | null
  certificateLost: boolean
  base: 'waiting' | 'found' | 'missing' | 'conflict'
}

/** What the law asks before a divorce by agreement is accepted; each refusal names its article. */
export function examineDivorce(p: PartingKnown, law: DayLaw): Finding[] {
  return [identity(p, law), jurisdiction(p, law), materials(p, law), marriage(p, law), agreement(p)]
}

function identity(p: PartingKnown, law: DayLaw): Finding {
  const base = { code: 'IDENTITY', title: '身份', article: `民法典第一千零七十六条；${law.articles.parting}` }
  return p.died
    ? { ...base, ok: false, said: '一方已登记死亡，婚姻关系因死亡终止，不用办理离婚' }
    : { ...base, ok: true, said: '两人证件已核对' }
}

function jurisdiction(p: PartingKnown, law: DayLaw): Finding {
  const base = { code: 'JURISDICTION', title: '管辖', article: law.articles.parting }
  if (!p.households) return { ...base, ok: null, said: '还没有登记两人的户籍所在地' }
  const { competent } = competenceOf(p.registry, p.households, p.permits, law)
  return competent
    ? { ...base, ok: true, said: '本登记处可以受理' }
    : { ...base, ok: false, said: '两人的户籍都不在本市，请到一方户籍所在地办理' }
}

function materials(p: PartingKnown, law: DayLaw): Finding {
  const base = { code: 'PAPERS', title: '材料', article: law.articles.partingPapers }
  if (!p.materials) return { ...base, ok: null, said: '还没有核对材料' }
  const missing = [
    p.materials.includes('ID_CARD') ? '' : '双方身份证',
    law.booklets > 0 && !p.materials.includes('HOUSEHOLD_BOOK') ? '双方户口簿' : '',
    p.materials.includes('MARRIAGE_CERT') || p.certificateLost ? '' : '结婚证（遗失的，填写遗失声明）',
    p.materials.includes('AGREEMENT') ? '' : '双方签名的离婚协议书',
  ].filter(Boolean)
  return missing.length > 0 ? { ...base, ok: false, said: `缺少：${missing.join('、')}` } : { ...base, ok: true, said: '材料齐全' }
}

const marriages = {
  waiting: { ok: null, said: '全国库还没有回答' },
  found: { ok: true, said: '两人的婚姻登记存续' },
  missing: { ok: false, said: '没有查到两人存续的婚姻登记。由主任核对结婚证和原登记档案' },
  conflict: { ok: false, said: '记录互相矛盾：一方另有存续的婚姻登记。由主任核对档案' },
} as const

const marriage = (p: PartingKnown, law: DayLaw): Finding => ({
  code: 'STATUS',
  title: '婚姻登记',
  article: law.articles.partingRefused,
  ...marriages[p.base],
})

const agreement = (p: PartingKnown): Finding => ({
  code: 'AGREEMENT',
  title: '离婚协议',
  article: '民法典第一千零七十六条',
  ok: p.materials ? true : null,
  said: p.materials ? '子女、财产、债务都已写明；是否公平不由登记处判断' : '还没有核对协议',
})
