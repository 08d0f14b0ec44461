import { randomUUID } from 'node:crypto'
import type { Db } from '#platform/db/database.ts'
import { demoRegistry } from './registry.ts'

/** The registry has its national grade by a document of before the year. */
export async function gradeSite(db: Db): Promise<void> {
  const { place } = await demoRegistry(db)
  await db.pool.query(
    `insert into marriage_site_grade (id, place, grade, granted_on, document, recorded_by, recorded_at)
     values ($1, $2, 3, '2018-12-28', '国家3A级婚姻登记机关认定文件（演示）', 'system:demo', '2019-01-04T09:00:00+08:00')`,
    [randomUUID(), place],
  )
}
