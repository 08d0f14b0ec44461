import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '#kernel/day.ts'
import type { Db } from '#platform/db/database.ts'
import { randomFrom } from '../random.ts'
import type { Registry, Written } from './types.ts'

interface Sheet {
  state: 'IN_STOCK' | 'ISSUED' | 'SPOILED'
  registrationId: string | null
  side: 'MAN' | 'WOMAN' | null
  usedOn: Day | null
  reason: string | null
}

const reasons = ['打印错位', '照片粘贴不平', '墨迹污损', '当事人签名写错']
const batchOf = 5000
const paper = {
  MARRIAGE: { prefix: '33000', digits: 7, first: 1_204_001 },
  DIVORCE: { prefix: '33000', digits: 7, first: 6_310_001 },
} as const
type Paper = keyof typeof paper

/**
 * Accounts for the blanks of these registrations: every copy on a sheet with its printed serial, a few spoiled, the rest of the
 * last box in stock. Sheets are taken in order, as a registrar takes them.
 */
export async function accountBlanks(db: Db, registry: Registry, written: readonly Written[], left = 800): Promise<void> {
  for (const kind of ['MARRIAGE', 'DIVORCE'] as const) {
    const mine = written.filter((w) => (w.series.endsWith('J') ? 'MARRIAGE' : 'DIVORCE') === kind)
    const sheets = [
      ...sheetsFor(mine),
      ...Array.from({ length: left }, (): Sheet => ({ state: 'IN_STOCK', registrationId: null, side: null, usedOn: null, reason: null })),
    ]
    await insertSheets(db, registry, kind, sheets, mine[0]?.on)
  }
}

function sheetsFor(written: readonly Written[]): Sheet[] {
  const random = randomFrom(20_200_102)
  return written.flatMap((w) => {
    // Of a divorced couple one asks for a certificate again, on their own.
    const sides = w.kind === 'M5' ? (['WOMAN'] as const) : (['MAN', 'WOMAN'] as const)
    return sides.flatMap((side): Sheet[] => {
      const good: Sheet = { state: 'ISSUED', registrationId: w.id, side, usedOn: w.on, reason: null }
      return random.chance(0.006) ? [{ ...good, state: 'SPOILED', reason: random.pick(reasons) }, good] : [good]
    })
  })
}

async function insertSheets(
  db: Db,
  { place, registrars }: Registry,
  kind: Paper,
  sheets: readonly Sheet[],
  first: Day | undefined,
): Promise<void> {
  const { prefix, digits, first: start } = paper[kind]
  const { rows } = await db.pool.query<{ last: number | null }>(
    'select max(last_no) as last from certificate_batch where place = $1 and kind = $2',
    [place, kind],
  )
  const from = (rows[0]?.last ?? start - 1) + 1
  for (let at = 0; at < sheets.length; at += batchOf) {
    const box = sheets.slice(at, at + batchOf)
    const id = randomUUID()
    const day = addDays(box.find((s) => s.usedOn)?.usedOn ?? first ?? '2020-01-02', -3)
    const by = registrars[0] ?? 'system:demo'
    const numbers = box.map((_, i) => from + at + i)
    await db.pool.query(
      `insert into certificate_batch (id, place, kind, prefix, first_no, last_no, digits, received_on, received_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, place, kind, prefix, numbers[0], numbers.at(-1), digits, day, by],
    )
    await db.pool.query(
      `insert into certificate_blank (place, kind, serial, position, batch_id, state, registration_id, side, used_on, used_by, reason, printed_at)
       select $1, $2, s, p, $3, t, r, d, u, case when u is null then null else $4 end, w,
         case when t = 'ISSUED' then u::timestamp at time zone 'Asia/Shanghai' + interval '10 hours' end
       from unnest($5::text[], $6::int[], $7::text[], $8::uuid[], $9::text[], $10::date[], $11::text[]) as n(s, p, t, r, d, u, w)`,
      [
        place,
        kind,
        id,
        by,
        numbers.map((n) => prefix + String(n).padStart(digits, '0')),
        numbers,
        box.map((s) => s.state),
        box.map((s) => s.registrationId),
        box.map((s) => s.side),
        box.map((s) => s.usedOn),
        box.map((s) => s.reason),
      ],
    )
  }
}
