// The archive: found by name, number and certificate; opened with a purpose; and who is kept out.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { demoRegistry, insertRegistrations, loadMarriages, type Registered } from '#demo/marriages.ts'
import { loadPeople } from '#demo/people.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { open, seal } from '#platform/db/seal.ts'

let county: DemoCounty
let registrar: Browser
const one = async <T extends object>(text: string): Promise<T> => (await county.db.pool.query<T>(text)).rows[0] as T

before(async () => {
  county = await demoCounty('2021-01-28T09:00:00+08:00')
  await loadPeople(county.db, { seed: 7, people: 2000, on: '2020-01-01' })
  await loadMarriages(county.db, { seed: 1, year: 2020, marriages: 46, divorces: 17, marriageReissues: 8, divorceReissues: 2 })
  registrar = await county.staff('dengji')
})
after(() => county.close())

const search = async (q: string, after?: string) =>
  (await registrar.get(`/api/marriage-files?q=${encodeURIComponent(q)}${after ? `&after=${encodeURIComponent(after)}` : ''}`)).body

test('a file is found by number, by the beginning of a name and by certificate, of today and of old', async () => {
  const party = await one<{ id_sealed: string; name: string; registration_id: string }>(
    'select * from marriage_party order by name limit 1',
  )
  const byNumber = await search(open(county.db.keys, party.id_sealed))
  assert.equal(byNumber.by, 'number')
  assert.ok(byNumber.items.some((f: { registrationId: string }) => f.registrationId === party.registration_id))
  assert.match(byNumber.items[0].man.idMask, /^\d{4}\*{10}.{4}$/)
  const byName = await search(party.name)
  assert.equal(byName.items[0].registrationId, party.registration_id)
  assert.equal((await search('j330381-2020-000001')).items[0].certNo, 'J330381-2020-000001')
  const old = await one<{ original_cert_no: string; cert_no: string }>("select * from marriage_registration where kind = 'M4' limit 1")
  assert.ok((await search(old.original_cert_no)).items.some((f: { certNo: string }) => f.certNo === old.cert_no))
  assert.deepEqual((await search('330399199901010000')).items, [])
})

test('a long list of one surname pages by key: nobody twice, nobody left out', async () => {
  const file = await one<{ registration_id: string; relation_id: string }>(
    "select p.registration_id, r.relation_id from marriage_party p join marriage_registration r on r.id = p.registration_id where r.kind = 'M4' limit 1",
  )
  const [man, woman] = (
    await county.db.pool.query('select * from marriage_party where registration_id = $1 order by side', [file.registration_id])
  ).rows.map((r) => ({ ...r, personId: r.person_id, birthDate: r.birth_date, idHash: r.id_hash, idSealed: r.id_sealed, idMask: r.id_mask }))
  const again = (n: number): Registered => ({
    kind: 'M4',
    couple: { man, woman },
    on: `2019-11-${String(n).padStart(2, '0')}`,
    at: '09:00',
    relationId: file.relation_id,
    relationExists: true,
  })
  await insertRegistrations(
    county.db,
    await demoRegistry(county.db),
    Array.from({ length: 30 }, (_, i) => again(i + 1)),
  )
  const surname = (await one<{ s: string }>('select left(name, 1) as s from marriage_party group by 1 order by count(*) desc limit 1')).s
  const n = Number((await one<{ n: number }>(`select count(*)::int as n from marriage_party where name like '${surname}%'`)).n)
  const seen: string[] = []
  let next: string | undefined
  do {
    const page = await search(surname, next)
    seen.push(...page.items.map((f: { registrationId: string; side: string }) => f.registrationId + f.side))
    next = page.next ?? undefined
  } while (next)
  assert.ok(n > 20)
  assert.equal(seen.length, n)
  assert.equal(new Set(seen).size, n)
})

test('a file shows people, certificate, sheets, notes and the files beside it; opening it is recorded with the purpose', async () => {
  const m3 = await one<{ id: string; relation_id: string }>("select * from marriage_registration where kind = 'M3' order by seq limit 1")
  await county.db.pool.query(
    "insert into marriage_note (registration_id, place, kind, noted_on, text_sealed, basis, made_by, made_at) values ($1, '330381-M01', 'CORRECTION', '2020-12-01', $2, '户口簿', 'system:test', now())",
    [m3.id, seal(county.db.keys, '女方姓名更正')],
  )
  assert.match((await registrar.get(`/api/marriage-files/${m3.id}`)).body.message, /请选择查阅目的/)
  const { body } = await registrar.get(`/api/marriage-files/${m3.id}?openPurpose=party`)
  assert.equal(body.kindLabel, '离婚登记')
  assert.equal(body.relation.statusLabel, '登记离婚')
  assert.equal(body.parties.length, 2)
  assert.equal(body.parties[0].statusBefore, '已婚')
  assert.equal(body.blanks.filter((b: { stateLabel: string }) => b.stateLabel === '已发').length, 2)
  assert.equal(body.notes[0].text, '女方姓名更正')
  const act = await one<{ reason: string }>(`select reason from audit_event where act = 'marriage.read' and subject_id = '${m3.id}'`)
  assert.equal(act.reason, '当事人查询或补领')
  const searched = await one<{ detail: unknown }>("select detail::text from audit_event where act = 'marriage.search' order by id limit 1")
  assert.doesNotMatch(String(searched.detail), /\d{6}/)
})

test('strangers, residents, towns, clerks of assistance and counsellors do not reach the archive', async () => {
  const any = await one<{ id: string }>('select id from marriage_registration limit 1')
  for (const url of [
    '/api/marriage-files?q=%E9%99%88',
    `/api/marriage-files/${any.id}?openPurpose=party`,
    '/api/marriage-statistics?year=2020',
  ]) {
    assert.equal((await county.stranger.get(url)).status, 401, url)
    for (const login of ['wumin', 'keyuan', 'fudaoyuan', 'caiwu', 'hedui'])
      assert.equal((await (await county.staff(login)).get(url)).status, 403, login)
    assert.equal((await (await county.resident('19900000001')).get(url)).status, 403)
  }
  assert.equal((await registrar.get(`/api/marriage-files/${randomUUID()}?openPurpose=party`)).status, 404)
})

test('the year in numbers: months add up to the figures, ages to the people, people from outside are counted', async () => {
  const head = await county.staff('dengjizhuren')
  const { body } = await head.get('/api/marriage-statistics?year=2020')
  assert.deepEqual(body.totals, { marriages: 46, divorces: 17, reissues: 10 })
  const sum = (key: string) => body.months.reduce((n: number, m: Record<string, number>) => n + (m[key] ?? 0), 0)
  assert.equal(sum('marriages'), 46)
  assert.equal(
    body.ages.reduce((n: number, a: { men: number }) => n + a.men, 0),
    46,
  )
  assert.equal(body.outside, 4)
  assert.ok(body.remarriages >= 1)
  assert.equal((await head.get('/api/marriage-statistics.xlsx?year=2020')).status, 200)
  const load = (await head.get('/api/marriage-workload?from=2020-01-01&to=2020-12-31')).body
  assert.equal(
    load.hours.reduce((n: number, h: { count: number }) => n + h.count, 0),
    73,
  )
  assert.deepEqual(load.registrars.map((r: { name: string }) => r.name).sort(), ['孙婷', '胡斌'].sort())
})
