import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { coupleLines, line, type ListLine, listFile, listHeads } from '#demo/caseload-list.ts'
import { ok, payMonth } from '#demo/on-books.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { namedPeople } from '#demo/village.ts'
import { runOneJob } from '#platform/jobs/worker.ts'
import { sheetRows } from '#platform/sheets/read.ts'
import { sheetXlsx } from '#platform/sheets/write.ts'
import { jobKinds } from '../../../wire.ts'

let county: DemoCounty
let clerk: Browser
let head: Browser
before(async () => {
  county = await demoCounty('2020-09-25T09:30:00+08:00')
  clerk = await county.staff('keyuan')
  head = await county.staff('kezhang')
})
after(() => county.close())

const right = 1450
const work = async (most = 1000) => {
  let done = 0
  while (done < most && (await runOneJob(county.db, jobKinds, county.now))) done++
  return done
}
const take = async (bytes: Buffer, who = clerk, requestId = randomUUID()) =>
  who.upload(`/api/caseload?requestId=${requestId}&name=${encodeURIComponent('名册.xlsx')}&from=2020-10`, bytes)
async function checked(lines: ListLine[]): Promise<string> {
  const { importId } = ok(await take(await listFile(lines)))
  await work()
  return importId
}
const view = async (importId: string, query = '') => ok(await clerk.get(`/api/caseload/${importId}?${query}`))
const load = (importId: string, who = head) => who.post(`/api/caseload/${importId}/load`, { requestId: randomUUID() })
const count = async (table: string) => Number((await county.db.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n)

/** Twelve good couples, one paid too little, one without the supplement of the old. */
const good = [...Array(12).keys()].flatMap((i) => coupleLines(i, i === 3 ? 900 : i === 4 ? 1272 : right))
const withMistakes = [
  ...good,
  ...coupleLines(20, right, { '月保障金（元）': '0.15万', '村（社区）': '江铺村' }),
  ...coupleLines(21, right, { 身份证号码: '330399194601011234' }),
  ...coupleLines(1, right, { 户编号: 'MY99999' }),
]

test('a list is read, compared with the rules and told cell by cell; nothing is on the books yet', async () => {
  const importId = await checked(withMistakes)
  const { item, counts, items } = await view(importId)
  assert.equal(item.state, 'checked')
  assert.equal(item.households, 15)
  assert.deepEqual(counts.states, { new: 12, wrong: 3 })
  assert.deepEqual(counts.causes, { same: 10, less: 1, supplement: 1 })
  const said = (key: string) => items.find((i: { key: string }) => i.key === key).said
  assert.match(said('MY00004'), /少发 2 人的 10% 增发/)
  assert.match(said('MY00003'), /名册少 ¥550\.00/)
  assert.match(said('MY00020'), /第 26 行 月保障金：写成了万元。请换算成元/)
  assert.equal(await count('entitlement'), 0)
  const only = await view(importId, 'difference=less')
  assert.deepEqual(
    only.items.map((i: { key: string; paysFen: number; ruleFen: number }) => [i.key, i.paysFen, i.ruleFen]),
    [['MY00003', 90_000, 145_000]],
  )
  const sheet = ok(await clerk.get(`/api/caseload/${importId}/compared.xlsx?difference=less`)) as Buffer
  const rows = []
  for await (const r of sheetRows(sheet)) rows.push(r.cells.map((c) => c?.text))
  assert.equal(rows.length, 2)
  assert.deepEqual(rows[1]?.slice(0, 2), ['MY00003', '蔡某3'])
})

test('the marked list says what is wrong; corrected and loaded again it brings only what was missing', async () => {
  const importId = await checked(withMistakes)
  const marked = ok(await clerk.get(`/api/caseload/${importId}/marked.xlsx`)) as Buffer
  const rows: ListLine[] = []
  const reasons: string[] = []
  for await (const { row, cells } of sheetRows(marked)) {
    if (row === 1) continue
    rows.push(listHeads.map((_, i) => cells[i]?.text ?? null))
    const said = cells[listHeads.length]?.text
    if (said) reasons.push(said)
  }
  assert.equal(rows.length, withMistakes.length)
  assert.match(reasons.join('\n'), /校验不通过/)
  assert.match(reasons.join('\n'), /和第 4 行是同一个人/)
  ok(await load(importId))
  await work()
  assert.deepEqual((await view(importId)).counts.states, { loaded: 12, wrong: 3 })
  assert.equal(await count('entitlement'), 12)
  const corrected = rows
    .filter((r) => r[0] !== 'MY99999')
    .map((r) =>
      r[0] === 'MY00020' && r[1] ? coupleLines(20, right)[0] : r[0] === 'MY00021' && r[1] ? coupleLines(21, right)[0] : r,
    ) as ListLine[]
  const second = await checked(corrected)
  assert.deepEqual((await view(second)).counts.states, { unchanged: 12, new: 2 })
  ok(await load(second))
  await work()
  assert.equal(await count('entitlement'), 14)
  assert.equal(
    Number((await county.db.pool.query("select count(*)::int as n from person where name like '蔡某%' or name like '潘某%'")).rows[0].n),
    28,
  )
})

test('a household that is on the books otherwise than in the list is told and left alone', async () => {
  const importId = await checked([...coupleLines(0, 1500), ...coupleLines(1, right)])
  const { counts, items } = await view(importId)
  assert.deepEqual(counts.states, { differs: 1, unchanged: 1 })
  assert.match(items[0].said, /在册每月 ¥1,450\.00，名册 ¥1,500\.00/)
  ok(await load(importId))
  await work()
  assert.equal(await count('entitlement'), 14)
})

test('what was loaded is paid by the next roll, as the bureau paid it', async () => {
  const { lines } = await payMonth(county, '2020-10')
  assert.equal(lines.length, 14)
  assert.equal(
    lines.reduce((sum, l) => sum + Number(l.fen), 0),
    12 * 145_000 + 90_000 + 127_200,
  )
  county.now = new Date('2020-10-09T10:00:00+08:00')
  clerk = await county.staff('keyuan')
  head = await county.staff('kezhang')
})

test('killed in the middle and begun again, nothing is there twice', async () => {
  const many = [...Array(450).keys()].flatMap((i) => coupleLines(100 + i, right))
  const importId = await checked(many)
  assert.deepEqual((await view(importId)).counts.states, { new: 450 })
  ok(await load(importId))
  const before = await count('entitlement')
  assert.equal(await work(1), 1)
  assert.equal(await count('entitlement'), before + 200)
  // The worker dies with its part: the part is undone, its job comes back when the lease ends.
  const killed = {
    ...jobKinds,
    'caseload.load': async (...a: Parameters<(typeof jobKinds)[string]>) => {
      await jobKinds['caseload.load']?.(...a)
      throw new Error('killed')
    },
  }
  assert.equal(await runOneJob(county.db, killed, county.now), true)
  assert.equal(await count('entitlement'), before + 200)
  county.now = new Date(county.now.getTime() + 10 * 60_000)
  await work()
  assert.equal(await count('entitlement'), before + 450)
  const { item, counts } = await view(importId)
  assert.equal(item.state, 'loaded')
  assert.deepEqual(counts.states, { loaded: 450 })
  const { rows } = await county.db.pool.query(
    'select person_id from entitlement_member where superseded_at is null group by 1 having count(*) > 1',
  )
  assert.equal(rows.length, 0)
})

test('people of the register keep their number: another name, a death and somebody helped elsewhere are told', async () => {
  const [lin, , , mother] = namedPeople('2020-09-25')
  assert.ok(lin && mother)
  await county.db.pool.query("update person set died_on = '2020-09-01' where name = '周桂英'")
  const one = (no: string, name: string, id: string) =>
    line({
      户编号: no,
      姓名: name,
      身份证号码: id,
      与户主关系: '本人',
      乡镇: '马屿镇',
      '村（社区）': '江浦',
      救助类别: '低保',
      '月保障金（元）': 100,
      社保卡号: '6230000000000001',
      开户行: '农商行',
      享受起始月: '2019-08',
    })
  const importId = await checked([one('a', '林秀蓝', lin.idNumber), one('b', '周桂英', mother.idNumber)])
  const { items } = await view(importId)
  assert.match(items[0].said, /姓名不一致/)
  assert.match(items[1].said, /已经去世/)
})

test('a list that cannot be read is refused in words; a repeated upload is one list', async () => {
  const { importId } = ok(await take(await sheetXlsx([{ header: '姓名' }, { header: '电话' }], [['林秀兰', '1']])))
  await work()
  const refused = await view(importId)
  assert.equal(refused.item.state, 'refused')
  assert.match(refused.refusal, /没有找到表头/)
  assert.equal((await load(importId)).body.code, 'caseload.not_checked')
  const before = await count('caseload_import')
  const requestId = randomUUID()
  const bytes = await listFile(coupleLines(900, right))
  assert.equal(ok(await take(bytes, clerk, requestId)).importId, ok(await take(bytes, clerk, requestId)).importId)
  assert.equal(await count('caseload_import'), before + 1)
  assert.equal((await take(Buffer.alloc(0))).body.code, 'sheet.empty')
})

test('only the county takes lists in, a second person lets them load, and a town sees nothing', async () => {
  const importId = await checked(coupleLines(901, right))
  assert.equal((await load(importId, clerk)).status, 403)
  for (const who of ['wumin', 'linwei', 'cunhai', 'caiwu']) {
    const other = await county.staff(who)
    assert.equal((await take(await listFile(coupleLines(902, right)), other)).status, 403)
    assert.equal((await other.get(`/api/caseload/${importId}`)).status, 403)
    assert.equal((await load(importId, other)).status, 403)
  }
  assert.equal((await county.stranger.get('/api/caseload')).status, 401)
  await county.db.pool.query("update caseload_import set place = '330302' where id = $1", [importId])
  assert.equal((await clerk.get(`/api/caseload/${importId}`)).body.code, 'caseload.not_found')
  assert.equal((await load(importId)).body.code, 'caseload.not_found')
})
