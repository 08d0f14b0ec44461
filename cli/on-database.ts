import { county } from '#counties/ruian/county.ts'
import { configFromEnv, openDatabase } from '#platform/db/open.ts'
import { type Call, UsageError } from './command.ts'
import { databaseCommands } from './database-commands.ts'
import { askServer, serverAnswers } from './socket-client.ts'
import { socketPath } from './socket-path.ts'

/** Carries a command out where the database is open: in the running server, or here when none runs. */
export async function onDatabase(name: string, call: Call): Promise<number> {
  const config = configFromEnv(county, name === 'demo', call.clock())
  const path = socketPath(config.dataDir)
  if (name === 'restore' && (await serverAnswers(path)))
    throw new UsageError('服务器正在运行，不能恢复。请先停下服务器，再恢复到空的数据库。')
  // A backup of PostgreSQL is read beside the server, so that nobody waits for it, and from the schema as it is.
  const beside = name === 'backup' && config.url !== undefined
  const answered = beside ? undefined : await askServer(path, { command: name, args: call.args, secret: call.secret }, call.say, call.warn)
  if (answered !== undefined) return answered
  const command = await databaseCommands[name]?.()
  const db = await openDatabase({ ...config, asIs: beside })
  try {
    return (await command?.(db, call)) ?? 2
  } finally {
    await db.close()
  }
}
