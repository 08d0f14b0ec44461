export const kindNames: Record<string, string> = {
  M1: '结婚登记',
  M2: '补办结婚登记',
  M3: '离婚登记',
  M4: '补领结婚证',
  M5: '补领离婚证',
}
export const statusNames: Record<string, string> = {
  VALID: '有效',
  REPLACED: '已补领',
  DISSOLVED: '已离婚',
  VOID: '宣告无效',
  REVOKED: '已撤销',
}
export const relationNames: Record<string, string> = {
  EFFECTIVE: '婚姻关系有效',
  DISSOLVED_BY_REGISTRATION: '登记离婚',
  DISSOLVED_BY_COURT: '法院判决或调解离婚',
  ENDED_BY_DEATH: '一方死亡',
  VOID: '婚姻无效',
  REVOKED: '婚姻撤销',
}
export const noteNames: Record<string, string> = {
  VOID: '宣告无效',
  REVOKED: '撤销',
  COURT_DIVORCE: '法院离婚',
  CORRECTION: '更正',
  DEATH: '死亡',
  REISSUED: '补领',
  OTHER: '其他',
}
export const sideNames: Record<string, string> = { MAN: '男方', WOMAN: '女方' }
export const paperNames: Record<string, string> = { MARRIAGE: '结婚证', DIVORCE: '离婚证' }
export const blankNames: Record<string, string> = { IN_STOCK: '库存', ISSUED: '已发', SPOILED: '作废', DESTROYED: '已销毁' }
export const maritalNames: Record<string, string> = { '10': '未婚', '20': '已婚', '30': '丧偶', '40': '离婚' }

/** Why somebody opens a file; kept with the record of acts. */
export const purposes = {
  party: '当事人查询或补领',
  registration: '办理登记核对',
  review: '质量评查',
  statistics: '统计和指标核对',
  authority: '司法机关、纪检等依法查询',
  archive: '档案整理',
} as const
export type Purpose = keyof typeof purposes

export const resultNames: Record<string, string> = { OK: '合格', CLERICAL: '笔误', SUBSTANTIVE: '实质性差错' }
export const counsellingNames: Record<string, string> = {
  PREMARITAL: '婚前辅导',
  MARITAL: '婚内辅导',
  IN_COOLING: '离婚冷静期辅导',
  AFTER_DIVORCE: '离婚后辅导',
}
export const outcomeNames: Record<string, string> = {
  OPEN: '进行中',
  RECONCILED: '和好',
  WITHDREW: '撤回离婚申请',
  PROCEEDED: '继续办理',
  REFERRED: '转介',
}
export const activityNames: Record<string, string> = {
  GROUP_WEDDING: '集体婚礼',
  CERTIFICATE_CEREMONY: '颁证仪式',
  LECTURE: '宣讲',
  VILLAGE_RULE: '村规民约（彩礼、婚礼从简）',
}
