import { UsageError } from './command.ts'

/** What each command takes and does, in both languages. */
export const usages: Record<string, { takes: string; zh: string; en: string }> = {
  migrate: { takes: '', zh: '建立或升级数据库', en: 'create or upgrade the database' },
  demo: {
    takes: '[--year 2020 [--people N]]',
    zh: '建立演示县；--year 建立全县 125 万人和当年公布的业务记录（仅 PostgreSQL）',
    en: 'make the demonstration county; --year makes everybody and the records of a published year (PostgreSQL only)',
  },
  serve: { takes: '[--port N] [--host H] [--demo] [--no-work] [--tls CERT KEY]', zh: '启动服务器', en: 'run the server' },
  worker: { takes: '', zh: '单独运行后台任务（仅 PostgreSQL）', en: 'run background work alone (PostgreSQL only)' },
  evaluate: {
    takes: 'subsistence | booking | marriage-eligibility | cooling-off | certificate-numbers FILE|- [--db]',
    zh: '推算案例（JSON）；--db 用数据库里的参数',
    en: 'evaluate cases (JSON); --db takes the parameters of the database',
  },
  payments: { takes: 'list | open YYYY-MM', zh: '发放批次：列表、建立当月批次', en: 'payment runs: list, open a month' },
  import: {
    takes: 'caseload FILE [--dry-run] [--from YYYY-MM] | list SOURCE FILE [--date YYYY-MM-DD] | parameters FILE | accounts FILE',
    zh: '导入表格（.xlsx、.csv）：名册、其他部门的比对数据、政策参数（待第二人确认）、工作人员账号',
    en: 'import a spreadsheet: the caseload, a list of another department, parameters (a second person confirms), staff accounts',
  },
  'source-key': { takes: 'SOURCE', zh: '为其他部门的接口设置新密钥', en: 'a new key for the machine of another department' },
  audit: { takes: 'verify', zh: '核对操作记录链', en: 'verify the chain of the record of acts' },
  backup: {
    takes: 'FILE | --into DIR [--keep N] [--keep-months N] | verify FILE [--passphrase-file F]',
    zh: '加密备份并复读核对（服务器可在运行）；--into 按时间命名并清理旧备份；verify 核对一份备份，不需要数据库',
    en: 'encrypted backup, read back, also while running; verify reads a file without a database',
  },
  restore: { takes: 'FILE [--passphrase-file F]', zh: '恢复到空数据库（先停服务器）', en: 'restore into an empty database' },
  doctor: { takes: '', zh: '检查系统', en: 'check the installation' },
  staff: {
    takes: 'add LOGIN NAME ROLE PLACE | reset LOGIN',
    zh: '建立工作人员账号或加岗位（PLACE 是区划代码）；重置密码',
    en: 'make an account of staff or add a post; reset a password',
  },
  figures: {
    takes: '--year YYYY [--as-of YYYY-MM-DD] [--json]',
    zh: '一年的公布指标；--json 附每条记录的编号；--as-of 按当时已知的数据',
    en: 'the published figures of a year; --json with the ids of all records',
  },
  outbox: { takes: '', zh: '演示模式下查看短信', en: 'messages of the demonstration' },
}

/** The whole usage text. */
export function usageText(): string {
  const lines = Object.entries(usages).map(([name, u]) => `  ${`${name} ${u.takes}`.trimEnd()}\n      ${u.zh} · ${u.en}`)
  return [
    '民心命令行 · the command line of Minxin',
    '',
    '用法 Usage: npm run -s minxin -- 命令 COMMAND',
    '',
    ...lines,
    '',
    '服务器在运行时，命令由它执行；没有运行时，命令自己打开数据库。',
    'A running server carries the command out; without one the command opens the database itself.',
    '环境 Environment: DATABASE_URL, MINXIN_DATA, MINXIN_BACKUP_PASSPHRASE, MINXIN_LOG=1, MINXIN_METRICS_TOKEN, MINXIN_BEHIND_PROXY=1',
  ].join('\n')
}

/** An error that tells how the command is called. */
export function wrongUse(name: string, why = ''): UsageError {
  const u = usages[name]
  return new UsageError(`${why}用法：npm run -s minxin -- ${name} ${u?.takes ?? ''}`.trimEnd())
}
