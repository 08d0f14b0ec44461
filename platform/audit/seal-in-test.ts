import type { TestCounty } from '#platform/db/test-county.ts'
import { sealAudit } from './seal.ts'

/**
 * Seals so many acts, asking again while there are fewer: on PostgreSQL a transaction that another test holds open in the same
 * cluster keeps newer acts waiting. Returns how many were sealed; gives up after two minutes.
 */
export async function sealedOf(county: TestCounty, count: number): Promise<number> {
  let sealed = 0
  for (let tries = 0; sealed < count && tries < 600; tries++) {
    sealed += await sealAudit(county.db, county.now, count - sealed)
    if (sealed < count) await new Promise((r) => setTimeout(r, 200))
  }
  return sealed
}

/** Seals every act that there is now. */
export async function sealEverything(county: TestCounty): Promise<void> {
  const { rows } = await county.db.pool.query<{ n: number }>(
    'select count(*)::int as n from audit_event e where not exists (select from audit_seal s where s.event_id = e.id)',
  )
  await sealedOf(county, rows[0]?.n ?? 0)
}
