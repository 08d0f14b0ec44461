import { type Fen, fromYuan, plainYuan } from '#kernel/money.ts'

const narrow: Record<string, string> = { '，': ',', '。': '.', '．': '.', '￥': '¥', '－': '-' }

/**
 * Fen of what a person types for an amount in yuan: 2880, 2,880.00, ２８８０元, 1.2万. `null` when it is empty,
 * undefined when it is not an amount (negative, more than two decimals, letters).
 */
export function fenOfText(text: string): Fen | null | undefined {
  const plain = text
    .replace(/[０-９]/g, (c) => String(c.charCodeAt(0) - 0xff10))
    .replace(/[，。．￥－]/g, (c) => narrow[c] ?? c)
    .replace(/[\s,¥]/g, '')
    .replace(/元$/, '')
  if (plain === '') return null
  const wan = /^(\d{1,7})(?:\.(\d{1,4}))?万$/.exec(plain)
  if (wan) return Number(wan[1]) * 1_000_000 + Number((wan[2] ?? '').padEnd(4, '0')) * 100
  if (!/^\d{1,11}(\.\d{0,2})?$/.test(plain)) return undefined
  return fromYuan(plain.replace(/\.$/, ''))
}

/** The text of an amount in a field: 2,880.00, or nothing. */
export const textOfFen = (fen: Fen | null): string => (fen === null ? '' : plainYuan(fen))
