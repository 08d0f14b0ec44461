import { readFileSync } from 'node:fs'
import type { Db } from '#platform/db/database.ts'

export interface Division {
  code: string
  name: string
  level: 'county' | 'town' | 'village'
  parent: string
}

/** Reads a county's divisions: code,name,level,parent with a header line. */
export function readDivisions(csv: string): Division[] {
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [code = '', name = '', level = '', parent = ''] = line.trim().split(',')
      // The statistics office lists committees; people speak of the village.
      return { code, name: name.replace(/村委会$/, '村').replace(/居委会$/, ''), level: level as Division['level'], parent }
    })
}

/** Brings the divisions of a county folder into its database; what is there already is renamed, never removed. */
export async function loadDivisions(db: Db, path: URL): Promise<void> {
  const all = readDivisions(readFileSync(path, 'utf8'))
  const towns = all.filter((d) => d.level === 'town').map((d) => d.code)
  // Demonstration numbers of the offices; the bureau enters its own.
  const phone = (d: Division) =>
    d.level === 'county' ? '0577-65800000' : d.level === 'town' ? `0577-658${String(towns.indexOf(d.code) + 1).padStart(5, '0')}` : null
  await db.pool.query(
    `insert into division (code, name, level, parent, phone)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
     on conflict (code) do update set name = excluded.name, parent = excluded.parent`,
    [
      all.map((d) => d.code),
      all.map((d) => d.name),
      all.map((d) => d.level),
      all.map((d) => d.parent || null),
      all.map((d) => (db.demo ? phone(d) : null)),
    ],
  )
}
