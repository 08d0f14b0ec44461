// Browser story of the operator: signs in, sees what is amiss, lets failed work and messages begin anew, sees the backup.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { scheduledBackup } from '#platform/backup/scheduled.ts'
import { ownKeys } from '#platform/db/own-keys.ts'
import { seal } from '#platform/db/seal.ts'
import { phone, seriousFaults, type Story, tellStory } from '../story.ts'

let story: Story
const folder = mkdtempSync(join(tmpdir(), 'minxin-operations-'))

before(async () => {
  story = await tellStory('2020-09-15T09:30:00+08:00')
  const { db, now } = story.county
  await ownKeys(db.pool, db.keys)
  for (let n = 1; n <= 25; n++)
    await db.pool.query(
      `insert into job (kind, key, place, run_at, attempts, failed) values ('notify-town', $1, '330381116', $2, 8, '40001')`,
      [`${n}`, now],
    )
  const x = seal(db.keys, 'x')
  for (let n = 0; n < 3; n++)
    await db.pool.query(
      `insert into message (id, kind, to_sealed, text_sealed, state, attempts, created_at) values ($1, 'case', $2, $2, 'failed', 8, $3)`,
      [randomUUID(), x, now],
    )
})
after(async () => {
  await story.end()
  rmSync(folder, { recursive: true, force: true })
})

test('the operator begins at 系统运行, sees what is amiss and lets it begin anew', async () => {
  const page = await story.staff('xinxi')
  await page.getByRole('heading', { name: '系统运行' }).waitFor()
  assert.equal(await page.getByRole('link', { name: '待办' }).count(), 0)
  await page.getByText('还没有备份，请按运维手册设置每日备份').waitFor()
  await page.getByText('排队 0 个，失败 25 个').waitFor()
  await story.picture(page, 'desk-operations-amiss')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('button', { name: '下一页' }).click()
  await page.getByRole('button', { name: '上一页' }).click()
  await page.getByRole('button', { name: '重试任务' }).first().click()
  await page.getByText('已重新排队，稍后自动执行。').waitFor()
  await page.getByText('排队 1 个，失败 24 个').waitFor()
  await page.getByRole('button', { name: '重发没有送出的 3 条' }).click()
  await page.getByText('3 条已重新排队。').waitFor()
  await page.getByText('待发 3 条，没有送出 0 条').waitFor()
})

test('after a night with its backup the page is calm; a head may look and not touch; on a phone too', async () => {
  const { county } = story
  await scheduledBackup(county.db, folder, 'two swans on the weir', { days: 2, months: 0 }, county.clock)
  await county.db.pool.query('delete from job')
  const page = await story.staff('xinxi')
  await page.getByText('完好，已复读核对').waitFor()
  await page.getByText('没有失败的任务。').waitFor()
  await story.picture(page, 'desk-operations')
  assert.deepEqual(await seriousFaults(page), [])
  const head = await story.staff('kezhang', phone)
  await head.goto(`${story.address}/desk/operations`)
  await head.getByText('最近一次完好的备份在一小时内').waitFor()
  assert.equal(await head.getByRole('button', { name: /重试|重发/ }).count(), 0)
  await story.picture(head, 'desk-operations-phone')
  assert.deepEqual(await seriousFaults(head), [])
  const clerk = await story.staff('wumin')
  await clerk.goto(`${story.address}/desk/operations`)
  await clerk.getByText('您现在不能看这一页').waitFor()
})
