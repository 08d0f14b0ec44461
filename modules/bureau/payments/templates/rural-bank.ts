/** One payment as a bank file says it. */
export interface BankLine {
  order: number
  account: string
  name: string
  fen: number
  note: string
}

export interface BankFile {
  batchId: string
  month: string
  rollHash: string
  /** Hash of the facts that every line follows from. */
  factsHash: string
  lines: readonly BankLine[]
}

const amount = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/**
 * A declared layout: comma separated text with a head line (batch, month, number of lines, sum, hash of the roll) and a
 * line per payment. `reply` is the layout of what the bank sends back.
 */
export const ruralBank = {
  name: 'rural-bank',
  title: '农商银行代发(CSV)',
  head: '批次号,月份,笔数,合计金额,名册校验,事实校验',
  columns: '序号,账号,户名,金额,附言',
  reply: '批次号,序号,账号尾号,金额,结果,原因',
  write({ batchId, month, rollHash, factsHash, lines }: BankFile): string {
    const total = lines.reduce((sum, l) => sum + l.fen, 0)
    const rows = lines.map((l) => [l.order, l.account, l.name.replaceAll(',', ' '), amount(l.fen), l.note].join(','))
    return [
      ruralBank.head,
      [batchId, month, lines.length, amount(total), rollHash, factsHash].join(','),
      ruralBank.columns,
      ...rows,
      '',
    ].join('\r\n')
  },
} as const

export interface ReplyRow {
  row: number
  batchId: string
  order: number
  tail: string
  amount: string
  result: string
  reason: string
}

/** The rows of a reply, or the header that was found instead of the declared one. */
export function readReply(text: string): ReplyRow[] | { header: string } {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  if (lines[0]?.trim() !== ruralBank.reply) return { header: lines[0] ?? '' }
  return lines.slice(1).map((line, i) => {
    const [batchId = '', order = '', tail = '', money = '', result = '', reason = ''] = line.split(',').map((cell) => cell.trim())
    return { row: i + 2, batchId, order: Number(order), tail, amount: money, result, reason }
  })
}
