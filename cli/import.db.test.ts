import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { coupleLines, listFile } from '#demo/caseload-list.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { sheetRows } from '#platform/sheets/read.ts'
import { failureOf } from './failure.ts'
import { importCommand } from './import.ts'

const folder = mkdtempSync(join(tmpdir(), 'minxin-import-'))
let county: DemoCounty
before(async () => {
  county = await demoCounty('2020-09-25T09:30:00+08:00')
})
after(async () => {
  await county.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Lines of a table; a space stands for the comma. */
const csv = (...lines: string[]) => lines.map((l) => `${l.replaceAll(' ', ',')}\n`).join('')

async function say(...args: string[]) {
  const out: string[] = []
  const call = { args, say: (l: string) => void out.push(l), warn: (l: string) => void out.push(l), clock: county.clock, secret: null }
  try {
    return { code: await importCommand(county.db, call), out: out.join('\n') }
  } catch (error) {
    const { line, code } = failureOf(error)
    return { code, out: line }
  }
}
const file = (name: string, content: Buffer | string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const count = async (sql: string) => Number((await county.db.pool.query(`select count(*)::int as n from ${sql}`)).rows[0].n)
const cellsOf = async (path: string) => {
  const rows: (string | undefined)[][] = []
  for await (const r of sheetRows(readFileSync(path))) rows.push([...r.cells].map((c) => c?.text))
  return rows
}

test('a caseload is tried, then loaded; the marked copy stands beside the file; a second load changes nothing', async () => {
  const lines = [...Array(5).keys()].flatMap((i) => coupleLines(i, 1450))
  const path = file('list.xlsx', await listFile([...lines, ...coupleLines(9, 1450, { 社保卡号: '123' })]))
  const tried = await say('caseload', path, '--dry-run')
  assert.equal(tried.code, 1)
  assert.match(tried.out, /12 行，6 户，有错误的 1 行/)
  assert.match(tried.out, /没有导入/)
  assert.equal(await count('entitlement'), 0)
  const marked = join(folder, 'list-错误标注.xlsx')
  assert.equal(statSync(marked).mode & 0o77, 0)
  assert.match((await cellsOf(marked)).flat().join(), /银行账号：应是 12 至 19 位数字/)
  assert.match((await say('caseload', path)).out, /已导入 5 \/ 5 户/)
  assert.equal(await count("entitlement where state = 'active'"), 5)
  const again = await say('caseload', path, '--from', '2020-11')
  assert.match(again.out, /已在册，一致：5 户/)
  assert.equal(await count('entitlement'), 5)
  const late = await say('caseload', path, '--from', '2020-08')
  assert.match(late.out, /已经过去/)
})

test('parameters become proposals that a second person confirms; what is said already is left; a bad row stops all of them', async () => {
  const head = await county.staff('kezhang')
  const { body } = await head.get('/api/policy/parameters.xlsx')
  const out = await cellsOf(file('out.xlsx', body as Buffer))
  assert.ok(out.length > 50, String(out.length))
  const same = await say('parameters', join(folder, 'out.xlsx'))
  assert.match(same.out, /0 条修改已提出/)
  const rows = csv('参数 数值 生效日期 依据 可信程度')
  const bad = await say(
    'parameters',
    file(
      'bad.csv',
      rows + csv('dibao.standard 1000 2022-07-01 文号 已核对', 'no.such 1 2022-07-01 文号', 'dibao.standard 一千 2023-07-01 文号'),
    ),
  )
  assert.equal(bad.code, 1)
  assert.equal(await count('parameter_change'), 0)
  assert.match((await cellsOf(join(folder, 'bad-错误标注.xlsx'))).flat().join(), /没有“no\.such”这个参数.*数值的类型不对/)
  const good = await say('parameters', file('good.csv', rows + csv('dibao.standard 1000 2029-07-01 文号 已核对')))
  assert.match(good.out, /1 条修改已提出/)
  const { body: list } = await head.get('/api/policy/changes')
  assert.equal(list.items[0].mayDecide, true)
  assert.equal(list.items[0].value, 1000)
})

test('accounts are made with first passwords that must be changed; nobody is made twice, and no password is set anew', async () => {
  const rows = csv('登录名 姓名 岗位 地区 办公电话')
  const bad = await say(
    'accounts',
    file('staff-bad.csv', rows + csv('Zhang 张三 乡镇经办人 马屿镇', 'lisi 李四 镇长 马屿镇', 'wang 王五 财务 天上')),
  )
  assert.equal(bad.code, 1)
  assert.equal(existsSync(join(folder, 'staff-bad-初始密码.xlsx')), false)
  assert.equal(await count("staff where login in ('zhang', 'lisi', 'wang')"), 0)
  const path = file(
    'staff.csv',
    rows +
      csv(
        'zhangsan 张三 乡镇经办人 马屿镇 0577-1',
        'zhangsan 张三 乡镇分管领导 马屿镇',
        'lisi 李四 村居救助协理员 马屿镇江浦村',
        'wumin 吴敏 乡镇经办人 马屿镇',
      ),
  )
  assert.match((await say('accounts', path)).out, /4 行，新建 2 个账号/)
  const passwords = await cellsOf(join(folder, 'staff-初始密码.xlsx'))
  assert.equal(passwords.length, 3)
  const [login, , password] = passwords[1] ?? []
  assert.equal(login, 'zhangsan')
  const browser = county.stranger
  const signed = await browser.post('/api/session/staff', { login, password })
  assert.equal(signed.status, 200)
  assert.equal((await browser.get('/api/desk/inbox')).body.code, 'session.password_must_change')
  assert.equal(await count("staff_post p join staff s on s.id = p.staff_id where s.login = 'zhangsan'"), 2)
  assert.equal(await count("staff_post p join staff s on s.id = p.staff_id where s.login = 'wumin'"), 1)
  assert.match((await say('accounts', path)).out, /新建 0 个账号/)
  await county.staff('wumin')
})

test('a command that is called wrongly or a file that is not there is said in a line', async () => {
  assert.match((await say('dances')).out, /用法/)
  assert.match((await say('caseload')).out, /用法/)
  assert.match((await say('parameters', join(folder, 'nowhere.csv'))).out, /打不开文件/)
  assert.match((await say('accounts', file('x.xlsx', 'MZ'))).out, /表/)
})
