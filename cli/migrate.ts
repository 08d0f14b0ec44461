import { divisionsFile } from '#counties/ruian/county.ts'
import { loadDivisions } from '#modules/core/divisions/public.ts'
import { loadAllParameters } from '../wire.ts'
import type { DatabaseCommand } from './command.ts'

/** Opening the database has run the migrations already; this brings divisions and declared parameters and says where it stands. */
export const migrateCommand: DatabaseCommand = async (db, { say }) => {
  await loadDivisions(db, divisionsFile)
  await loadAllParameters(db)
  const { rows } = await db.pool.query<{ n: number; last: string }>('select count(*)::int as n, max(name) as last from schema_migration')
  say(`数据库已是最新：${db.county.name}（${db.schema}），${rows[0]?.n} 个迁移，最后一个是 ${rows[0]?.last}。`)
  return 0
}
