import type { FastifyInstance } from 'fastify'
import type { Db } from '#platform/db/database.ts'

/** What a routes file gets: the server, the county's database and the clock. */
export interface App {
  http: FastifyInstance
  db: Db
  clock: () => Date
}
