export const relationStatusNames: Record<string, string> = {
  EFFECTIVE: '存续',
  DISSOLVED_BY_REGISTRATION: '已登记离婚',
  DISSOLVED_BY_COURT: '法院判决或调解离婚',
  ENDED_BY_DEATH: '一方死亡',
  VOID: '婚姻无效',
  REVOKED: '婚姻已撤销',
}

export const idTypeNames: Record<string, string> = {
  ID_CARD: '居民身份证',
  TEMP_ID: '临时居民身份证',
  MILITARY_ID: '军人证件',
  HKM_PERMIT: '港澳居民来往内地通行证',
  TW_PERMIT: '台湾居民来往大陆通行证',
  RESIDENCE_PERMIT_HMT: '港澳台居民居住证',
  PASSPORT: '护照',
  FOREIGN_PR: '外国人永久居留身份证',
  OVERSEAS_CN_PASSPORT: '华侨护照',
}
/** GB/T 2261.2, as far as somebody may be who comes to marry. */
export const statusNames: Record<string, string> = { '10': '未婚', '20': '有配偶', '30': '丧偶', '40': '离婚' }
export const dissolutionNames: Record<string, string> = {
  DIVORCE_CERT: '离婚证',
  JUDGMENT: '法院判决书',
  MEDIATION: '法院调解书',
  DEATH: '死亡证明',
}
export const materialNames: Record<string, string> = {
  ID_CARD: '双方居民身份证',
  HOUSEHOLD_BOOK: '双方户口簿',
  RESIDENCE_PERMIT: '居住证',
  PHOTO: '照片',
  PRIOR_PAPER: '原婚姻解除的证明',
  MARRIAGE_CERT: '结婚证',
  AGREEMENT: '离婚协议书',
}
export const bloodNames: Record<string, string> = { NONE: '没有亲属关系', FULL: '同胞血亲', HALF: '半血缘', ADOPTION: '收养关系' }
export const diseaseNames: Record<string, string> = {
  NONE: '没有',
  DISCLOSED: '有重大疾病，已如实告知对方',
  BARRING: '有医学上不应当结婚的疾病',
}
export const kindNames: Record<string, string> = {
  M1: '结婚登记',
  M2: '补办结婚登记',
  M3: '离婚登记',
  M4: '补领结婚证',
  M5: '补领离婚证',
}
