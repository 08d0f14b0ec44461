import { type Day, isDay } from './day.ts'
import { defineProblems, Problem } from './problem.ts'

defineProblems({
  'citizen_id.length': { status: 422, zh: '公民身份号码应是 18 位。请对照身份证逐位核对。' },
  'citizen_id.characters': { status: 422, zh: '公民身份号码只能是数字，末位可以是 X。请对照身份证核对。' },
  'citizen_id.birthday': { status: 422, zh: '公民身份号码里的出生日期不存在。请对照身份证核对第 7 到 14 位。' },
  'citizen_id.future': { status: 422, zh: '公民身份号码里的出生日期在今天以后。请对照身份证核对第 7 到 14 位。' },
  'citizen_id.checksum': { status: 422, zh: '公民身份号码校验不通过，多半是有一位抄错。请对照身份证逐位核对。' },
})

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const marks = '10X98765432'

/** The check mark of the first 17 digits (GB 11643). */
export const checkMark = (first17: string): string =>
  marks[weights.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11] ?? ''

/** A 15-digit number of before 1999 as 18 digits: century 19 and check mark added. */
export const upgraded = (number15: string): string => {
  const first17 = `${number15.slice(0, 6)}19${number15.slice(6)}`
  return first17 + checkMark(first17)
}

/**
 * Normalises and checks an identity number: spaces out, x to X, 15 to 18 digits. `today` bounds the birthday.
 * Throws the `citizen_id.*` Problems.
 */
export function citizenId(text: string, today: Day): string {
  const plain = text.replace(/\s/g, '').toUpperCase()
  if (/^\d{15}$/.test(plain)) return citizenId(upgraded(plain), today)
  if (plain.length !== 18) throw new Problem('citizen_id.length')
  if (!/^\d{17}[\dX]$/.test(plain)) throw new Problem('citizen_id.characters')
  const birth = birthOf(plain)
  if (!isDay(birth) || birth < '1880-01-01') throw new Problem('citizen_id.birthday')
  if (birth > today) throw new Problem('citizen_id.future')
  if (checkMark(plain.slice(0, 17)) !== plain[17]) throw new Problem('citizen_id.checksum')
  return plain
}

/** Birthday in an 18-digit number. */
export const birthOf = (id: string): Day => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
/** Sex in an 18-digit number: the 17th digit is odd for men. */
export const sexOf = (id: string): 'M' | 'F' => (Number(id[16]) % 2 === 1 ? 'M' : 'F')
/** 3303**********1234 */
export const maskId = (id: string): string => `${id.slice(0, 4)}**********${id.slice(-4)}`
/** 138****5678 */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`
/** Last four digits of an account, as letters and lists show it. */
export const accountTail = (account: string): string => account.slice(-4)

/** Bank and social-security cards carry a Luhn check digit. */
export function luhnHolds(account: string): boolean {
  let sum = 0
  for (let i = 0; i < account.length; i++) {
    const digit = Number(account[account.length - 1 - i])
    const twice = i % 2 === 1 ? digit * 2 : digit
    sum += twice > 9 ? twice - 9 : twice
  }
  return /^\d+$/.test(account) && sum % 10 === 0
}
