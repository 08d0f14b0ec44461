import { createHash } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import type { Mark } from './dump.ts'
import { type Proof, proofOf } from './proof.ts'
import { readBackup } from './read-backup.ts'
import type { Agreement, TableShape } from './tables.ts'
import './problems.ts'

/**
 * Reads a backup from end to end without a database: every frame authentic, every table and file counted, balances and the
 * head of the record of acts computed again from the rows, every registered paper there. Throws the `backup.*` problems.
 */
export async function verifyBackup(path: string, passphrase: string): Promise<Proof> {
  const found = new Found()
  for await (const line of readBackup(path, passphrase)) {
    if ('row' in line) found.row(line.row)
    else found.mark(line.mark)
  }
  return found.proof()
}

/** What the rows say, collected as they go by; nothing of them is kept but sums and the names of files. */
class Found {
  #head: Extract<Mark, { minxin: 1 }> | undefined
  #end: Extract<Mark, { end: unknown }> | undefined
  #keys = false
  #table = ''
  #columns: string[] = []
  readonly #rows: Record<string, number> = {}
  readonly #balances = new Map<string, bigint>()
  readonly #wanted = new Set<string>()
  readonly #files = new Set<string>()
  #sum = 0n
  #seal = { seq: 0, hash: null as string | null }

  mark(mark: Mark): void {
    if ('minxin' in mark) this.#head = mark
    else if ('table' in mark) this.#begin({ name: mark.table, columns: mark.columns })
    else if ('file' in mark) this.#files.add(mark.file.replace('/', ''))
    else if ('keys' in mark) this.#keys = true
    else if ('end' in mark) this.#end = mark
  }

  #begin({ name, columns }: TableShape): void {
    this.#table = name
    this.#columns = columns.map((c) => c.name)
    this.#rows[name] = 0
  }

  row(text: string): void {
    if (!this.#table) throw new Problem('backup.damaged')
    this.#rows[this.#table] = (this.#rows[this.#table] ?? 0) + 1
    if (this.#table === 'ledger_transfer') this.#transfer(this.#read(text, 'debit', 'credit', 'fen'))
    else if (this.#table === 'audit_seal') this.#sealed(this.#read(text, 'seq', 'hash'))
    else if (this.#table === 'file_object') this.#wanted.add(this.#read(text, 'sha256')[0] ?? '')
  }

  #read(text: string, ...names: string[]): string[] {
    const row = JSON.parse(text) as string[]
    return names.map((name) => row[this.#columns.indexOf(name)] ?? '')
  }

  #transfer([debit = '', credit = '', fen = '0']: string[]): void {
    const amount = BigInt(fen)
    this.#sum += amount
    this.#balances.set(debit, (this.#balances.get(debit) ?? 0n) + amount)
    this.#balances.set(credit, (this.#balances.get(credit) ?? 0n) - amount)
  }

  #sealed([seq = '0', hash = '']: string[]): void {
    if (Number(seq) > this.#seal.seq) this.#seal = { seq: Number(seq), hash }
  }

  proof(): Proof {
    const head = this.#head
    const end = this.#end
    if (!head || !end || !this.#keys) throw new Problem('backup.damaged')
    const differ = (what: string) => new Problem('backup.disagrees', { what })
    for (const [table, count] of Object.entries(end.rows)) if (this.#rows[table] !== count) throw differ(`${table} 的行数`)
    if (this.#files.size !== end.files) throw differ('材料文件数')
    const missing = [...this.#wanted].filter((sha256) => !this.#files.has(sha256)).length
    if (missing > 0) throw differ(`缺 ${missing} 个材料文件`)
    const books: Agreement = {
      auditSealed: this.#seal.seq,
      auditHead: this.#seal.hash,
      transfers: this.#rows.ledger_transfer ?? 0,
      transferFen: String(this.#sum),
      balances: this.#balanceHash(),
    }
    if (books.auditHead !== end.end.auditHead) throw differ('操作记录')
    if (JSON.stringify(books) !== JSON.stringify(end.end)) throw differ('账目')
    return proofOf(head, this.#rows, this.#files.size, books)
  }

  /** As `agreementOf` asks it of the database: accounts in the order of their bytes. */
  #balanceHash(): string {
    const lines = [...this.#balances].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))).map(([a, fen]) => `${a} ${fen}`)
    return createHash('md5').update(lines.join('\n')).digest('hex')
  }
}
