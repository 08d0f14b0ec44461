export const relationStatusNames: Record<string, string> = {
  EFFECTIVE: '存续',
  DISSOLVED_BY_REGISTRATION: '已登记离婚',
  DISSOLVED_BY_COURT: '法院判决或调解离婚',
  ENDED_BY_DEATH: '一方死亡',
  VOID: '婚姻无效',
  REVOKED: '婚姻已撤销',
}
