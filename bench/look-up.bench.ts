import type pg from 'pg'
import type { Keys } from '#platform/db/seal.ts'
import { open } from '#platform/db/seal.ts'
import type { Figure } from './figure.ts'
import { load } from './load.ts'

const clients = 8
const seconds = 6

/** Finding a resident among a whole county's, as a town clerk under row-level security. */
export async function benchLookUp(pool: pg.Pool, keys: Keys, port: number, headers: string): Promise<Figure[]> {
  const { rows } = await pool.query<{ id_sealed: string; name: string; n: number }>(
    `select id_sealed, name from person where town = '330381116' and id_hash !~ '^[0-9a-f]{32}$' limit 2000`,
  )
  const total = await pool.query<{ n: number }>('select count(*)::int as n from person')
  const search = (words: (n: number) => string) => (client: number, round: number) => ({
    method: 'GET',
    path: `/api/residents/search?q=${encodeURIComponent(words(client * 251 + round))}`,
  })
  const at = (n: number) => rows[n % rows.length] ?? { id_sealed: '', name: '' }
  const numbers = rows.map((r) => open(keys, r.id_sealed))
  const figures: Figure[] = []
  for (const [name, words] of [
    ['identity number', (n: number) => numbers[n % numbers.length] ?? ''],
    ['name prefix', (n: number) => at(n).name.slice(0, 2)],
  ] as const) {
    await load(port, headers, clients, 1, search(words))
    const found = await load(port, headers, clients, seconds, search(words))
    if (found.failed > 0) throw new Error(`${found.failed} look-ups failed`)
    figures.push({
      name: `resident by ${name} among ${total.rows[0]?.n} (8 clients)`,
      value: `p50 ${found.p50.toFixed(1)} ms, p99 ${found.p99.toFixed(1)} ms, ${Math.round(found.perSecond)}/s`,
      promise: 'p99 < 10 ms',
      held: found.p99 < 10,
    })
  }
  return figures
}
