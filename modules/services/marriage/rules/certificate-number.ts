export type Series = 'J' | 'L' | 'BJ' | 'BL'

/** J330381-2020-000001: series, registry, year of registration, six digits. */
export const certificateNumber = (series: Series, registry: string, year: number | string, seq: number): string =>
  `${series}${registry}-${year}-${String(seq).padStart(6, '0')}`

/** Whether a text is a number of the present form. */
export const isCertificateNumber = (text: string): boolean => /^(J|L|BJ|BL)\d{6}-\d{4}-\d{6}$/.test(text)

/** The number of an original certificate is kept as it was printed, also in its old style: 瑞结字第1234号. */
export const isOriginalNumber = (text: string): boolean => text.trim().length > 0 && text.trim().length <= 50

/** The serial `n` sheets after one: B000201 and 4 give B000205. */
export function serialAfter(serial: string, n: number): string {
  const digits = /\d+$/.exec(serial)?.[0] ?? ''
  return `${serial.slice(0, serial.length - digits.length)}${String(Number(digits) + n).padStart(digits.length, '0')}`
}
