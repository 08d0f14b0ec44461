import { Problem } from '#kernel/problem.ts'
import './problems.ts'

/** What a source's lists carry, and how the match uses them (domain 7.2). */
export interface Source {
  name: string
  /** Public registers are looked at without an authority; for all others the person must have signed one. */
  open: boolean
  /** Whole: the newest list is the truth. Added: what was delivered piles up, as deaths do. */
  kind: 'whole' | 'added'
  /** A payment month is matched against it, or waits. */
  required: boolean
  /** Words in the column 类别 and what they mean; undefined when the source has one kind of row. */
  codes?: Record<string, string>
  /** What the column 金额或数量 holds. */
  amount?: 'money' | 'area' | 'energy'
  /** Rows that say nothing against anybody are never looked at. */
  clean?: readonly string[]
}

const residence = { 正常: 'NORMAL', 死亡: 'DEAD', 死亡注销: 'DEAD', 注销: 'CANCELLED', 迁出: 'MOVED_OUT' }
const custody = { 服刑: 'PRISON', 监狱: 'PRISON', 羁押: 'PRISON', 强制戒毒: 'DETOX', 强戒: 'DETOX' }
const vehicles = {
  小型汽车: 'CAR',
  轿车: 'CAR',
  面包车: 'VAN',
  货车: 'TRUCK',
  摩托车: 'MOTORCYCLE',
  电动自行车: 'ELECTRIC_BIKE',
  残疾人代步车: 'MOBILITY_SCOOTER',
  农用机械: 'FARM_MACHINE',
  已出售: 'SOLD',
}
const estate = { 住宅: 'RESIDENTIAL', 商铺: 'SHOP', 商业: 'SHOP', 厂房: 'FACTORY', 已出售: 'SOLD', 已赠与: 'GIFTED' }
const companies = { 法定代表人: 'LEGAL', 股东: 'SHAREHOLDER', 个体工商户: 'INDIVIDUAL', 高管: 'OFFICER' }
const marriage = { 已婚: 'MARRIED', 离婚: 'DIVORCED', 丧偶: 'WIDOWED' }
const certificates = { 有效: 'VALID', 过期: 'EXPIRED', 注销: 'CANCELLED' }

export const sources = {
  population: { name: '公安户籍', open: true, kind: 'whole', required: true, codes: residence, clean: ['NORMAL'] },
  funeral: { name: '殡葬火化', open: true, kind: 'added', required: true },
  custody: { name: '监狱和强制戒毒', open: true, kind: 'whole', required: true, codes: custody },
  vehicles: { name: '车辆管理', open: false, kind: 'whole', required: true, codes: vehicles },
  real_estate: { name: '不动产登记', open: false, kind: 'whole', required: true, codes: estate, amount: 'area' },
  market: { name: '市场主体登记', open: true, kind: 'whole', required: true, codes: companies, amount: 'money' },
  other_counties: { name: '外县市救助', open: true, kind: 'whole', required: true },
  tax: { name: '税务工资薪金', open: false, kind: 'whole', required: false, amount: 'money' },
  social_security: { name: '社会保险待遇', open: false, kind: 'whole', required: false, amount: 'money' },
  banks: { name: '银行存款', open: false, kind: 'whole', required: false, amount: 'money' },
  securities: { name: '证券保险', open: false, kind: 'whole', required: false, amount: 'money' },
  marriage: { name: '婚姻登记', open: true, kind: 'whole', required: false, codes: marriage },
  dpf: { name: '残联证件', open: false, kind: 'whole', required: false, codes: certificates, clean: ['VALID'] },
  power: { name: '用电', open: false, kind: 'whole', required: false, amount: 'energy' },
} as const satisfies Record<string, Source>

export type SourceKey = keyof typeof sources
export const sourceKeys = Object.keys(sources) as SourceKey[]
export const sourceOf = (key: SourceKey): Source => sources[key]

/** A source by its key. Throws `verification.unknown_source`. */
export function knownSource(key: string): SourceKey {
  if (!Object.hasOwn(sources, key)) throw new Problem('verification.unknown_source', { source: key })
  return key as SourceKey
}
