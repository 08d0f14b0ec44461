// Every route × every role × own town, other town, other county, signed out: the answers are kept in docs/access.md and
// compared here. After a deliberate change: MINXIN_WRITE_ACCESS=1 npm test -- --only-db access
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { linApplication } from '#demo/application.ts'
import { type Answer, type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayu, mayuVillage, namedPeople, tangxia, tangxiaVillage } from '#demo/village.ts'
import type { Endpoint } from '#kernel/contract.ts'
import { type Role, staffRoles } from '#kernel/role.ts'
import { served } from '#platform/http/serve.ts'
import { demoPassword } from '#platform/identity/demo.ts'
import { hashPassword } from '#platform/identity/password.ts'

const file = new URL('../docs/access.md', import.meta.url)
const on = '2020-09-15'
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010001001011100ffd9', 'hex')
let county: DemoCounty
let ids: Record<string, string> = {}
const browsers = new Map<string, Browser>()

const placesOf = (role: Role): Record<string, string> =>
  role === 'village_worker'
    ? { own: mayuVillage, 'other town': tangxiaVillage, 'other county': '330302001001' }
    : role.startsWith('town')
      ? { own: mayu, 'other town': tangxia, 'other county': '330302001' }
      : { own: '330381', 'other town': tangxia, 'other county': '330302' }

before(async () => {
  county = await demoCounty(`${on}T09:30:00+08:00`)
  ids = await somethingToSee()
  const hash = await hashPassword(demoPassword)
  let signedIn = 0
  for (const role of staffRoles)
    for (const [where, place] of Object.entries(placesOf(role))) {
      const login = `${role} ${where}`
      const { rows } = await county.db.pool.query(
        'insert into staff (login, name, password_hash, must_change) values ($1, $1, $2, false) returning id',
        [login, hash],
      )
      await county.db.pool.query("insert into staff_post (staff_id, role, place, valid_from) values ($1, $2, $3, '2018-01-01')", [
        rows[0].id,
        role,
        place,
      ])
      if (signedIn++ % 15 === 0) county.now = new Date(county.now.getTime() + 61_000)
      browsers.set(login, await county.staff(login))
    }
  const own = await county.resident('19900000001')
  await own.post('/api/session/bind', { idNumber: namedPeople(on)[0]?.idNumber, name: '林秀兰', village: mayuVillage })
  browsers.set('resident own', own)
  browsers.set('resident other', await county.resident('19900000002'))
  browsers.set('signed out', county.stranger)
})
after(() => county.close())

/** A case of 马屿镇 with letter, file and notice-free: everything that a path can name. */
async function somethingToSee(): Promise<Record<string, string>> {
  const resident = await county.resident('19900000001')
  const uploaded = await resident.upload(`/api/files?kind=evidence&name=a.jpg&requestId=${randomUUID()}`, jpeg)
  const answers = { ...linApplication(on), files: [{ fileId: uploaded.body.fileId, kind: 'evidence' }] }
  const filed = await resident.post('/api/subsistence/applications', { requestId: randomUUID(), answers })
  const clerk = await county.staff('wumin')
  await clerk.post(`/api/cases/${filed.body.caseId}/moves/accept`, { requestId: randomUUID(), version: 2, input: {} })
  const one = async (sql: string) => (await county.db.pool.query(sql)).rows[0]?.id as string
  return {
    caseId: filed.body.caseId,
    fileId: uploaded.body.fileId,
    letterId: await one('select id from letter limit 1'),
    personId: await one("select id from person where name = '林秀兰'"),
    service: 'subsistence',
    move: 'accept',
    format: 'pdf',
  }
}

/** What a call needs beside the ids of its path; whatever is not here is left out and answers 400 to those let in. */
const bodies: Record<string, Record<string, unknown>> = {
  'GET /api/desk/inbox': {},
  'GET /api/desk/inbox.xlsx': {},
  'GET /api/cases/:caseId': { reason: '核对权限' },
  'POST /api/cases/:caseId/moves/:move': { version: 3, input: {} },
  'POST /api/letters/:letterId/delivery': { how: 'hand', on: '2019-01-01', receivedBy: '林秀兰' },
  'POST /api/subsistence/cases/:caseId/sources': { answers: [{ source: 'tax', status: 'NO_RECORD', dataDate: on, found: [] }] },
  'POST /api/subsistence/cases/:caseId/reveal': { ref: 'A', reason: '核对权限' },
  'GET /api/residents/search': { q: '林秀兰' },
  'POST /api/residents/:personId/reveal': { field: 'idNumber', reason: '核对权限' },
  'GET /api/audit': { reason: '核对权限' },
  'POST /api/residents/bind': { phone: '19900000055', idNumber: namedPeople(on)[3]?.idNumber },
}

const left = new Set(['POST /api/session/out', 'POST /api/session/post', 'POST /api/session/password'])

async function ask(who: Browser, e: Endpoint): Promise<Answer> {
  const given: Record<string, unknown> = { requestId: randomUUID(), ...bodies[`${e.method} ${e.path}`] }
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? randomUUID())
  if (e.method === 'POST' && !e.upload) return who.post(path, given)
  const query = new URLSearchParams(
    Object.entries(given)
      .filter(([k]) => k !== 'requestId')
      .map(([k, v]) => [k, String(v)]),
  )
  return who.get(`${path}?${query}`)
}

/** How much of another's an answer shows: an empty list and an empty search are "nothing", not "ok". */
function outcome({ status, body }: Answer): string {
  if (status !== 200) return String(status)
  const list = (body as { items?: unknown[] }).items
  return list ? (list.length > 0 ? 'sees' : 'empty') : 'ok'
}

test('who gets what is as written down', async () => {
  const names = [...browsers.keys()]
  const lines: string[] = []
  for (const e of [...served].sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1))) {
    if (left.has(`${e.method} ${e.path}`) || e.upload) continue
    const found = new Map<string, string[]>()
    for (const name of names) {
      if (e.perMinute) county.now = new Date(county.now.getTime() + 61_000)
      const what = outcome(await ask(browsers.get(name) as Browser, e))
      found.set(what, [...(found.get(what) ?? []), name])
    }
    const cells = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, who]) => `${what}: ${grouped(who)}`)
    lines.push(`| ${e.method} ${e.path} | ${e.summary} | ${cells.join('<br>')} |`)
  }
  const head =
    '# Who gets what\n\nMade by `tools/access.db.test.ts`; a case, letter, file and person of 马屿镇 are asked for.\nNumbers are HTTP answers; `sees` and `empty` are lists with and without what is asked for.\n\n| route | what | answers |\n| --- | --- | --- |\n'
  const made = `${head}${lines.join('\n')}\n`
  if (process.env.MINXIN_WRITE_ACCESS) writeFileSync(file, made)
  assert.equal(made, readFileSync(file, 'utf8'))
})

/** "town_clerk own, town_clerk other town" reads better as "town_clerk (own, other town)". */
function grouped(names: string[]): string {
  const by = new Map<string, string[]>()
  for (const n of names) {
    const [, who = n, where = ''] = /^(\w+) (own|other.*)$/.exec(n) ?? []
    by.set(who, [...(by.get(who) ?? []), where])
  }
  return [...by].map(([who, where]) => (where.length === 3 || where[0] === '' ? who : `${who} (${where.join(', ')})`)).join(', ')
}

test('nothing of 马屿镇 reaches another town, another county or a stranger', () => {
  const table = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /:(caseId|letterId|fileId|personId)/.test(line))
  assert.ok(table.length > 10)
  for (const line of table) {
    const good = /(?:^|<br>|\| )(?:ok|sees): ([^<|]*)/.exec(line)?.[1] ?? ''
    assert.doesNotMatch(good, /other|signed out/, line)
  }
})

test('every served endpoint names who may call it', () => {
  for (const e of served)
    assert.ok(e.access === 'public' || e.access === 'signed_in' || e.access === 'resident' || e.access.length > 0, e.path)
})
