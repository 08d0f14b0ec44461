import { birthOf, checkMark, sexOf, upgraded } from '#kernel/citizen-id.ts'
import { type Day, isDay } from '#kernel/day.ts'
import { isKnownArea } from './areas.ts'

export interface NumberCheck {
  valid: boolean
  /** The first thing that is wrong, in the order of the columns of the standard. */
  reason: null | 'LENGTH' | 'PATTERN' | 'BIRTH_DATE' | 'CHECK' | 'SEX_MISMATCH'
  normalised?: string
  birthDate?: Day
  /** 1 man, 2 woman (GB/T 2261.1). */
  sex?: '1' | '2'
  /** The number of 15 digits as it stood in an old file. */
  legacyId?: string
  warnings?: 'UNKNOWN_AREA'[]
}

/** Half-width, without spaces, X in upper case. */
export const plainNumber = (raw: string): string => raw.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/**
 * Checks an identity number as typed (GB 11643). A sex that differs from the 17th digit is not overwritten but refused; an
 * address code that nobody knows only warns, since codes of abolished counties stay valid.
 */
export function checkNumber(raw: string, on: Day, demo: boolean, enteredSex?: '1' | '2'): NumberCheck {
  const plain = plainNumber(raw)
  if (plain.length !== 15 && plain.length !== 18) return { valid: false, reason: 'LENGTH' }
  const old = plain.length === 15
  if (!(old ? /^\d{15}$/ : /^\d{17}[\dX]$/).test(plain)) return { valid: false, reason: 'PATTERN' }
  const number = old ? upgraded(plain) : plain
  const birthDate = birthOf(number)
  if (!isDay(birthDate) || birthDate > on || birthDate < '1880-01-01') return { valid: false, reason: 'BIRTH_DATE' }
  if (checkMark(number.slice(0, 17)) !== number[17]) return { valid: false, reason: 'CHECK' }
  const sex = sexOf(number) === 'M' ? '1' : '2'
  if (enteredSex && enteredSex !== sex) return { valid: false, reason: 'SEX_MISMATCH' }
  return {
    valid: true,
    reason: null,
    normalised: number,
    birthDate,
    sex,
    ...(old ? { legacyId: plain } : {}),
    warnings: isKnownArea(number.slice(0, 6), demo) ? [] : ['UNKNOWN_AREA'],
  }
}
