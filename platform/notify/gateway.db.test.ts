import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { systemActor } from '#platform/db/actor.ts'
import { type TestCounty, testCounty } from '#platform/db/test-county.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { type MessageGateway, sendWaiting } from './gateway.ts'
import { enqueueMessage } from './send.ts'

let county: TestCounty
const actor = systemActor('test', '330381')
before(async () => {
  county = await testCounty()
})
after(() => county.close())

const write = (to: string, fail = false) =>
  inTransaction(county.db, actor, county.now, async (tx) => {
    await enqueueMessage(tx, { kind: 'case', to, text: `给 ${to}` })
    if (fail) throw new Error('the cause failed')
  })
const states = async () => (await county.db.pool.query('select state, attempts from message order by created_at, id')).rows

test('a message goes out once, after the commit of its cause', async () => {
  const heard: string[] = []
  const gateway: MessageGateway = { send: async (to, text) => void heard.push(`${to} ${text}`) }
  await assert.rejects(write('19900000001', true))
  assert.equal(await sendWaiting(county.db, gateway, county.now), 0)
  await write('19900000002')
  assert.equal(await sendWaiting(county.db, gateway, county.now), 1)
  assert.equal(await sendWaiting(county.db, gateway, county.now), 0)
  assert.deepEqual(heard, ['19900000002 给 19900000002'])
})

test('a gateway that is down is asked again with longer pauses, and in the end a person is told', async () => {
  await county.db.pool.query('truncate message')
  const down: MessageGateway = { send: async () => Promise.reject(new Error('down')) }
  await write('19900000003')
  const tried: number[] = []
  for (let minute = 0; minute < 180; minute++) {
    const before = (await states())[0].attempts
    await sendWaiting(county.db, down, county.now)
    if ((await states())[0].attempts > before) tried.push(minute)
    county.now = new Date(county.now.getTime() + 60_000)
  }
  assert.deepEqual(tried, [0, 1, 2, 4, 8, 16, 32, 64])
  assert.deepEqual(await states(), [{ state: 'failed', attempts: 8 }])
})

test('two senders never send the same message', async () => {
  await county.db.pool.query('truncate message')
  for (let i = 0; i < 12; i++) await write(`1990000${String(i).padStart(4, '0')}`)
  const heard: string[] = []
  const slow: MessageGateway = {
    send: async (to) => {
      await new Promise((done) => setTimeout(done, 2))
      heard.push(to)
    },
  }
  await Promise.all([sendWaiting(county.db, slow, county.now), sendWaiting(county.db, slow, county.now)])
  assert.equal(heard.length, 12)
  assert.equal(new Set(heard).size, 12)
})

test('number and text lie sealed', async () => {
  const { rows } = await county.db.pool.query('select to_jsonb(m)::text as row from message m')
  for (const r of rows) assert.doesNotMatch(r.row, /1990000|给/)
})
