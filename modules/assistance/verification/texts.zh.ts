/** What people read about verification. */
export const ruleNames: Record<string, string> = {
  V01: '登记死亡',
  V02: '户口迁出或注销',
  V03: '服刑或强制戒毒',
  V04: '有工资没有申报，或高于申报',
  V05: '金融资产超过上限',
  V06: '金融资产明显高于申报',
  V07: '车辆没有申报或不在不计范围',
  V08: '第二套住房或商铺',
  V09: '公司职务或出资',
  V10: '婚姻登记不一致',
  V11: '领养老金没有申报',
  V12: '在别处享受救助',
  V13: '处分财产没有申报',
  V14: '用电明显偏高',
  V15: '残疾人证到期或注销',
}
export const severityNames: Record<string, string> = { BLOCK: '影响发放', CHECK: '要核查', INFO: '提示' }
export const closingReasons = {
  CONFIRMED_REDUCE: '属实，减发或改类',
  CONFIRMED_STOP: '属实，停发',
  CONFIRMED_NO_EFFECT: '属实，不影响待遇',
  DATA_ERROR: '来源数据有误',
  EXEMPT: '属于不计范围',
  NOT_SAME_PERSON: '不是同一个人',
  DEATH_CONFIRMED: '确认死亡',
} as const
export type ClosingReason = keyof typeof closingReasons
export const wayNames: Record<string, string> = { file: '上传文件', machine: '接口', operator: '命令行' }
