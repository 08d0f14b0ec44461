import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { systemActor } from '#platform/db/actor.ts'
import { type TestCounty, testCounty } from '#platform/db/test-county.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { enqueue } from './enqueue.ts'
import { type JobKinds, runOneJob } from './worker.ts'

let county: TestCounty
before(async () => {
  county = await testCounty()
})
after(() => county.close())

const later = (minutes: number) => new Date(county.now.getTime() + minutes * 60_000)
const put = (kind: string, key?: string, fail = false) =>
  inTransaction(county.db, systemActor('test', '330381'), county.now, async (tx) => {
    await enqueue(tx, { kind, place: '330381', ...(key ? { key } : {}) })
    if (fail) throw new Error('the cause failed')
  })
const jobs = async () =>
  (await county.db.pool.query('select kind, attempts, failed, done_at is not null as done from job order by id')).rows

test('a job exists exactly when its cause committed, runs once, and a key keeps a second away', async () => {
  let ran = 0
  const kinds: JobKinds = { one: async () => void ran++ }
  await assert.rejects(put('one', 'a', true))
  assert.equal(await runOneJob(county.db, kinds, county.now), false)
  await put('one', 'a')
  await put('one', 'a')
  assert.equal((await jobs()).length, 1)
  assert.equal(await runOneJob(county.db, kinds, county.now), true)
  assert.equal(await runOneJob(county.db, kinds, county.now), false)
  assert.equal(ran, 1)
})

test('two workers never do the same job', async () => {
  const done: number[] = []
  const kinds: JobKinds = { many: async (_, job) => void done.push(job.id) }
  for (let i = 0; i < 20; i++) await put('many')
  const work = async () => {
    while (await runOneJob(county.db, kinds, county.now));
  }
  await Promise.all([work(), work(), work()])
  assert.equal(done.length, 20)
  assert.equal(new Set(done).size, 20)
})

test('a job that fails leaves no half of its work, comes again later, and in the end is put aside with its code', async () => {
  await county.db.pool.query('truncate job')
  const kinds: JobKinds = {
    bad: async (tx) => {
      await enqueue(tx, { kind: 'child', place: '330381' })
      throw Object.assign(new Error('no'), { code: 'X1' })
    },
  }
  await put('bad')
  let runs = 0
  for (let minute = 0; minute < 60; minute++) if (await runOneJob(county.db, kinds, later(minute))) runs++
  assert.equal(runs, 8)
  assert.deepEqual(await jobs(), [{ kind: 'bad', attempts: 8, failed: 'X1', done: false }])
})

test('a job of a worker that was killed is taken again when its lease ends', async () => {
  await county.db.pool.query('truncate job')
  await put('lost')
  await county.db.pool.query('update job set locked_until = $1, attempts = 1', [later(5)])
  let ran = 0
  const kinds: JobKinds = { lost: async () => void ran++ }
  assert.equal(await runOneJob(county.db, kinds, later(4)), false)
  assert.equal(await runOneJob(county.db, kinds, later(6)), true)
  assert.equal(ran, 1)
})
