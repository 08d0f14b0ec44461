import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { type Role, roleNames, staffRoles } from '#kernel/role.ts'
import { record } from '#platform/audit/record.ts'
import { systemActor } from '#platform/db/actor.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import { hashPassword } from '#platform/identity/password.ts'
import { choice, optional, text } from '#platform/sheets/columns.ts'
import { markedXlsx } from '#platform/sheets/mark.ts'
import { type CellError, readTable } from '#platform/sheets/table.ts'
import { sheetXlsx } from '#platform/sheets/write.ts'
import type { DatabaseCommand } from './command.ts'
import { bytesAt, writeBeside } from './table-file.ts'
import { wrongUse } from './usage.ts'

const columns = {
  login: text('登录名', ['账号', '用户名'], 40),
  name: text('姓名', [], 30),
  role: choice('岗位', ['角色'], Object.fromEntries(staffRoles.map((r) => [roleNames[r], r])) as Record<string, Role>),
  place: text('地区', ['单位', '所在地区', '地区代码'], 40),
  phone: optional(text('办公电话', ['电话'], 20)),
}

interface Account {
  login: string
  name: string
  role: Role
  place: string
  phone: string | null
}

/**
 * A table of staff becomes accounts and posts, all of it or nothing. New accounts get a first password each, which is
 * written beside the table and must be changed at the first sign-in; an account that is there keeps its own.
 */
export const importAccounts: DatabaseCommand = async (db, { args: [path, ...more], say, warn, clock }) => {
  if (!path || more.length > 0) throw wrongUse('import')
  const actor = systemActor('operator', db.county.code)
  const bytes = bytesAt(path)
  const done = await inTransaction(db, actor, clock(), async (tx) => {
    const read = await readAccounts(tx, bytes)
    if ('marked' in read) return read
    const fresh = await keepAccounts(tx, read.accounts)
    await record(tx, actor, { act: 'identity.import', subjectKind: 'place', subjectId: actor.place, detail: { accounts: fresh.length } })
    return { fresh, posts: read.accounts.length }
  })
  if ('marked' in done) {
    warn(`${done.errors} 行有错误，没有建立任何账号。错误已标注在 ${writeBeside(path, '错误标注', done.marked)}。`)
    return 1
  }
  say(`${done.posts} 行，新建 ${done.fresh.length} 个账号。`)
  if (done.fresh.length > 0) {
    const sheet = await sheetXlsx(
      ['登录名', '姓名', '初始密码'].map((header) => ({ header, width: 20 })),
      done.fresh,
    )
    say(`初始密码在 ${writeBeside(path, '初始密码', sheet)}，首次登录必须修改。分发后请删除这个文件。`)
  }
  return 0
}

async function readAccounts(tx: Tx, bytes: Buffer): Promise<{ accounts: Account[] } | { errors: number; marked: Buffer }> {
  const table = await readTable(bytes, columns, tx.today)
  const places = await placeCodes(tx)
  const errors = new Map<number, CellError[]>()
  const accounts: Account[] = []
  const names = new Map<string, string>()
  for await (const { row, value, errors: wrong } of table.rows) {
    if (wrong) {
      errors.set(row, wrong)
      continue
    }
    const place = places.get(value.place)
    const fail = (field: keyof typeof columns, reason: string, remedy: string) => errors.set(row, [table.error(field, reason, remedy)])
    if (!/^[a-z][a-z0-9._-]{2,39}$/.test(value.login))
      fail('login', '要以小写字母开头，3 至 40 位，只用小写字母、数字和 . _ -', '请改短或改写')
    else if (!place) fail('place', `没有“${value.place}”，或者不止一个`, '请写乡镇名、“乡镇名+村名”或地区代码')
    else if ((names.get(value.login) ?? value.name) !== value.name) fail('name', '同一个登录名写了两个姓名', '请改成一致，或换一个登录名')
    else accounts.push({ ...value, place })
    names.set(value.login, value.name)
  }
  return errors.size > 0 ? { errors: errors.size, marked: await markedXlsx(bytes, table.header.row, errors) } : { accounts }
}

/** Codes of places by code, by name, and of villages by town and name; a name that two places share is left out. */
async function placeCodes(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('division').select(['code', 'name']).execute()
  const towns = new Map(rows.map((r) => [r.code, r.name]))
  const found = new Map<string, string>()
  const twice = new Set<string>()
  for (const { code, name } of rows)
    for (const key of [name, ...(code.length === 12 ? [`${towns.get(code.slice(0, 9))}${name}`] : [])])
      found.has(key) ? twice.add(key) : found.set(key, code)
  for (const key of twice) found.delete(key)
  for (const { code } of rows) found.set(code, code)
  return found
}

/** Writes accounts and posts as the owner of the tables: the program that serves requests may not make staff. */
async function keepAccounts(tx: Tx, accounts: readonly Account[]): Promise<string[][]> {
  await sql`reset role`.execute(tx)
  const fresh: string[][] = []
  for (const a of accounts) {
    const known = await sql<{ id: string }>`select id from staff where login = ${a.login}`.execute(tx)
    let id = known.rows[0]?.id
    if (!id) {
      const password = firstPassword()
      const made = await sql<{ id: string }>`
        insert into staff (login, name, password_hash, must_change, office_phone) values (${a.login}, ${a.name}, ${await hashPassword(password)}, true, ${a.phone})
        returning id`.execute(tx)
      id = made.rows[0]?.id
      fresh.push([a.login, a.name, password])
    }
    await sql`
      insert into staff_post (staff_id, role, place, valid_from) select ${id}::uuid, ${a.role}, ${a.place}, ${tx.today}::date
      where not exists (select from staff_post p where p.staff_id = ${id}::uuid and p.role = ${a.role} and p.place = ${a.place}
        and (p.valid_to is null or p.valid_to > ${tx.today}::date))`.execute(tx)
  }
  await sql`set local role minxin_app`.execute(tx)
  return fresh
}

// Without signs that are taken for one another on paper.
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'
const firstPassword = (): string => Array.from({ length: 12 }, () => signs[randomInt(signs.length)]).join('')
