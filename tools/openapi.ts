// Writes the API description that the server answers at /api/openapi.json: `npm run -s openapi > openapi.json`.
import type { Db } from '#platform/db/database.ts'
import { openApiRoute } from '#platform/http/openapi.ts'
import { makeServer } from '#platform/http/server.ts'
import { wire } from '../wire.ts'

const http = makeServer()
// Nothing is asked of the database: the description is made of the endpoints alone.
wire({ http, db: {} as Db, clock: () => new Date() })
openApiRoute(http)
const { payload } = await http.inject({ url: '/api/openapi.json' })
process.stdout.write(`${JSON.stringify(JSON.parse(payload), null, 2)}\n`)
