// Browser story of a change: a death that was found late, told by the village, proposed by the town, decided by the county.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { applicationOf } from '#demo/application.ts'
import { demoAccount } from '#demo/numbers.ts'
import { mayuVillage, namedPeople } from '#demo/village.ts'
import { castOf } from '#demo/year/cast.ts'
import { payYear } from '#demo/year/payments.ts'
import { playUntil } from '#demo/year/schedule.ts'
import { walk } from '#demo/year/walk.ts'
import { choose, seriousFaults, type Story, tellStory } from '../../../journeys/story.ts'
import type { ApplicationInput } from './public.ts'

let story: Story
const on = '2020-08-03'

before(async () => {
  story = await tellStory(`${on}T09:30:00+08:00`)
  const { db } = story.county
  const cast = await castOf(db, mayuVillage, 'x')
  const pension = (monthly: number) => ({ incomes: [{ kind: 'RESIDENT_PENSION', monthly }] })
  const form = applicationOf('cai', on, {}, { 蔡德明: pension(26_000), 潘月香: pension(24_000) }) as ApplicationInput
  story.county.now = new Date('2021-03-20T09:00:00+08:00')
  await playUntil(
    [walk(db, { form, start: on, ending: 'granted', cast, order: 0 }), payYear(db, '2020-09-01', '2021-03-20', 'x')],
    story.county.now,
  )
})
after(() => story.end())

test('the village tells of a death from a phone', async () => {
  const page = await story.staff('cunhai', { width: 390, height: 844 })
  await page.getByRole('button', { name: '菜单' }).click()
  await page.getByRole('link', { name: '在册户' }).click()
  await page.getByRole('link', { name: '蔡德明' }).click()
  await page.getByRole('heading', { name: '家庭成员' }).waitFor()
  await story.picture(page, 'desk-household-phone')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('link', { name: '登记变化' }).click()
  await page.getByRole('heading', { name: '登记变化' }).waitFor()
  await choose(page, '哪一种变化', '有人去世')
  await choose(page, '是谁', '蔡德明')
  await page.getByLabel('发生日期').fill('2020年11月8日')
  await page.keyboard.press('Enter')
  await choose(page, '领款人换成', '潘月香')
  await page.getByLabel('新领款人的开户银行').fill('瑞安农商银行')
  await page.getByLabel('新领款人的社会保障卡账号').fill(demoAccount(9))
  await page.getByLabel('情况和凭证').fill('火化证明，村里刚知道')
  await story.picture(page, 'desk-change-file-phone')
  assert.deepEqual(await seriousFaults(page), [])
  await page
    .getByRole('button', { name: '登 记' })
    .or(page.getByRole('button', { name: '登记', exact: true }))
    .click()
  await page.getByText('逐月重新推算').waitFor()
})

test('the town proposes, the county decides; the months and the over-payment are told', async () => {
  const clerk = await story.staff('wumin')
  await clerk.getByRole('button', { name: '蔡德明等 2 人' }).click()
  await clerk.getByText('多发').first().waitFor()
  await story.picture(clerk, 'desk-change')
  assert.deepEqual(await seriousFaults(clerk), [])
  await clerk.getByRole('button', { name: /提出变更意见 Ctrl Enter/ }).click()
  await clerk.getByLabel('核实情况和意见').fill('与火化名单一致')
  await clerk.locator('.form-box').getByRole('button', { name: '提出变更意见' }).click()
  await clerk.locator('.strip dd', { hasText: '待确认' }).first().waitFor()
  const county = await story.staff('keyuan')
  await county.getByRole('button', { name: '蔡德明等 2 人' }).click()
  await county
    .getByRole('button', { name: /确认变更/ })
    .first()
    .click()
  await county.getByRole('button', { name: '确认变更，生成决定书' }).click()
  await county.locator('.strip dd', { hasText: '已变更' }).first().waitFor()
  await county.getByText('2,860.00').first().waitFor()
  await story.picture(county, 'desk-change-decided')
  assert.deepEqual(await seriousFaults(county), [])
})

test('the family reads the new amount in the letter', async () => {
  const page = await story.person()
  await page.goto(`${story.address}/sign-in`)
  await page.getByLabel('手机号').fill('19900000072')
  await page.getByRole('button', { name: '获取验证码' }).click()
  const code = /验证码是 (\d{6})/.exec((await page.getByText(/演示模式不发短信/).textContent()) ?? '')?.[1] ?? ''
  await page.getByLabel('短信验证码').fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '核对您是谁' }).waitFor()
  await page.getByLabel('姓名').fill('潘月香')
  await page.getByLabel('公民身份号码').fill(namedPeople(on).find((p) => p.name === '潘月香')?.idNumber ?? '')
  await page.getByLabel('户籍所在镇街').selectOption({ label: '马屿镇' })
  await page.getByLabel('村（社区）').selectOption({ label: '江浦村' })
  await page.getByRole('button', { name: '核对并绑定' }).click()
  await page.locator('li', { hasText: '低保变更' }).getByRole('link', { name: '看进度' }).click()
  await page.getByText('最低生活保障变更决定书').waitFor()
  await story.picture(page, 'portal-change')
  assert.deepEqual(await seriousFaults(page), [])
})
