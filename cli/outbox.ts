import { timeInShanghai, dayInShanghai } from '#kernel/day.ts'
import { systemActor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import { inTransaction } from '#platform/db/tx.ts'
import type { DatabaseCommand } from './command.ts'

const states: Record<string, string> = { waiting: '待发', sent: '已发', failed: '失败' }

/** The last messages in clear: the people of the demonstration are invented. Outside it nobody reads messages here. */
export const outboxCommand: DatabaseCommand = async (db, { say, warn, clock }) => {
  if (!db.demo) {
    warn('只有演示方式可以查看短信。请在演示服务器运行时使用。')
    return 1
  }
  const messages = await inTransaction(db, systemActor('operator', db.county.code), clock(), (tx) =>
    tx.selectFrom('message').selectAll().orderBy('created_at', 'desc').limit(50).execute(),
  )
  for (const m of messages.reverse())
    say(
      `${dayInShanghai(m.created_at)} ${timeInShanghai(m.created_at)}  ${states[m.state] ?? m.state}  ${open(db.keys, m.to_sealed)}  ${open(db.keys, m.text_sealed)}`,
    )
  if (messages.length === 0) say('还没有短信。')
  return 0
}
