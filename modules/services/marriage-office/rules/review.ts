/** The fixed checklist of a quality review, in its order. */
export const checklist = {
  identityPapers: '身份和证件',
  ageOnDay: '登记当日的年龄',
  maritalStatus: '婚姻状况及其来源',
  declarations: '双方声明书',
  signatures: '签名和指纹',
  jointPhoto: '照片',
  certNumber: '字号',
  printSerial: '证件印制号',
  baseUpload: '当日上传全国婚姻登记库',
} as const
export type CheckItem = keyof typeof checklist
export const checkItems = Object.keys(checklist) as [CheckItem, ...CheckItem[]]

/** Nothing wrong, a slip of the pen, or a condition or procedure of the law that was broken. */
export const verdicts = ['OK', 'CLERICAL', 'SUBSTANTIVE'] as const
export type Verdict = (typeof verdicts)[number]
export type Checks = Record<CheckItem, Verdict>

/** The worst of the nine. */
export function resultOf(checks: Checks): Verdict {
  const all = checkItems.map((item) => checks[item])
  if (all.includes('SUBSTANTIVE')) return 'SUBSTANTIVE'
  return all.includes('CLERICAL') ? 'CLERICAL' : 'OK'
}

/** The reviewer is a second person: never who registered or checked the file. */
export const mayReview = (reviewer: string, file: { registrarId: string; checkerId: string | null }): boolean =>
  reviewer !== file.registrarId && reviewer !== file.checkerId

/** Reviewed files without a substantive defect, of all reviewed; null when none was reviewed. */
export function passRate(results: readonly Verdict[]): number | null {
  if (results.length === 0) return null
  return results.filter((r) => r !== 'SUBSTANTIVE').length / results.length
}
