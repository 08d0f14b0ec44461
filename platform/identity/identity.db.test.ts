import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayuVillage, namedPeople, tangxiaVillage } from '#demo/village.ts'
import { forgetAttempts } from '#platform/http/attempts.ts'
import { makeServer } from '#platform/http/server.ts'
import { wire } from '../../wire.ts'
import { demoPassword } from './demo.ts'

const on = '2020-09-15'
let county: DemoCounty
const person = (name: string) => namedPeople(on).find((p) => p.name === name)?.idNumber ?? ''

before(async () => {
  county = await demoCounty(`${on}T09:30:00+08:00`)
})
after(() => county.close())
beforeEach(() => forgetAttempts())

const later = (minutes: number) => {
  county.now = new Date(county.now.getTime() + minutes * 60_000)
}
const enter = (browser: Browser, login: string, password = demoPassword) => browser.post('/api/session/staff', { login, password })
const fresh = () => new Browser(county.http)

test('five wrong passwords lock an account for a quarter of an hour, also after a restart', async () => {
  for (let i = 0; i < 5; i++) assert.equal((await enter(fresh(), 'wumin', 'wrong')).body.code, 'identity.wrong_password')
  assert.equal((await enter(fresh(), 'wumin')).status, 423)
  const restarted = makeServer()
  wire({ http: restarted, db: county.db, clock: county.clock })
  assert.equal((await enter(new Browser(restarted), 'wumin')).body.code, 'identity.locked')
  await restarted.close()
  later(16)
  assert.equal((await enter(fresh(), 'wumin')).status, 200)
})

test('an unknown account and a wrong password have the same answer', async () => {
  const unknown = await enter(fresh(), 'nobody', 'x')
  const wrong = await enter(fresh(), 'keyuan', 'x')
  assert.deepEqual([unknown.status, unknown.body.code, unknown.body.message], [wrong.status, wrong.body.code, wrong.body.message])
})

test('the first password must be changed before anything else', async () => {
  const browser = fresh()
  const { body } = await enter(browser, 'xinlai')
  assert.equal(body.actor.mustChangePassword, true)
  assert.equal((await browser.get('/api/desk/inbox')).body.code, 'session.password_must_change')
  const change = (next: string) => browser.post('/api/session/password', { current: demoPassword, next })
  for (const weak of ['short', demoPassword, 'xinlai-2026-ab', '1111111111']) assert.ok((await change(weak)).status >= 400, weak)
  assert.equal((await change('river-heron-41')).body.actor.mustChangePassword, false)
  assert.equal((await browser.get('/api/desk/inbox')).status, 200)
  assert.equal((await enter(fresh(), 'xinlai')).status, 401)
  assert.equal((await enter(fresh(), 'xinlai', 'river-heron-41')).status, 200)
})

test('a write without the token of the page is refused', async () => {
  const sent = await county.http.inject({ method: 'POST', url: '/api/session/staff', payload: { login: 'keyuan', password: demoPassword } })
  const cookie = sent.cookies.map((c) => `${c.name}=${c.value}`).join('; ')
  const out = (headers: Record<string, string>) =>
    county.http.inject({ method: 'POST', url: '/api/session/out', headers: { cookie, ...headers }, payload: {} })
  assert.equal((await out({})).json().code, 'session.csrf')
  assert.equal((await out({ 'x-csrf': 'guessed' })).json().code, 'session.csrf')
  assert.equal((await county.http.inject({ url: '/api/session', headers: { cookie } })).json().actor.name, '潘晓')
})

test('the session cookie cannot be read by scripts and stays on this site; its hash alone is kept', async () => {
  const sent = await county.http.inject({ method: 'POST', url: '/api/session/staff', payload: { login: 'keyuan', password: demoPassword } })
  const session = String(sent.headers['set-cookie']).split(/,(?=minxin)/)
  assert.match(session[0] ?? '', /^minxin_session=.{43}; HttpOnly; Path=\/; SameSite=Lax; Max-Age=43200$/)
  assert.doesNotMatch(session[1] ?? '', /HttpOnly/)
  const { rows } = await county.db.pool.query('select token_hash from session')
  assert.ok(
    rows.every((r) => !String(session[0]).includes(r.token_hash)),
    'only the hash is kept',
  )
})

test('a session ends after twelve hours, and with the post it stands on', async () => {
  const browser = await county.staff('linwei')
  later(11 * 60)
  assert.equal((await browser.get('/api/desk/inbox')).status, 200)
  later(2 * 60)
  assert.equal((await browser.get('/api/desk/inbox')).status, 401)
  const again = await county.staff('linwei')
  const set = (day: string | null) =>
    county.db.pool.query(`update staff_post set valid_to = $1 where staff_id = (select id from staff where login = 'linwei')`, [day])
  await set(on)
  assert.equal((await again.get('/api/desk/inbox')).status, 401)
  assert.equal((await enter(fresh(), 'linwei')).body.code, 'identity.no_post')
  await set(null)
  assert.equal((await again.get('/api/desk/inbox')).status, 200)
})

test('a code is right once, for five minutes and five tries', async () => {
  const browser = fresh()
  const phone = '19900000031'
  const ask = async () => (await browser.post('/api/session/code', { phone })).body.demoCode as string
  const give = (code: string) => browser.post('/api/session/resident', { phone, code })
  const first = await ask()
  const wrong = first === '000000' ? '000001' : '000000'
  for (let i = 0; i < 5; i++) assert.equal((await give(wrong)).body.code, 'identity.code_wrong')
  assert.equal((await give(first)).status, 401, 'five tries were used')
  const second = await ask()
  later(6)
  assert.equal((await give(second)).status, 401, 'too late')
  const third = await ask()
  assert.equal((await give(third)).status, 200)
  assert.equal((await give(third)).status, 401, 'used up')
})

test("nobody's phone is flooded with codes", async () => {
  for (let i = 0; i < 20; i++) {
    later(1)
    assert.equal((await fresh().post('/api/session/code', { phone: '19900000032' })).status, 200)
  }
  assert.equal((await fresh().post('/api/session/code', { phone: '19900000032' })).body.code, 'identity.code_too_often')
})

test('binding needs number, name and village together, and tells nobody which was wrong', async () => {
  const browser = await county.resident('19900000033')
  const bind = (change: object) =>
    browser.post('/api/session/bind', { idNumber: person('林秀兰'), name: '林秀兰', village: mayuVillage, ...change })
  const wrongs = [{ name: '林秀竹' }, { village: tangxiaVillage }, { idNumber: person('王秀珍') }]
  for (const wrong of wrongs) assert.equal((await bind(wrong)).body.code, 'identity.no_match')
  assert.equal((await bind({ idNumber: '330399197401010000' })).body.code, 'citizen_id.checksum')
  assert.equal((await browser.get('/api/portal/household')).body.members?.length ?? 0, 0)
  const bound = await bind({})
  assert.equal(bound.body.actor.bound, true)
  later(2)
  assert.equal((await bind({})).body.code, 'identity.already_bound')
  const other = await county.resident('19900000034')
  const taken = await other.post('/api/session/bind', { idNumber: person('林秀兰'), name: '林秀兰', village: mayuVillage })
  assert.equal(taken.body.code, 'identity.person_taken')
})

test('five failed bindings end the day for an account', async () => {
  const browser = await county.resident('19900000035')
  const bind = (name: string) => browser.post('/api/session/bind', { idNumber: person('蔡德明'), name, village: mayuVillage })
  for (let i = 0; i < 5; i++) {
    later(1)
    assert.equal((await bind('蔡德亮')).body.code, 'identity.no_match')
  }
  later(1)
  assert.equal((await bind('蔡德明')).body.code, 'identity.bind_too_often')
  later(24 * 60)
  assert.equal((await bind('蔡德明')).status, 200)
})

test('a worker binds in person, but only somebody of the own village', async () => {
  const worker = await county.staff('cunhai')
  const bind = (phone: string, name: string) => worker.post('/api/residents/bind', { phone, idNumber: person(name) })
  assert.equal((await bind('19900000041', '郑志强')).body.name, '郑志强')
  assert.equal((await bind('19900000042', '王秀珍')).body.code, 'identity.no_match')
  const resident = await county.resident('19900000041')
  assert.deepEqual(
    (await resident.get('/api/portal/household')).body.members.map((m: { name: string }) => m.name).sort(),
    ['郑志强', '郑小波', '黄阿香'].sort(),
  )
})

test('demonstration accounts and codes exist in demonstration mode only', async () => {
  const browser = await county.staff('caiwu')
  county.db.demo = false
  try {
    later(1)
    assert.equal((await enter(fresh(), 'caiwu')).body.code, 'identity.wrong_password')
    assert.equal((await browser.get('/api/payments/runs')).status, 401, 'an open session of the demonstration')
    const sent = await fresh().post('/api/session/code', { phone: '19900000051' })
    assert.equal(sent.body.demoCode, null)
    assert.deepEqual((await fresh().get('/api/session/demo')).body, { password: null, staff: [], residents: [] })
    assert.equal((await fresh().get('/api/session')).body.demo, false)
  } finally {
    county.db.demo = true
  }
})

test('a stranger who guesses is stopped by the minute', async () => {
  const answers: number[] = []
  for (let i = 0; i < 21; i++) answers.push((await enter(fresh(), `x${randomUUID()}`.slice(0, 20), 'x')).status)
  assert.equal(answers.at(-1), 429)
  assert.ok(answers.slice(0, 20).every((s) => s === 401))
})
