import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { couple, ok, onBooks } from '#demo/on-books.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'

// A grant and a stop leave something to post at the village, after the case itself has ended.
let county: DemoCounty
let home: Awaited<ReturnType<typeof onBooks>>
let stopped = ''
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010001001011100ffd9', 'hex')

before(async () => {
  county = await demoCounty('2020-08-03T09:00:00+08:00')
  home = await onBooks(county, couple)
  county.now = new Date('2020-09-20T10:00:00+08:00')
  stopped = await home.change({ kind: 'STOP', happenedOn: '2020-09-18', stop: 'WITHDRAWN' })
})
after(() => county.close())

const tasks = async (who: Browser, more = '') => ok(await who.get(`/api/desk/tasks${more}`))
const finish = (who: Browser, taskId: string, more: object = {}) =>
  who.post(`/api/desk/tasks/${taskId}/completion`, { taskId, requestId: randomUUID(), finishedOn: '2020-09-20', ...more })

test('the village has both on its list, the oldest deadline first; nobody else has them there', async () => {
  const village = await tasks(await county.staff('cunhai'))
  assert.deepEqual(
    village.items.map((t: { label: string; mine: boolean; late: boolean }) => [t.label, t.mine, t.late]),
    [
      ['张贴长期公示', true, true],
      ['张贴停发名单 7 天，并从长期公示撤下', true, false],
    ],
  )
  assert.deepEqual([village.open, village.late], [2, 1])
  const first = await tasks(await county.staff('cunhai'), '?limit=1')
  const second = await tasks(await county.staff('cunhai'), `?limit=1&after=${first.next}`)
  assert.equal(second.items[0].taskId, village.items[1].taskId)
  assert.equal(second.next, null)
  for (const login of ['wumin', 'tangxia', 'kezhang']) assert.equal((await tasks(await county.staff(login))).items.length, 0, login)
})

test('the case shows them to its place and to nobody else', async () => {
  const seen = ok(await (await county.staff('wumin')).get(`/api/cases/${home.grantingCase}/tasks`)).items
  assert.deepEqual(
    seen.map((t: { label: string; mine: boolean; roleName: string }) => [t.label, t.mine, t.roleName]),
    [['张贴长期公示', false, '村居救助协理员']],
  )
  assert.equal((await (await county.staff('tangxia')).get(`/api/cases/${home.grantingCase}/tasks`)).body.code, 'case.not_found')
  assert.equal((await county.stranger.get(`/api/cases/${home.grantingCase}/tasks`)).status, 401)
  assert.equal((await (await county.resident('19900000041')).get('/api/desk/tasks')).status, 403)
})

test('done once, by whose it is, on a day that can be, with its photograph in the case', async () => {
  const village = await county.staff('cunhai')
  const [task] = ok(await village.get(`/api/cases/${stopped}/tasks`)).items
  assert.equal((await finish(await county.staff('wumin'), task.taskId)).body.code, 'task.not_found')
  assert.equal((await finish(await county.staff('tangxia'), task.taskId)).body.code, 'task.not_found')
  assert.equal((await finish(village, task.taskId, { finishedOn: '2020-09-21' })).body.code, 'task.bad_date')
  assert.equal((await finish(village, task.taskId, { finishedOn: '2020-09-19' })).body.code, 'task.bad_date')
  const photo = ok(await village.upload(`/api/files?kind=notice&name=a.jpg&requestId=${randomUUID()}`, jpeg)).fileId
  const requestId = randomUUID()
  const done = ok(await finish(village, task.taskId, { requestId, photo, note: '贴在村公示栏' }))
  assert.deepEqual([done.doneBy, done.doneOn, done.note], ['陈海', '2020-09-20', '贴在村公示栏'])
  assert.deepEqual(ok(await finish(village, task.taskId, { requestId, photo, note: '贴在村公示栏' })), done)
  assert.equal((await finish(village, task.taskId)).body.code, 'task.done')
  assert.deepEqual(
    (await tasks(village, '?state=done')).items.map((t: { taskId: string }) => t.taskId),
    [task.taskId],
  )
  const { files } = ok(await (await county.staff('kezhang')).get(`/api/cases/${stopped}`))
  assert.deepEqual(
    files.map((f: { fileId: string }) => f.fileId),
    [photo],
  )
  const { rows } = await county.db.pool.query(`select count(*)::int as n from audit_event where act = 'task.finish'`)
  assert.equal(rows[0].n, 1)
})
