import { no, type Verdict, yes } from './verdict.ts'

export const recipients = ['PARTY', 'PROXY', 'COURT', 'PROCURATOR', 'POLICE', 'LAWYER', 'OTHER'] as const
export type Recipient = (typeof recipients)[number]

export const purposes = ['TAIWAN', 'NOTARY_LISTED', 'PROPERTY', 'LOAN', 'HOUSEHOLD', 'OTHER'] as const

const notice = '民函〔2015〕266号（2015年8月27日）'
const archive = '婚姻登记档案管理办法（2006）第十五条'

/** Who asks for what, with which papers. */
export interface ProofAsked {
  recipient: Recipient
  purpose: string
  /** A letter of introduction of court, procurator or police; of a lawyer the court's paper that the case was received. */
  letter: boolean
  notarised: boolean
}

/** 出具（无）婚姻登记记录证明: to the party, for the purposes that the ministry's notice left. */
export function mayProve(asked: ProofAsked, allowed: readonly string[]): Verdict {
  if (asked.recipient !== 'PARTY' && asked.recipient !== 'PROXY')
    return no('（无）婚姻登记记录证明只出具给当事人', notice, '办案单位可以凭介绍信查阅婚姻登记档案')
  if (asked.recipient === 'PROXY' && !asked.notarised) return needsNotary
  if (!allowed.includes(asked.purpose))
    return no(
      '除涉台和通知所列国家的公证事项外，民政部门不再出具（无）婚姻登记记录证明',
      notice,
      '需要核实婚姻状况的单位可以通过部门信息共享核实，当事人也可以书面声明或出示结婚证、离婚证',
    )
  return yes()
}

const needsNotary = no('委托他人办理要有公证的授权委托书', archive, '请先到公证处办理委托公证，或由本人来办')

/** 婚姻档案复印: the party, a notarised proxy, court, procurator and police with a letter, a lawyer with the court's paper; nobody else. */
export function mayCopy({ recipient, letter, notarised }: ProofAsked): Verdict {
  switch (recipient) {
    case 'PARTY':
      return yes()
    case 'PROXY':
      return notarised ? yes() : needsNotary
    case 'COURT':
    case 'PROCURATOR':
    case 'POLICE':
      return letter ? yes() : no('查阅婚姻档案要有单位介绍信', archive, '请带介绍信和工作证再来')
    case 'LAWYER':
      return letter ? yes() : no('律师查阅要有受理案件的法院出具的证明材料', archive, '请带法院的受理证明、律师证和律师事务所证明再来')
    default:
      return no('婚姻档案不提供给当事人以外的其他人', archive, '请由当事人本人办理，或由办案单位凭介绍信查阅')
  }
}

/** ZM330381-2026-000001, CD330381-2026-000001. */
export const proofNumber = (kind: 'ZM' | 'CD', county: string, year: string, seq: number): string =>
  `${kind}${county}-${year}-${String(seq).padStart(6, '0')}`
