// Browser story of day one: a clerk sends the bureau's list, sees what is wrong and what differs, a head lets it load.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { coupleLines, listFile } from '#demo/caseload-list.ts'
import { seriousFaults, type Story, tellStory } from '../../../journeys/story.ts'
import { runOneJob } from '#platform/jobs/worker.ts'
import { jobKinds } from '../../../wire.ts'

let story: Story
const path = join(tmpdir(), `minxin-list-${process.pid}.xlsx`)

before(async () => {
  story = await tellStory('2020-09-25T09:30:00+08:00')
  const lines = [...Array(60).keys()].flatMap((i) => coupleLines(i, i === 3 ? 900 : i === 4 ? 1272 : 1450))
  writeFileSync(path, await listFile([...lines, ...coupleLines(70, 1450, { '月保障金（元）': '0.15万' })]))
})
after(() => story.end())

const work = async () => {
  while (await runOneJob(story.county.db, jobKinds, story.county.now));
}

test('a clerk sends the list; it is checked, and says what is wrong and what differs', async () => {
  const clerk = await story.staff('keyuan')
  await clerk.getByRole('link', { name: '名册导入' }).click()
  await clerk.getByText('还没有导入过').waitFor()
  await clerk.locator('input[type=file]').setInputFiles(path)
  await story.picture(clerk, 'desk-caseload-new')
  assert.deepEqual(await seriousFaults(clerk), [])
  await clerk.getByRole('button', { name: '上传并核对' }).click()
  await clerk.getByText('正在核对').first().waitFor()
  await work()
  await clerk.getByText('1 行有错误，所在的户没有导入').waitFor()
  await clerk.getByText('61 户，122 人').waitFor()
  await clerk.getByText('由市局负责人批准导入').waitFor()
  await story.picture(clerk, 'desk-caseload-checked')
  assert.deepEqual(await seriousFaults(clerk), [])
  await clerk.getByRole('button', { name: '少发增发 1' }).click()
  await clerk.getByText('少发 2 人的 10% 增发').waitFor()
  const [download] = await Promise.all([clerk.waitForEvent('download'), clerk.getByRole('link', { name: '下载标注错误的表格' }).click()])
  assert.match(download.suggestedFilename(), /错误标注/)
})

test('a head lets it load, and sees it finish', async () => {
  const head = await story.staff('kezhang')
  await head.getByRole('link', { name: '名册导入' }).click()
  await head.getByRole('link', { name: /minxin-list/ }).click()
  await head.getByRole('button', { name: '批准，导入 60 户' }).click()
  await head.getByText('正在导入').first().waitFor()
  await work()
  await head.getByText('60 户在册').waitFor()
  await story.picture(head, 'desk-caseload-loaded')
  await head.getByRole('link', { name: '蔡某0' }).click()
  await head.getByRole('heading', { name: /蔡某0/ }).waitFor()
})
