// Quality reviews: drawn by a promised seed, judged by a second person, put right by a day; the published rate follows.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { loadMarriages } from '#demo/marriages.ts'
import { loadPeople } from '#demo/people.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { commitReviewSeeds } from './reviews/draw.ts'
import { checkItems } from './rules/review.ts'

let county: DemoCounty
let head: Browser
before(async () => {
  county = await demoCounty('2020-12-20T09:00:00+08:00')
  await loadPeople(county.db, { seed: 7, people: 2000, on: '2020-01-01' })
  await loadMarriages(county.db, { seed: 1, year: 2020, marriages: 46, divorces: 17, marriageReissues: 8, divorceReissues: 2 })
  head = await county.staff('dengjizhuren')
})
after(() => county.close())

const sound = Object.fromEntries(checkItems.map((i) => [i, 'OK']))
const send = (who: Browser, path: string, body: object) => who.post(path, { requestId: randomUUID(), ...body })
const rate = async () => (await head.get('/api/figures/marriage.pass_rate?year=2020')).body.value
let reviews: { reviewId: string; registrationId: string; registrar: string }[]

test('the seed is promised in the month, and drawn when it is over; anybody can draw again', async () => {
  assert.equal(await commitReviewSeeds(county.db, county.now), 1)
  assert.equal(await commitReviewSeeds(county.db, county.now), 0)
  const [draw] = (await head.get('/api/marriage-review-draws')).body.items
  assert.equal((await send(head, `/api/marriage-review-draws/${draw.drawId}/draw`, {})).body.code, 'marriage_office.draw_running')
  assert.equal((await send(head, '/api/marriage-review-draws', { month: '2020-11' })).body.code, 'marriage_office.too_late_to_commit')
  county.now = new Date('2021-01-05T09:00:00+08:00')
  head = await county.staff('dengjizhuren')
  assert.equal((await send(await county.staff('dengji'), `/api/marriage-review-draws/${draw.drawId}/draw`, {})).status, 403)
  const drawn = (await send(head, `/api/marriage-review-draws/${draw.drawId}/draw`, {})).body
  assert.equal(drawn.drawn, Math.ceil(drawn.population / 10))
  assert.equal((await send(head, `/api/marriage-review-draws/${draw.drawId}/draw`, {})).body.code, 'marriage_office.drawn')
  const folder = mkdtempSync(join(tmpdir(), 'minxin-draw-'))
  const transcript = (await head.get(`/api/marriage-review-draws/${draw.drawId}/transcript`)).body
  writeFileSync(join(folder, 't.json'), JSON.stringify(transcript))
  const script = fileURLToPath(new URL('../../../tools/check-draw.mjs', import.meta.url))
  const checked = spawnSync(process.execPath, [script, join(folder, 't.json')], { encoding: 'utf8' })
  assert.equal(checked.status, 0, checked.stdout)
  rmSync(folder, { recursive: true })
})

test('who registered or checked a file does not review it; a fault needs words and a day; the rate follows', async () => {
  const { rows } = await county.db.pool.query<{ id: string }>('select id from marriage_registration order by register_date limit 4')
  for (const r of rows) await send(head, '/api/marriage-reviews', { registrationId: r.id })
  const registrar = await county.staff('dengji')
  const open = (await head.get('/api/marriage-reviews')).body.items
  reviews = open.filter((o: { registrationId: string }) => rows.some((r) => r.id === o.registrationId))
  assert.equal(reviews.length, 4)
  const [first, second, third] = reviews as [(typeof reviews)[0], (typeof reviews)[0], (typeof reviews)[0]]
  // Of two registrars one registers and the other checks: neither may.
  assert.equal(
    (await send(registrar, `/api/marriage-reviews/${first.reviewId}/result`, { checks: sound, said: '' })).body.code,
    'marriage_office.own_file',
  )
  assert.equal(await rate(), null)
  assert.equal((await send(head, `/api/marriage-reviews/${first.reviewId}/result`, { checks: sound, said: '' })).body.result, 'OK')
  assert.equal(
    (await send(head, `/api/marriage-reviews/${first.reviewId}/result`, { checks: sound, said: '' })).body.code,
    'marriage_office.reviewed',
  )
  const slip = { ...sound, jointPhoto: 'CLERICAL' }
  assert.equal(
    (await send(head, `/api/marriage-reviews/${second.reviewId}/result`, { checks: slip, said: '' })).body.code,
    'marriage_office.say_what',
  )
  const found = (await send(head, `/api/marriage-reviews/${second.reviewId}/result`, { checks: slip, said: '照片没有盖骑缝章' })).body
  assert.deepEqual(found, { result: 'CLERICAL', dueOn: '2021-01-19' })
  assert.equal(await rate(), 1)
  const defect = { ...sound, signatures: 'SUBSTANTIVE' }
  await send(head, `/api/marriage-reviews/${third.reviewId}/result`, { checks: defect, said: '女方没有在登记员面前签名' })
  assert.equal(await rate(), 2 / 3)
  assert.equal((await send(head, `/api/marriage-reviews/${third.reviewId}/result`, { checks: { ageOnDay: 'OK' }, said: '' })).status, 400)
})

test('the registrar puts right what was found, once; the summary counts', async () => {
  const registrar = await county.staff('dengji')
  const due = (await registrar.get('/api/marriage-reviews?filter=correcting')).body.items
  assert.equal(due.length, 2)
  const { reviewId } = due[0]
  assert.equal((await send(registrar, `/api/marriage-reviews/${reviewId}/correction`, { correctionWords: '已补盖骑缝章' })).status, 200)
  assert.equal(
    (await send(registrar, `/api/marriage-reviews/${reviewId}/correction`, { correctionWords: '又一次' })).body.code,
    'marriage_office.no_correction_due',
  )
  county.now = new Date('2021-02-05T09:00:00+08:00')
  head = await county.staff('dengjizhuren')
  assert.equal((await head.get('/api/marriage-reviews?filter=correcting')).body.items[0].late, true)
  const { body } = await head.get('/api/marriage-reviews/summary?year=2020')
  assert.deepEqual([body.reviewed, body.ok, body.clerical, body.substantive, body.correcting], [3, 1, 1, 1, 1])
})

test('papers that turned out to be forged are listed apart and change no rate', async () => {
  const before = await rate()
  const [file] = reviews as [(typeof reviews)[0]]
  const forged = { foundOn: '2021-01-20', findingAuthority: '瑞安市公安局', basis: '瑞公（安）行罚决字〔2021〕9号' }
  assert.equal(
    (await send(head, `/api/marriage-files/${file.registrationId}/forged-paper`, { ...forged, foundOn: '2021-03-01' })).body.code,
    'marriage_office.future',
  )
  assert.equal((await send(head, `/api/marriage-files/${file.registrationId}/forged-paper`, forged)).status, 200)
  assert.equal(
    (await send(head, `/api/marriage-files/${file.registrationId}/forged-paper`, forged)).body.code,
    'marriage_office.forged_twice',
  )
  assert.equal(await rate(), before)
  const { body } = await head.get('/api/figures/marriage.pass_rate?year=2020')
  assert.ok(body.apart.some((a: { label: string }) => a.label === '事后查明材料虚假'))
  assert.equal((await head.get('/api/marriage-reviews/summary?year=2020')).body.forged.length, 1)
})

test('reviews are the registry’s: towns, assistance, archivists and counsellors do not reach them', async () => {
  for (const login of ['wumin', 'keyuan', 'danganyuan', 'fudaoyuan'])
    assert.equal((await (await county.staff(login)).get('/api/marriage-reviews')).status, 403)
  assert.equal((await county.stranger.get('/api/marriage-reviews')).status, 401)
})
