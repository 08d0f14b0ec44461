import type pg from 'pg'
import type { Keys } from '#platform/db/seal.ts'
import { open } from '#platform/db/seal.ts'
import type { Figure } from './figure.ts'
import { load, type Request } from './load.ts'

const clients = 8
const seconds = 6

/** Finding a file among half a million registrations, as a registrar under row-level security, through the whole server. */
export async function benchArchive(pool: pg.Pool, keys: Keys, port: number, headers: string): Promise<Figure[]> {
  const { rows } = await pool.query<{ id_sealed: string; name: string; cert_no: string; original_cert_no: string | null }>(
    `select p.id_sealed, p.name, r.cert_no, r.original_cert_no from marriage_party p join marriage_registration r on r.id = p.registration_id
     where p.id_hash !~ '^[0-9a-f]{32}$' order by md5(r.id::text) limit 3000`,
  )
  const total = await pool.query<{ n: number }>('select count(*)::int as n from marriage_registration')
  const numbers = rows.map((r) => open(keys, r.id_sealed))
  const at = (n: number) => rows[n % rows.length] ?? { name: '', cert_no: '', original_cert_no: '' }
  const ways: [name: string, words: (n: number) => string][] = [
    ['surname', (n) => at(n).name.slice(0, 1)],
    ['whole name', (n) => at(n).name],
    ['identity number', (n) => numbers[n % numbers.length] ?? ''],
    ['certificate number', (n) => at(n).cert_no],
    ['old certificate number', (n) => at(n).original_cert_no ?? at(n).cert_no],
  ]
  const figures: Figure[] = []
  for (const [name, words] of ways) {
    const next = (client: number, round: number): Request => ({
      method: 'GET',
      path: `/api/marriage-files?q=${encodeURIComponent(words(client * 251 + round))}`,
    })
    await load(port, headers, clients, 1, next)
    const found = await load(port, headers, clients, seconds, next)
    if (found.failed > 0) throw new Error(`${found.failed} searches failed`)
    figures.push({
      name: `marriage file by ${name} among ${total.rows[0]?.n} (${clients} clients)`,
      value: `p50 ${found.p50.toFixed(1)} ms, p99 ${found.p99.toFixed(1)} ms, ${Math.round(found.perSecond)}/s`,
      promise: 'p99 < 20 ms',
      held: found.p99 < 20,
    })
  }
  return figures
}
