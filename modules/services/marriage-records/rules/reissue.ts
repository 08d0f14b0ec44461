import type { RelationStatus } from './status.ts'
import { no, type Verdict, yes } from './verdict.ts'

/** What is known when somebody asks for a certificate again. */
export interface Asked {
  want: 'MARRIAGE' | 'DIVORCE'
  by: 'SELF' | 'PROXY'
  /** The power of attorney of a proxy was made before a notary. */
  notarised: boolean
  status: RelationStatus
  /** The two married each other again after this marriage ended. */
  marriedAgain: boolean
  /** Registered at this registry, or the household of one of the two lies in this county. */
  here: boolean
}

export interface ReissueLaw {
  anywhere: boolean
  widowed: boolean
}

const conditions = '婚姻登记工作规范“补领婚姻登记证”一章'
const regulations = '婚姻登记条例（2003）第十七条'
const copy = '需要证明这段婚姻的，可以申请加盖档案章的档案复印件'

/** Whether a certificate is issued again: to the party or a notarised proxy, where it may be, for a status that holds still. */
export function mayReissue(asked: Asked, law: ReissueLaw): Verdict {
  if (asked.by === 'PROXY' && !asked.notarised)
    return no('委托他人补领要有公证的授权委托书', conditions, '请先到公证处办理委托公证，或由本人来办')
  if (!law.anywhere && !asked.here)
    return no('不是原登记机关，也不是一方常住户口所在地的登记机关', regulations, '请到原登记机关或一方户口所在地的登记机关补领')
  return asked.want === 'MARRIAGE' ? marriage(asked, law) : divorce(asked)
}

function marriage({ status }: Asked, law: ReissueLaw): Verdict {
  switch (status) {
    case 'EFFECTIVE':
      return yes()
    case 'ENDED_BY_DEATH':
      return law.widowed ? yes('一方已去世，补发的证上注明') : no('丧偶的不予补发结婚证', conditions, copy)
    case 'VOID':
    case 'REVOKED':
      return no('这段婚姻无效或已被撤销，自始没有法律约束力', '民法典第一千零五十四条', copy)
    default:
      return no('两人已经离婚，不再补发结婚证', conditions, copy)
  }
}

function divorce({ status, marriedAgain }: Asked): Verdict {
  if (status === 'DISSOLVED_BY_COURT')
    return no('由法院判决、调解离婚的没有离婚证', '民法典第一千零七十九条、第一千零八十条', '请到法院申请文书和生效证明')
  if (status !== 'DISSOLVED_BY_REGISTRATION') return no('没有两人登记离婚的记录', conditions, '请核对离婚的时间和登记机关')
  if (marriedAgain) return no('两人已经复婚，不再补发离婚证', conditions, copy)
  return yes()
}

/** Kinds of proof for a marriage whose file is lost. */
export const evidenceKinds = [
  'HOUSEHOLD_BOOK',
  'UNIT_STATEMENT',
  'VILLAGE_STATEMENT',
  'KIN_STATEMENT',
  'OLD_COPY',
  'ARCHIVE_REPLY',
] as const

/** How many different kinds are missing still. */
export const evidenceMissing = (given: readonly string[], needed: number): number => Math.max(0, needed - new Set(given).size)
