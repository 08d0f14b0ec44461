import { defineProblems, Problem } from './problem.ts'

defineProblems({
  'uscc.format': { status: 422, zh: '统一社会信用代码应是 18 位数字和大写字母（不含 I、O、S、V、Z）。请对照证照核对。' },
  'uscc.checksum': { status: 422, zh: '统一社会信用代码校验不通过，多半是有一位抄错。请对照证照核对。' },
})

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Normalises and checks a unified social credit code (GB 32100). Throws `uscc.format`, `uscc.checksum`. */
export function unifiedCreditCode(text: string): string {
  const code = text.replace(/\s/g, '').toUpperCase()
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) throw new Problem('uscc.format')
  const sum = weights.reduce((total, weight, i) => total + weight * signs.indexOf(code[i] ?? ''), 0)
  if (signs[(31 - (sum % 31)) % 31] !== code[17]) throw new Problem('uscc.checksum')
  return code
}
