import { Problem, problemReply } from '#kernel/problem.ts'
import { DirectoryInUse } from '#platform/db/directory-lock.ts'
import { KeysDoNotFit } from '#platform/db/own-keys.ts'
import { UsageError } from './command.ts'

/** One line for the terminal, and the exit code. Database messages can quote a row, so of those only the code is told. */
export function failureOf(error: unknown): { line: string; code: number } {
  if (error instanceof UsageError) return { line: error.message, code: 2 }
  if (error instanceof DirectoryInUse || error instanceof KeysDoNotFit) return { line: error.message, code: 1 }
  if (error instanceof Problem) {
    const { code, message } = problemReply(error)
    return { line: `${message}（${code}）`, code: 1 }
  }
  const { code, name } = error as { code?: string; name: string }
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return { line: '连不上数据库。请核对 DATABASE_URL，并确认 PostgreSQL 已启动。', code: 1 }
  if (code === '28P01' || code === '28000') return { line: '数据库不接受这个账号。请核对 DATABASE_URL 里的用户名和密码。', code: 1 }
  return { line: `没有完成（${code ?? name}）。请运行 doctor 检查，仍不行请联系开发方。`, code: 1 }
}
