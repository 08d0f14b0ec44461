// Writes platform/db/tables.ts from a freshly migrated embedded database: `npm run db-types`.
import { writeFileSync } from 'node:fs'
import { migrate } from '../platform/db/migrate.ts'
import { embeddedPool } from '../platform/db/pool.ts'

const types: Record<string, string> = {
  text: 'string',
  uuid: 'string',
  date: 'string',
  boolean: 'boolean',
  integer: 'number',
  bigint: 'number',
  jsonb: 'unknown',
  'timestamp with time zone': 'Date',
  ARRAY: 'string[]',
  xid8: 'string',
}

const { pool, close } = await embeddedPool('memory', 'minxin')
await migrate(pool, 'minxin', new Date())
const { rows } = await pool.query<{ t: string; c: string; type: string; nullable: string; has_default: boolean }>(
  `select table_name as t, column_name as c, data_type as type, is_nullable as nullable,
          column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS' as has_default
   from information_schema.columns where table_schema = 'minxin' order by table_name, ordinal_position`,
)
const tables = new Map<string, string[]>()
for (const row of rows) {
  const base = types[row.type]
  if (!base) throw new Error(`no type for ${row.type} (${row.t}.${row.c})`)
  const type = base === 'unknown' ? (row.nullable === 'YES' ? 'MaybeJson' : 'Json') : row.nullable === 'YES' ? `${base} | null` : base
  const line = `  ${row.c}: ${!row.has_default ? type : base === 'unknown' ? 'DefaultJson' : `Generated<${type}>`}`
  tables.set(row.t, [...(tables.get(row.t) ?? []), line])
}
const pascal = (name: string) => name.replace(/(^|_)(\w)/g, (_, __, c: string) => c.toUpperCase())
let out = `// Made by tools/db-types.ts from the migrations; do not edit.
import type { ColumnType, Generated } from 'kysely'

type Json = ColumnType<unknown, string, string>
type MaybeJson = ColumnType<unknown, string | null | undefined, string | null>
type DefaultJson = ColumnType<unknown, string | undefined, string>
`
for (const [name, lines] of tables) out += `\nexport interface ${pascal(name)}Table {\n${lines.join('\n')}\n}\n`
out += `\nexport interface Tables {\n${[...tables.keys()].map((n) => `  ${n}: ${pascal(n)}Table`).join('\n')}\n}\n`
writeFileSync(new URL('../platform/db/tables.ts', import.meta.url), out)
await close()
