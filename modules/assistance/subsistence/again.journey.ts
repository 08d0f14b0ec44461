// Browser stories of what comes after the end: a lapsed application applied for again, the list that a village posts, a
// supporter who is found.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { linApplication } from '#demo/application.ts'
import { couple, ok, onBooks } from '#demo/on-books.ts'
import { mayuVillage, namedPeople } from '#demo/village.ts'
import { choose, desk, phone, seriousFaults, type Story, tellStory } from '../../../journeys/story.ts'
import { dailyJobs } from '../../../wire.ts'

const on = '2020-08-03'
let story: Story
const at = (day: string) => {
  story.county.now = new Date(`${day}T10:00:00+08:00`)
}

before(async () => {
  story = await tellStory(`${on}T09:30:00+08:00`)
  const { county } = story
  await onBooks(county, couple)
  at('2020-09-15')
  const own = await county.resident('19900000001')
  const person = namedPeople(on).find((p) => p.name === '林秀兰')
  ok(await own.post('/api/session/bind', { idNumber: person?.idNumber, name: '林秀兰', village: mayuVillage }))
  const { caseId } = ok(await own.post('/api/subsistence/applications', { requestId: randomUUID(), answers: linApplication(on) }))
  const items = [{ what: '近六个月工资流水', why: '核对务工收入' }]
  const { version } = (await county.db.pool.query('select version from case_file where id = $1', [caseId])).rows[0]
  const asked = { requestId: randomUUID(), version, input: { items } }
  ok(await (await county.staff('wumin')).post(`/api/cases/${caseId}/moves/ask_supplement`, asked))
  at('2020-09-29')
  await dailyJobs(county.db, county.now)
})
after(() => story.end())

test('a lapsed application says why, and the next one begins with what was written', async () => {
  const page = await story.person()
  await page.goto(`${story.address}/sign-in?next=/`)
  await page.getByLabel('手机号').fill('19900000001')
  await page.getByRole('button', { name: '获取验证码' }).click()
  const code = /验证码是 (\d{6})/.exec((await page.getByText(/演示模式不发短信/).textContent()) ?? '')?.[1] ?? ''
  await page.getByLabel('短信验证码').fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('link', { name: '看进度' }).click()
  await page.getByText('补正期限到2020年9月28日为止').waitFor()
  await page.getByText('近六个月工资流水').waitFor()
  await story.picture(page, 'portal-lapsed')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('link', { name: '重新申请' }).click()
  await page.getByText('已带出上次填的内容').waitFor()
  assert.equal(await page.getByLabel('现在的住址').inputValue(), '1组 12 号')
  await story.picture(page, 'portal-again')
  await page.getByRole('button', { name: /下一步/ }).click()
  await page.getByRole('heading', { name: '家里有谁、有什么收入' }).waitFor()
  assert.equal(await page.locator('.person').count(), 4)
  assert.equal(await page.locator('.person').nth(3).getByLabel('姓名').inputValue(), '周桂英')
})

test('the village finds the list to post among its tasks and says that it hangs', async () => {
  const village = await story.staff('cunhai')
  await village.getByRole('button', { name: /任务/ }).click()
  await village.getByText('张贴长期公示').waitFor()
  await story.picture(village, 'desk-tasks')
  assert.deepEqual(await seriousFaults(village), [])
  await village.getByText('登记完成').click()
  await village.getByLabel('说明（可以不填）').fill('贴在村公示栏')
  await village.getByRole('button', { name: '完成', exact: true }).click()
  await village.getByText('没有要完成的任务').waitFor()
  const small = await story.staff('cunhai', phone)
  await small.getByRole('button', { name: /任务/ }).click()
  await small.getByRole('button', { name: '已办结' }).waitFor()
  await story.picture(small, 'desk-tasks-phone')
  const clerk = await story.staff('wumin', desk)
  const { rows } = await story.county.db.pool.query(`select id from case_file where step = 'granted'`)
  await clerk.goto(`${story.address}/desk/cases/${rows[0]?.id}`)
  await clerk.getByText(/完成，陈海：贴在村公示栏/).waitFor()
  await story.picture(clerk, 'desk-case-task')
  assert.deepEqual(await seriousFaults(clerk), [])
})

test('the town registers a son who was found: what is asked follows from who he is', async () => {
  const clerk = await story.staff('wumin')
  const { rows } = await story.county.db.pool.query(`select root_id from entitlement where id = root_id`)
  await clerk.goto(`${story.address}/desk/households/${rows[0]?.root_id}/change`)
  await choose(clerk, '哪一种变化', '赡养抚养人的情况变化')
  await choose(clerk, '哪一位赡养抚养人', '另外一位')
  await clerk.getByLabel('姓名').fill('蔡建军')
  await choose(clerk, '是家里人的什么人', '子女')
  await choose(clerk, '供养谁', '蔡德明')
  await choose(clerk, '供养谁', '潘月香')
  await clerk.keyboard.press('Escape')
  await clerk.getByLabel('全家几口人').fill('3')
  await clerk.getByLabel('全家每月收入（元）').fill('9000')
  await clerk.getByLabel('夫妻双方共要供养几位老人').fill('4')
  await clerk.getByLabel('发生日期').fill('2020年9月20日')
  await clerk.keyboard.press('Tab')
  await clerk.getByLabel('情况和凭证').fill('镇里核对时查到')
  await story.picture(clerk, 'desk-change-support')
  assert.deepEqual(await seriousFaults(clerk), [])
  await clerk.getByRole('button', { name: '登记', exact: true }).click()
  await clerk.getByText(/蔡建军（子女），有能力，全家 3 人/).waitFor()
  await story.picture(clerk, 'desk-change-support-case')
})
