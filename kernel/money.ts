/** Money is a whole number of fen (分); floating point never holds yuan. */
export type Fen = number

/** Checks that a number is a whole, safe amount of fen. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError('not a whole number of fen')
  return amount
}

/** Fen of a decimal yuan amount with at most two decimals; the decimal text is read, never multiplied as a float. */
export function fromYuan(yuan: number | string): Fen {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(yuan).trim())
  if (!match) throw new RangeError('not an amount in yuan with at most two decimals')
  const [, sign, whole = '0', part = ''] = match
  const value = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return fen(sign ? -value : value)
}

/** 1,522.00 */
export function plainYuan(amount: Fen): string {
  const text = String(Math.abs(amount)).padStart(3, '0')
  const whole = text.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amount < 0 ? '-' : ''}${whole}.${text.slice(-2)}`
}

/** ¥1,522.00 */
export const yuan = (amount: Fen): string => (amount < 0 ? `-¥${plainYuan(-amount)}` : `¥${plainYuan(amount)}`)

/** The amount in yuan as a number for interchange: 1522.5; exact because fen has two decimals. */
export const yuanNumber = (amount: Fen): number => Number(`${Math.trunc(amount / 100)}.${String(Math.abs(amount % 100)).padStart(2, '0')}`)

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万亿']

/** Capital letters (大写) as on letters and vouchers: 壹仟伍佰贰拾贰元整. */
export function capitalAmount(amount: Fen): string {
  const sign = amount < 0 ? '负' : ''
  const all = Math.abs(amount)
  const jiao = Math.floor((all % 100) / 10)
  const cent = all % 10
  const whole = capitalWhole(Math.floor(all / 100))
  if (jiao === 0 && cent === 0) return `${sign}${whole || '零'}元整`
  const head = whole ? `${whole}元` : ''
  const tens = jiao ? `${digits[jiao]}角` : head && cent ? '零' : ''
  return `${sign}${head}${tens}${cent ? `${digits[cent]}分` : '整'}`
}

function capitalWhole(value: number): string {
  let text = ''
  let rest = value
  for (let group = 0; rest > 0; group++, rest = Math.floor(rest / 10_000)) {
    const four = rest % 10_000
    const higher = Math.floor(rest / 10_000) > 0
    if (four === 0) {
      if (text && !text.startsWith('零')) text = `零${text}`
      continue
    }
    const part = capitalFour(four)
    text = `${higher && four < 1000 ? '零' : ''}${part}${groups[group]}${text}`
  }
  return text.replace(/零+/g, '零')
}

function capitalFour(four: number): string {
  let text = ''
  const signs = String(four).padStart(4, '0')
  for (let i = 0; i < 4; i++) {
    const digit = Number(signs[i])
    if (digit) text += (digits[digit] ?? '') + (places[3 - i] ?? '')
    else if (text && Number(signs.slice(i + 1)) > 0 && !text.endsWith('零')) text += '零'
  }
  return text
}
