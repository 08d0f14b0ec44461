// The server: reads its configuration, opens the county, serves API and pages. `--demo` makes the demonstration county
// on an empty database; `--tls CERT KEY` serves HTTPS, which phones need; `--no-work` leaves background work to a worker.
import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { county, divisionsFile } from '#counties/ruian/county.ts'
import { loadDivisions } from '#modules/core/divisions/public.ts'
import type { Db } from '#platform/db/database.ts'
import { DirectoryInUse } from '#platform/db/directory-lock.ts'
import { KeysDoNotFit } from '#platform/db/own-keys.ts'
import { configFromEnv, openDatabase } from '#platform/db/open.ts'
import { openApiRoute } from '#platform/http/openapi.ts'
import { servePages } from '#platform/http/pages.ts'
import { codeOf, makeServer } from '#platform/http/server.ts'
import { type Ending, endInOrder, endServer } from '#platform/http/stop.ts'
import { beginStop } from '#platform/operations/readiness.ts'
import { programVersion } from '#platform/operations/version.ts'
import { databaseCommands } from './cli/database-commands.ts'
import { socketPath } from './cli/socket-path.ts'
import { listenForCommands } from './cli/socket-server.ts'
import { makeDemonstration, signInLines } from './demo/demonstration.ts'
import { loadAllParameters, registerServices, wire } from './wire.ts'
import { startWork } from './worker.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)
const fail = (text: string): never => {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      demo: { type: 'boolean', default: false },
      port: { type: 'string' },
      host: { type: 'string' },
      tls: { type: 'boolean', default: false },
      'no-work': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const clock = () => new Date()
  const port = Number(values.port ?? process.env.PORT ?? 3000)
  const tls = values.tls ? tlsFiles(positionals) : undefined
  const db = await openOrExplain(values.demo)
  registerServices()
  await loadDivisions(db, divisionsFile)
  await loadAllParameters(db)
  if (values.demo) await makeDemonstration(db, clock(), say)
  const log = process.env.MINXIN_LOG === '1'
  const http = makeServer({ log, behindProxy: process.env.MINXIN_BEHIND_PROXY === '1', ...(tls ? { tls } : {}) })
  wire({ http, db, clock })
  openApiRoute(http)
  await servePages(http, fileURLToPath(new URL('./web/dist', import.meta.url)))
  if (values['no-work'] && db.kind === 'embedded') fail('内嵌数据库的后台任务由服务器自己运行，不能用 --no-work。')
  const failed = (name: string, error: Error) => http.log.error({ round: name, kind: error.name, code: codeOf(error) }, 'round failed')
  const worker = values['no-work'] ? undefined : startWork(db, clock, failed)
  await http
    .listen({ port, host: values.host ?? process.env.HOST ?? '127.0.0.1' })
    .catch((error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE'
        ? fail(`端口 ${port} 已被占用。请停下占用它的程序，或换一个：PORT=3001 npm start`)
        : fail(String(error.message)),
    )
  http.log.info({ version: programVersion, engine: db.kind, port, tls: tls !== undefined }, 'started')
  if (!log) say(`\n民心已启动：${tls ? 'https' : 'http'}://127.0.0.1:${port}/   工作台 /desk   阳光公示 /open`)
  if (values.demo) for (const line of signInLines()) say(line)
  const commands = await listenForCommands(db, socketPath(dirname(db.filesDir)), databaseCommands, clock)
  const endings: Ending[] = [
    endServer(http),
    { name: 'commands', end: () => commands.close() },
    { name: 'worker', end: async () => worker?.stop() },
    { name: 'database', end: () => db.close() },
  ]
  const stop = async () => {
    beginStop(db)
    const late = await endInOrder(endings, 25_000)
    http.log.info({ late }, 'stopped')
    process.exit(late.length === 0 ? 0 : 1)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

async function openOrExplain(demo: boolean): Promise<Db> {
  try {
    return await openDatabase(configFromEnv(county, demo, new Date()))
  } catch (error) {
    if (error instanceof DirectoryInUse || error instanceof KeysDoNotFit) return fail(error.message)
    return fail(`数据库打不开：${(error as Error).message}`)
  }
}

function tlsFiles([cert, key]: string[]): { cert: Buffer; key: Buffer } {
  if (!cert || !key || !existsSync(cert) || !existsSync(key)) return fail('用法：--tls 证书文件 私钥文件（两个文件都要存在）')
  return { cert: readFileSync(cert), key: readFileSync(key) }
}

await main()
