/** What the screens and papers of the archive of marriages say. */
export const statusNames = {
  EFFECTIVE: '存续',
  DISSOLVED_BY_REGISTRATION: '登记离婚',
  DISSOLVED_BY_COURT: '法院离婚',
  ENDED_BY_DEATH: '一方去世',
  VOID: '无效',
  REVOKED: '已撤销',
} as const

export const registrationNames = { M1: '结婚登记', M2: '补办结婚登记', M3: '离婚登记', M4: '补领结婚证', M5: '补领离婚证' } as const
export const certificateNames: Record<string, string> = {
  VALID: '有效',
  REPLACED: '已补领，旧证作废',
  DISSOLVED: '已离婚',
  VOID: '婚姻无效',
  REVOKED: '婚姻已撤销',
}
export const sideNames = { MAN: '男方', WOMAN: '女方' } as const
export const wantNames = { MARRIAGE: '结婚证', DIVORCE: '离婚证' } as const
export const byNames = { SELF: '本人', PROXY: '代理人' } as const
export const evidenceNames = {
  HOUSEHOLD_BOOK: '户口簿上夫妻关系的记载',
  UNIT_STATEMENT: '工作单位证明',
  VILLAGE_STATEMENT: '村（居）民委员会证明',
  KIN_STATEMENT: '近亲属书面证明',
  OLD_COPY: '原证的复印件或照片',
  ARCHIVE_REPLY: '档案馆查档回复',
} as const
export const recipientNames = {
  PARTY: '当事人本人',
  PROXY: '公证委托的代理人',
  COURT: '人民法院',
  PROCURATOR: '人民检察院',
  POLICE: '公安机关',
  LAWYER: '律师',
  OTHER: '其他人',
} as const
export const purposeNames: Record<string, string> = {
  TAIWAN: '在台湾地区使用',
  NOTARY_LISTED: '通知所列国家的公证',
  PROPERTY: '买卖房产',
  LOAN: '贷款',
  HOUSEHOLD: '落户',
  OTHER: '其他',
}
export const proofKindNames = { ZM: '（无）婚姻登记记录证明', CD: '婚姻档案复印件' } as const
export const correctedNames = { NAME: '姓名', ID_NUMBER: '公民身份号码', BIRTH_DATE: '出生日期' } as const
export const entryNames = { VOID: '婚姻无效', REVOKED: '婚姻被撤销', COURT_DIVORCE: '法院离婚' } as const
export const enteredByNames = { COURT: '人民法院', REGISTRY: '婚姻登记机关（受胁迫，2020年底以前）' } as const
export const clueFromNames = {
  PARTY: '当事人',
  POLICE: '公安机关',
  COURT: '人民法院',
  PROCURATOR: '人民检察院',
  OTHER: '其他人',
  OWN: '工作中发现',
} as const
export const outsideNames = {
  POLICE_FINDING: '公安机关结论',
  JUDICIAL_SUGGESTION: '司法建议',
  PROCURATORIAL_SUGGESTION: '检察建议',
} as const
export const servedNames = { DIRECT: '直接送达', POST: '邮寄送达', PUBLIC_NOTICE: '公告送达' } as const
export const noteNames: Record<string, string> = {
  VOID: '婚姻无效',
  REVOKED: '婚姻被撤销',
  COURT_DIVORCE: '法院离婚',
  CORRECTION: '更正',
  DEATH: '一方去世',
  REISSUED: '补领',
  OTHER: '备注',
}
export const serviceNames: Record<string, string> = {
  certificate_reissue: '补领婚姻登记证',
  marriage_proof: '婚姻档案证明',
  marriage_correction: '更正登记信息',
  marriage_court: '登记法院文书',
  false_identity: '虚假登记核查',
}
export const office = '瑞安市民政局婚姻登记处'
