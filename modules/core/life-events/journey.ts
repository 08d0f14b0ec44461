// Browser story of a death: the village reports it, everything follows on one page, the town and the county do what is
// theirs, a hospital joins, and a mistaken report is taken back by two people.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoAccount } from '#demo/numbers.ts'
import { bankAnswers, couple, onBooks, payMonth } from '#demo/on-books.ts'
import { namedPeople } from '#demo/village.ts'
import { choose, phone, seriousFaults, type Story, tellStory } from '../../../journeys/story.ts'

let story: Story
let home: Awaited<ReturnType<typeof onBooks>>
const numberOf = (name: string) => namedPeople('2020-08-03').find((p) => p.name === name)?.idNumber ?? ''

before(async () => {
  story = await tellStory('2020-08-03T09:30:00+08:00')
  home = await onBooks(story.county, couple)
  for (const month of ['2020-09', '2020-10', '2020-11', '2020-12'])
    await bankAnswers(story.county, (await payMonth(story.county, month)).runId)
  story.county.now = new Date('2020-12-21T09:00:00+08:00')
})
after(() => story.end())

async function fill(page: Page, what: { name: string; day: string; proof: string; number: string }) {
  await page.getByLabel('姓名').fill(what.name)
  await page.getByLabel('公民身份号码').fill(numberOf(what.name))
  await page.getByLabel('去世日期').fill(what.day)
  await page.keyboard.press('Enter')
  await choose(page, '凭证', what.proof)
  await page.getByLabel('凭证编号').fill(what.number)
}

test('the village worker reports from the phone; the page shows at once what follows', async () => {
  const village = await story.staff('cunhai', phone)
  await village.goto(`${story.address}/desk/life-events`)
  await village.getByText('还没有登记').waitFor()
  await village.getByRole('link', { name: '报告去世' }).click()
  await village.getByRole('button', { name: '报告去世' }).click()
  await village.getByText('请填姓名').waitFor()
  await fill(village, { name: '蔡德明', day: '2020年11月8日', proof: '火化证明', number: 'HH-2020-0331' })
  await story.picture(village, 'desk-report-death-phone')
  assert.deepEqual(await seriousFaults(village), [])
  await village.getByRole('button', { name: '报告去世' }).click()
  await village.getByRole('link', { name: '蔡德明' }).click()
  await village.getByText('去世后多发了 1 个月，共 ¥715.00').waitFor()
  await story.picture(village, 'desk-life-event-phone')
  assert.deepEqual(await seriousFaults(village), [])
})

test('the hospital sees only what it reports, and nothing of what follows', async () => {
  const hospital = await story.staff('yiyuan')
  await hospital.getByText('还没有登记').waitFor()
  await hospital.getByRole('link', { name: '报告去世' }).click()
  await fill(hospital, { name: '蔡德明', day: '2020年11月8日', proof: '死亡医学证明', number: 'YX-77' })
  await story.picture(hospital, 'desk-report-death')
  assert.deepEqual(await seriousFaults(hospital), [])
  await hospital.getByRole('button', { name: '报告去世' }).click()
  await hospital.getByText('已有登记，这次作为又一个来源记下').waitFor()
  await hospital.getByRole('link', { name: '蔡德明' }).click()
  await hospital.getByText('死亡医学证明 YX-77').waitFor()
  assert.equal(await hospital.getByText('低保变更').count(), 0)
  assert.equal(await hospital.getByText('火化证明').count(), 0)
})

test('the town clerk does what waits for the town, the county confirms, and the lines close', async () => {
  const clerk = await story.staff('wumin')
  await clerk.getByRole('link', { name: '生命事件' }).click()
  await choose(clerk, '看哪些', '等我办的')
  await clerk.getByText('3 项待办').waitFor()
  await story.picture(clerk, 'desk-life-events')
  assert.deepEqual(await seriousFaults(clerk), [])
  await clerk.getByRole('link', { name: '蔡德明' }).click()
  await clerk.getByText('去世的人就是领款人').waitFor()
  await story.picture(clerk, 'desk-life-event')
  assert.deepEqual(await seriousFaults(clerk), [])
  await clerk.getByRole('link', { name: '打开办件' }).first().click()
  await clerk
    .getByRole('button', { name: /提出变更意见/ })
    .first()
    .click()
  await clerk.locator('.form-box textarea').first().fill('火化名单核对属实')
  await clerk.locator('.form-box').getByRole('button', { name: '提出变更意见' }).click()
  await clerk.locator('.strip dd', { hasText: '待确认' }).first().waitFor()
  const { rows } = await story.county.db.pool.query(`select id from case_file where service = 'subsistence_change'`)
  const kezhang = await story.county.staff('kezhang')
  assert.equal((await home.move(kezhang, rows[0].id, 'decide')).status, 200)
  await home.change({ kind: 'PAYEE', happenedOn: '2020-12-21', payee: { ref: 'B', bank: '瑞安农商银行', account: demoAccount(9) } })
  await clerk.goto(`${story.address}/desk/life-events`)
  await clerk.getByRole('link', { name: '蔡德明' }).click()
  await clerk.getByText('已解除暂缓').waitFor()
  await clerk.getByText('已立追缴').waitFor()
})

test('it was somebody else: the village asks, the county takes it back, every line says what was restored', async () => {
  const village = await story.staff('cunhai')
  await village.getByRole('link', { name: '生命事件' }).click()
  await village.getByRole('link', { name: '蔡德明' }).click()
  await village.getByRole('button', { name: '报告有误，申请撤销' }).click()
  await village.getByLabel('为什么有误').fill('同名同姓，本人健在')
  await village.getByRole('button', { name: '申请撤销', exact: true }).click()
  await village.getByText('等另一位工作人员决定').waitFor()
  const head = await story.staff('kezhang')
  await head.getByRole('link', { name: '生命事件' }).click()
  await choose(head, '看哪些', '申请撤销的')
  await head.getByRole('link', { name: '蔡德明' }).click()
  await head.getByText('撤销登记，各项恢复原状').click()
  await head.getByLabel('理由').fill('本人到场，指纹核对一致')
  await story.picture(head, 'desk-life-event-withdraw')
  assert.deepEqual(await seriousFaults(head), [])
  await head.getByRole('button', { name: '作出决定' }).click()
  await head.getByText('登记恢复为健在').waitFor()
  await head.getByText('变更已撤销').waitFor()
  await head.getByText('恢复原来的领款人').waitFor()
  await story.picture(head, 'desk-life-event-withdrawn')
  assert.deepEqual(await seriousFaults(head), [])
})
