/** One row of an arithmetic list: words, how it was made, amount. */
export interface SumLine {
  label: string
  formula?: string
  amount?: string
  strong?: boolean
}

/** What a letter is made of, before it becomes paper. */
export type Block =
  | { type: 'paragraph'; text: string }
  | { type: 'heading'; text: string }
  | { type: 'table'; header: string[]; rows: string[][]; widths?: number[] }
  | { type: 'sum'; lines: SumLine[] }
  | { type: 'signature'; office: string; date: string }
  | { type: 'fields'; rows: { label: string; value: string }[] }

/** An official letter (文书). Templates are functions from facts to this value; both papers are drawn from it. */
export interface Letter {
  kind: string
  template: number
  title: string
  number: string
  addressee?: string
  blocks: Block[]
  /** What the QR code holds and the line beside it. */
  qr: { text: string; caption: string }
}
