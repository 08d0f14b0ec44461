/**
 * An exact number: whole numerator, positive whole denominator. Plain numbers while every product stays below 2^53, which
 * is every household there is; larger products go through bigint and come back in lowest terms. Never changed.
 */
export interface Fraction {
  readonly n: number
  readonly d: number
}

const safe = Number.MAX_SAFE_INTEGER

function bigGcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a
  let y = b
  while (y) [x, y] = [y, x % y]
  return x
}

/** Lowest terms by bigint; throws when even those do not fit, so that a wrong digit is never possible. */
function exact(n: bigint, d: bigint): Fraction {
  const g = bigGcd(n, d) || 1n
  const made = { n: Number(n / g), d: Number(d / g) }
  if (Math.abs(made.n) > safe || made.d > safe) throw new RangeError('amount is beyond exact arithmetic')
  return made
}

/** n / d. */
export function fraction(n: number, d = 1): Fraction {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d === 0) throw new RangeError('not a fraction of whole numbers')
  return d < 0 ? { n: -n, d: -d } : { n, d }
}

export const zero: Fraction = { n: 0, d: 1 }

/** A decimal number or text, read as text: 0.1 is one tenth. */
export function decimal(value: number | string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value))
  if (!match) throw new RangeError('not a decimal')
  const [, sign, whole = '0', part = ''] = match
  return exact(BigInt(`${sign}${whole}${part}`), 10n ** BigInt(part.length))
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.d === b.d) {
    const n = a.n + b.n
    if (n <= safe && n >= -safe) return { n, d: a.d }
  }
  const left = a.n * b.d
  const right = b.n * a.d
  const n = left + right
  const d = a.d * b.d
  if (d <= safe && left <= safe && left >= -safe && right <= safe && right >= -safe && n <= safe && n >= -safe) return { n, d }
  return exact(BigInt(a.n) * BigInt(b.d) + BigInt(b.n) * BigInt(a.d), BigInt(a.d) * BigInt(b.d))
}

export const sub = (a: Fraction, b: Fraction): Fraction => add(a, { n: -b.n, d: b.d })

export function mul(a: Fraction, b: Fraction): Fraction {
  const n = a.n * b.n
  const d = a.d * b.d
  return n <= safe && n >= -safe && d <= safe ? { n, d } : exact(BigInt(a.n) * BigInt(b.n), BigInt(a.d) * BigInt(b.d))
}

export function div(a: Fraction, b: Fraction): Fraction {
  if (b.n === 0) throw new RangeError('division by zero')
  return mul(a, b.n > 0 ? { n: b.d, d: b.n } : { n: -b.d, d: -b.n })
}

export function compare(a: Fraction, b: Fraction): number {
  const left = a.n * b.d
  const right = b.n * a.d
  if (left <= safe && left >= -safe && right <= safe && right >= -safe) return left - right
  const bigLeft = BigInt(a.n) * BigInt(b.d)
  const bigRight = BigInt(b.n) * BigInt(a.d)
  return bigLeft < bigRight ? -1 : bigLeft > bigRight ? 1 : 0
}

export const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b)
export const most = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b)
export const notBelowZero = (a: Fraction): Fraction => (a.n < 0 ? zero : a)
export const isWhole = (a: Fraction): boolean => a.n % a.d === 0

// Math.floor(n / d) can be one too high where the quotient rounds up to a whole number; the remainder tells.
const half = 2 ** 52
function floorDiv(n: number, d: number): number {
  // The remainder of large doubles is slow; below 2^52 the product with the quotient is exact and tells the same.
  if (n < half && n > -half && d < half) {
    const quotient = Math.floor(n / d)
    return quotient * d > n ? quotient - 1 : quotient
  }
  const rest = n % d
  return (n - rest) / d - (rest < 0 ? 1 : 0)
}

/** The next whole number up. */
export const ceiling = (a: Fraction): number => -floorDiv(-a.n, a.d)

/** The nearest whole number, halves up. */
export function roundHalfUp(a: Fraction): number {
  const n = 2 * a.n + a.d
  const d = 2 * a.d
  if (n <= safe && n >= -safe && d <= safe) return floorDiv(n, d)
  const low = exact(BigInt(a.n), BigInt(a.d))
  return floorDiv(2 * low.n + low.d, 2 * low.d)
}

/** In lowest terms, as text 'a/b', or 'a' when whole. */
export function toText(a: Fraction): string {
  const low = exact(BigInt(a.n), BigInt(a.d))
  return low.d === 1 ? String(low.n) : `${low.n}/${low.d}`
}

export const toNumber = (a: Fraction): number => a.n / a.d
