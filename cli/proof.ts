import { yuan } from '#kernel/money.ts'
import { chineseDay, dayInShanghai, timeInShanghai } from '#kernel/day.ts'
import type { Proof } from '#platform/backup/proof.ts'

/** What was counted in a backup, as an operator keeps it with the file. */
export function proofLines({ county, madeAt, engine, rows, files, books }: Proof): string[] {
  const at = new Date(madeAt)
  const filled = Object.entries(rows).filter(([, n]) => n > 0)
  const all = filled.reduce((sum, [, n]) => sum + n, 0)
  return [
    `备份：${county.name}（${county.code}），${chineseDay(dayInShanghai(at))} ${timeInShanghai(at)}，${engine === 'embedded' ? '内嵌数据库' : 'PostgreSQL'}`,
    `行数：${all} 行，${filled.length} 张表有内容`,
    ...filled.map(([table, n]) => `  ${table.padEnd(24)} ${n}`),
    `材料文件：${files} 个`,
    `账目：${books.transfers} 笔，合计 ${yuan(Number(books.transferFen))}，各科目余额校验值 ${books.balances}`,
    `操作记录链：${books.auditSealed} 条，链头 ${books.auditHead ?? '（空）'}`,
  ]
}
