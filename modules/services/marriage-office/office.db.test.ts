// Blanks, the site and counselling, with what each refuses.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { accountBlanks, demoRegistry, loadMarriages } from '#demo/marriages.ts'
import { loadPeople } from '#demo/people.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import type { Actor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { siteItemKeys } from './rules/site.ts'

let county: DemoCounty
let head: Browser
let registrar: Browser
before(async () => {
  county = await demoCounty('2020-12-31T16:00:00+08:00')
  await loadPeople(county.db, { seed: 7, people: 2000, on: '2020-01-01' })
  await loadMarriages(county.db, { seed: 1, year: 2020, marriages: 46, divorces: 17, marriageReissues: 8, divorceReissues: 2 })
  head = await county.staff('dengjizhuren')
  registrar = await county.staff('dengji')
})
after(() => county.close())
const send = (who: Browser, path: string, body: object) => who.post(path, { requestId: randomUUID(), ...body })
const books = async (kind = 'MARRIAGE', month = '2020-12') => (await head.get(`/api/certificate-blanks?kind=${kind}&month=${month}`)).body

test('opening and received, less issued and spoiled, is closing, down to what lies in stock', async () => {
  for (const kind of ['MARRIAGE', 'DIVORCE']) {
    const { stock, days } = await books(kind)
    for (const d of days) assert.equal(d.opening + d.received - d.issued - d.spoiled, d.closing)
    const left = stock.find((s: { kind: string }) => s.kind === kind).left
    assert.equal(left, 800)
    if (days.length > 0) assert.equal(days.at(-1).closing, left)
  }
})

test('a box comes in sheet by sheet, in order, once', async () => {
  const box = { kind: 'DIVORCE', prefix: '33000', digits: 7, firstNo: 9_000_001, lastNo: 9_000_200 }
  assert.equal((await send(registrar, '/api/certificate-blanks/batches', box)).status, 403)
  assert.equal((await send(head, '/api/certificate-blanks/batches', { ...box, lastNo: 8_000_000 })).body.code, 'marriage_office.serials')
  assert.equal((await send(head, '/api/certificate-blanks/batches', box)).body.sheets, 200)
  assert.equal(
    (await send(head, '/api/certificate-blanks/batches', { ...box, firstNo: 9_000_200, lastNo: 9_000_300 })).body.code,
    'marriage_office.serials_taken',
  )
  const { stock } = await books('DIVORCE')
  assert.equal(stock.find((s: { kind: string }) => s.kind === 'DIVORCE').left, 1000)
  const batches = (await head.get('/api/certificate-blanks/batches?kind=DIVORCE')).body.items
  assert.equal(batches[0].last, '330009000200')
})

test('what is counted by hand agrees, or says why not', async () => {
  const expected = (await books()).stock[0].left
  assert.equal(
    (await send(registrar, '/api/certificate-blanks/counts', { kind: 'MARRIAGE', counted: expected - 1 })).body.code,
    'marriage_office.count_note',
  )
  assert.equal(
    (await send(registrar, '/api/certificate-blanks/counts', { kind: 'MARRIAGE', counted: expected - 1, note: '一张夹在登记台，已找到' }))
      .body.expected,
    expected,
  )
  assert.equal(
    (await send(registrar, '/api/certificate-blanks/counts', { kind: 'MARRIAGE', counted: expected })).body.code,
    'marriage_office.counted',
  )
  const today = (await books()).days.find((d: { on: string }) => d.on === '2020-12-31')
  assert.equal(today.counted, expected - 1)
})

test('spoiled sheets are destroyed under two signatures', async () => {
  await county.db.pool.query(
    `update certificate_blank set state = 'SPOILED', used_on = '2020-12-30', used_by = 'system:test', reason = '打印错位'
     where (place, kind, serial) in (select place, kind, serial from certificate_blank where state = 'IN_STOCK' and kind = 'MARRIAGE' order by position limit 3)`,
  )
  const spoiled = (await head.get('/api/certificate-blanks/spoiled')).body.items
  assert.equal(spoiled[0].reason, '打印错位')
  const { sheets } = (await send(registrar, '/api/certificate-blanks/destructions', { kind: 'MARRIAGE', destroyWay: '碎纸机' })).body
  assert.ok(sheets >= 3)
  assert.equal(
    (await send(registrar, '/api/certificate-blanks/destructions', { kind: 'MARRIAGE', destroyWay: '碎纸机' })).body.code,
    'marriage_office.nothing_spoiled',
  )
  const [waiting] = (await head.get('/api/certificate-blanks/destructions')).body.items
  assert.equal(waiting.maySign, true)
  const sign = `/api/certificate-blanks/destructions/${waiting.destructionId}/sign`
  assert.equal((await send(registrar, sign, {})).body.code, 'marriage_office.second_person')
  assert.equal((await send(head, sign, {})).body.sheets, sheets)
  assert.equal((await send(head, sign, {})).body.code, 'marriage_office.signed')
  const { rows } = await county.db.pool.query("select count(*)::int as n from certificate_blank where state = 'DESTROYED'")
  assert.equal(rows[0].n, sheets)
})

test('a low stock is said', async () => {
  await accountBlanks(county.db, await demoRegistry(county.db), [], 0)
  await county.db.pool.query(
    "update certificate_blank set state = 'SPOILED', used_on = '2020-12-31', used_by = 'x', reason = '受潮' where state = 'IN_STOCK' and kind = 'MARRIAGE'",
  )
  const stock = (await books()).stock[0]
  assert.equal(stock.left, 0)
  assert.equal(stock.low, true)
})

test('the site is checked against the standard; the grade is a dated document, and the figure follows it', async () => {
  const items = Object.fromEntries(siteItemKeys.map((k) => [k, { reached: k !== 'counsellingRoom', proofWords: '现场' }]))
  assert.deepEqual((await send(head, '/api/marriage-site/checks', { residents: 1_250_000, registrars: 11, siteItems: items })).body, {
    required: 13,
    missing: 3,
  })
  const value = async () => (await head.get('/api/figures/marriage.site_grade?year=2020')).body.value
  assert.equal(await value(), null)
  await send(head, '/api/marriage-site/grades', { grade: 3, grantedOn: '2018-12-28', document: '国家3A级婚姻登记机关认定文件' })
  assert.equal(await value(), 3)
  const { body } = await head.get('/api/marriage-site')
  assert.equal(body.last.missingRegistrars, 2)
  assert.equal(body.postsHeld, 2)
  assert.equal((await registrar.get('/api/marriage-site')).status, 403)
})

test('customs reform: what was held, and the year’s sums', async () => {
  const held = { kind: 'GROUP_WEDDING', title: '国庆集体婚礼', activityOn: '2020-10-01', participants: 60 }
  assert.equal((await send(head, '/api/marriage-activities', held)).status, 200)
  await send(head, '/api/marriage-activities', {
    kind: 'VILLAGE_RULE',
    title: '彩礼入村规',
    activityOn: '2020-11-03',
    participants: 120,
    villages: 4,
  })
  assert.equal((await send(head, '/api/marriage-activities', { ...held, activityOn: '2021-05-01' })).body.code, 'marriage_office.future')
  const { body } = await head.get('/api/marriage-activities?year=2020')
  assert.deepEqual(body.totals, { activities: 2, participants: 180, villages: 4 })
})

test('counselling: only the counsellor reads it; the head gets numbers', async () => {
  const counsellor = await county.staff('fudaoyuan')
  const opened = { kind: 'IN_COOLING', visitors: '陈先生、李女士', consentedOn: '2020-12-30', sharesResult: false }
  const { counsellingId } = (await send(counsellor, '/api/counselling', opened)).body
  assert.equal(
    (await send(counsellor, '/api/counselling', { ...opened, divorceNumber: '没有这一件' })).body.code,
    'marriage_office.not_a_divorce',
  )
  const sitting = { sittingOn: '2020-12-31', minutes: 60, words: '双方愿意再谈一次' }
  assert.equal((await send(counsellor, `/api/counselling/${counsellingId}/sessions`, sitting)).status, 200)
  assert.equal((await counsellor.get('/api/counselling')).body.items[0].sessions[0].words, '双方愿意再谈一次')
  for (const who of [head, registrar, await county.staff('kezhang'), await county.staff('shenji')]) {
    assert.equal((await who.get('/api/counselling')).status, 403)
    assert.equal((await send(who, `/api/counselling/${counsellingId}/sessions`, sitting)).status, 403)
  }
  await send(counsellor, `/api/counselling/${counsellingId}/close`, { result: 'WITHDREW' })
  assert.equal(
    (await send(counsellor, `/api/counselling/${counsellingId}/sessions`, sitting)).body.code,
    'marriage_office.counselling_closed',
  )
  const { body } = await head.get('/api/counselling-numbers?year=2020')
  assert.deepEqual([body.counselled, body.stayed, body.share], [1, 1, 1])
  assert.doesNotMatch(JSON.stringify(body), /陈先生|愿意/)
  assert.equal((await registrar.get('/api/counselling-numbers?year=2020')).status, 403)
})

test('the second lock: without the counsellor’s own context the database shows no note and no name', async () => {
  const { rows } = await county.db.pool.query<{ id: string; login: string }>(
    "select id, login from staff where login in ('dengji', 'dengjizhuren', 'fudaoyuan')",
  )
  const id = (login: string) => rows.find((r) => r.login === login)?.id ?? ''
  const place = '330381-M01'
  const seen = (actor: Partial<Actor>) =>
    inTransaction(
      county.db,
      { kind: 'staff', name: '', place, person: null, role: 'registrar', id: '', ...actor } as Actor,
      county.now,
      async (tx) => [
        (await tx.selectFrom('counselling').select('id').execute()).length,
        (await tx.selectFrom('counselling_session').select('id').execute()).length,
      ],
    )
  assert.deepEqual(await seen({ id: id('fudaoyuan'), role: 'counsellor' }), [1, 1])
  assert.deepEqual(await seen({ id: id('dengji'), role: 'registrar' }), [0, 0])
  assert.deepEqual(await seen({ id: id('dengjizhuren'), role: 'registry_head' }), [0, 0])
  assert.deepEqual(await seen({ id: randomUUID(), role: 'counsellor' }), [0, 0])
  // The office counts cases; a note is not for it either.
  assert.deepEqual(await seen({ kind: 'system', id: 'system:x', role: 'system', place: '330381' }), [1, 0])
})
