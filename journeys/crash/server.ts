// A server of its own process, to be killed: on the folder and schema that the environment names, with a clock that stands.
import { county } from '#counties/ruian/county.ts'
import { openDatabase } from '#platform/db/open.ts'
import { makeServer } from '#platform/http/server.ts'
import { startWork } from '../../worker.ts'
import { registerServices, wire } from '../../wire.ts'

const now = new Date(process.env.MINXIN_NOW ?? '')
const clock = () => now
const db = await openDatabase({
  url: process.env.DATABASE_URL,
  dataDir: process.env.MINXIN_DATA ?? '',
  schema: process.env.MINXIN_SCHEMA,
  county,
  demo: true,
  now,
})
registerServices()
const http = makeServer()
wire({ http, db, clock })
startWork(db, clock, () => {})
await http.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
process.stdout.write('ready\n')
