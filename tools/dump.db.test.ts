// A dump of everything the house keeps — tables, files, logs, jobs — holds no identity number, phone or account in clear.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { after, before, test } from 'node:test'
import { loadPeople } from '#demo/people.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { namedPeople } from '#demo/village.ts'
import { makeYear } from '#demo/year/year.ts'
import { tableShapes } from '#platform/backup/tables.ts'
import { makeServer } from '#platform/http/server.ts'
import { wire } from '../wire.ts'

let county: DemoCounty
let logged = ''
const on = '2020-09-15'

before(async () => {
  county = await demoCounty(`${on}T09:30:00+08:00`)
  await loadPeople(county.db, { seed: 3, people: 6000, on })
  await makeYear(county.db, county.now)
  const log = new Writable({
    write(chunk, _, done) {
      logged += chunk
      done()
    },
  })
  const http = makeServer({ log: true, logTo: log })
  wire({ http, db: county.db, clock: county.clock })
  const number = namedPeople(on)[0]?.idNumber ?? ''
  // Whatever a person may type wrongly into an address, a query or a form.
  await http.inject({ url: `/api/residents/search?q=${number}` })
  await http.inject({ url: `/api/cases/${number}` })
  await http.inject({ url: `/nowhere/${number}` })
  await http.inject({ method: 'POST', url: '/api/session/staff', payload: { login: number, password: number } })
  await http.inject({ method: 'POST', url: '/api/subsistence/applications', payload: { requestId: number, answers: { idNumber: number } } })
  await http.inject({ method: 'POST', url: '/api/session/code', payload: { phone: '19900000001' } })
  await http.close()
})
after(() => county.close())

const forbidden = [/330399\d{11}[\dX]/, /(?<!\d)1990\d{7}(?!\d)/, /6230000000\d{8}/]

test('no table holds a number in clear', async () => {
  const client = await county.db.pool.connect()
  try {
    let rows = 0
    for (const { name } of await tableShapes(client)) {
      const { rows: found } = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t`)
      rows += found.length
      for (const { row } of found) for (const pattern of forbidden) assert.doesNotMatch(row, pattern, name)
    }
    assert.ok(rows > 10_000, String(rows))
  } finally {
    client.release()
  }
})

test('no kept file, and no name of one, shows a number', () => {
  const folder = county.db.filesDir
  const names = readdirSync(folder, { recursive: true }).map(String)
  assert.ok(names.length > 1)
  for (const name of names) {
    for (const pattern of forbidden) assert.doesNotMatch(name, pattern)
    const content = /\//.test(name) ? readFileSync(join(folder, name), 'latin1') : ''
    for (const pattern of forbidden) assert.doesNotMatch(content, pattern)
    assert.doesNotMatch(content, /JFIF/, 'files are sealed')
  }
})

test('the log names routes and outcomes, never what was asked for', () => {
  assert.ok(logged.split('\n').length > 5)
  assert.match(logged, /"route":"\/api\/cases\/:caseId"/)
  for (const pattern of [...forbidden, new RegExp(namedPeople(on)[0]?.name ?? '')]) assert.doesNotMatch(logged, pattern)
})
