// Browser stories beside the main one: an old couple that is known to the register, papers that are missing, a village
// worker at the door, a refusal that explains itself.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { applicationOf } from '#demo/application.ts'
import { demoAccount } from '#demo/numbers.ts'
import { mayuVillage, namedPeople } from '#demo/village.ts'
import { castOf } from '#demo/year/cast.ts'
import { playUntil } from '#demo/year/schedule.ts'
import { walk } from '#demo/year/walk.ts'
import { seriousFaults, type Story, tellStory } from '../../../journeys/story.ts'
import type { ApplicationInput } from './public.ts'

const on = '2020-09-15'
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
)
const photo = (name: string) => ({ name, mimeType: 'image/jpeg', buffer: jpeg })
const person = (name: string) => namedPeople(on).find((p) => p.name === name)
let story: Story

before(async () => {
  story = await tellStory(`${on}T09:30:00+08:00`)
})
after(() => story.end())

async function signIn(page: Page, number: string) {
  await page.goto(`${story.address}/sign-in`)
  await page.getByLabel('手机号').fill(number)
  await page.getByRole('button', { name: '获取验证码' }).click()
  const code = /验证码是 (\d{6})/.exec((await page.getByText(/演示模式不发短信/).textContent()) ?? '')?.[1] ?? ''
  await page.getByLabel('短信验证码').fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.includes('sign-in'))
}

async function bind(page: Page, name: string) {
  await page.goto(`${story.address}/bind`)
  await page.getByLabel('姓名').fill(name)
  await page.getByLabel('公民身份号码').fill(person(name)?.idNumber ?? '')
  await page.getByLabel('户籍所在镇街').selectOption({ label: '马屿镇' })
  await page.getByLabel('村（社区）').selectOption({ label: '江浦村' })
}

const next = (page: Page) => page.getByRole('button', { name: /下一步/ }).click()
const none = (page: Page, group: string | RegExp) => page.getByRole('group', { name: group }).getByText('没有', { exact: true }).click()

async function restOfForm(page: Page, adults: string[]) {
  await page.getByLabel(/全家存款/).fill('2000')
  await none(page, '有没有汽车')
  await none(page, '有没有店面或厂房')
  await next(page)
  await page.getByLabel('社会保障卡账号').fill(demoAccount(7))
  await next(page)
  for (const name of adults) {
    const pad = page.locator('.signer', { hasText: `${name}签名` })
    await pad.getByRole('textbox').fill(name)
    await pad.getByRole('button', { name: '确认签名' }).click()
  }
  await none(page, /有没有近亲属/)
  await page.getByText('我承诺填写的内容真实完整').click()
}

test('an old man in large type binds his phone and finds his family already filled in; another phone finds the draft', async () => {
  const page = await story.person()
  await signIn(page, '19900000002')
  await page.getByRole('button', { name: '长辈版' }).click()
  await bind(page, '蔡德明')
  await story.picture(page, 'portal-bind-elder')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('button', { name: '核对并绑定' }).click()
  await page.getByRole('heading', { name: '您想办什么' }).waitFor()
  await story.picture(page, 'portal-home-elder')
  await page.goto(`${story.address}/apply/subsistence`)
  await page.getByLabel('家里最主要的困难').selectOption({ label: '缺劳动力' })
  await page.getByLabel('现在的住址').fill('5组 8 号')
  await next(page)
  await page.getByText('已按户籍登记填好 2 人').waitFor()
  assert.equal(await page.locator('.person').nth(1).getByLabel('姓名').inputValue(), '潘月香')
  for (const i of [0, 1]) {
    const card = page.locator('.person').nth(i)
    await card.getByLabel(/有什么收入/).selectOption({ label: '城乡居民养老金' })
    await card.getByLabel('每月城乡居民养老金').fill('300')
  }
  await page.getByText('1,350.00 元').waitFor()
  await story.picture(page, 'portal-prefill-elder')
  // The office keeps the draft a moment later; another phone of his goes on where he was.
  const kept = () => story.county.db.pool.query('select count(*)::int as n from case_draft')
  for (let i = 0; i < 40 && (await kept()).rows[0].n === 0; i++) await page.waitForTimeout(200)
  const other = await story.person()
  await signIn(other, '19900000002')
  await other.goto(`${story.address}/apply/subsistence`)
  await other.getByText('1,350.00 元').waitFor()
  await next(other)
  await restOfForm(other, ['蔡德明', '潘月香'])
  await other.getByRole('button', { name: '提交申请' }).click()
  await other.getByText('申请已提交').waitFor()
  assert.equal((await kept()).rows[0].n, 0, 'a filed form needs no draft')
})

test('the clerk lists everything that is missing at once; the old man sends it from home', async () => {
  const clerk = await story.staff('wumin')
  await clerk.getByRole('button', { name: '蔡德明等 2 人' }).click()
  await clerk
    .getByRole('button', { name: /退回补正/ })
    .first()
    .click()
  const form = clerk.locator('.form-box')
  await form.getByLabel('缺少的材料 1').fill('潘月香的住院发票')
  await form.getByLabel('说明').first().fill('核对看病支出')
  await form.getByRole('button', { name: '退回补正' }).click()
  await clerk.locator('.strip dd', { hasText: '等待补正' }).first().waitFor()
  await story.picture(clerk, 'desk-supplement')
  const page = await story.person()
  await signIn(page, '19900000002')
  await page.goto(`${story.address}/`)
  await story.picture(page, 'portal-home-turn')
  await page.getByRole('link', { name: '现在去办' }).first().click()
  await page.getByText('潘月香的住院发票').waitFor()
  await page.locator('input[type=file]').setInputFiles([photo('发票.jpg')])
  await page.getByText('发票.jpg').waitFor()
  await story.picture(page, 'portal-supplement')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('button', { name: '补交材料' }).click()
  await page.getByText('已收到您的申请').first().waitFor()
  await clerk.reload()
  await clerk.locator('.strip dd', { hasText: '已提交' }).first().waitFor()
})

test('a village worker at the door files on behalf, with the authority recorded', async () => {
  const page = await story.staff('cunhai', { width: 390, height: 844 })
  await page.goto(`${story.address}/apply/subsistence`)
  await page.getByRole('heading', { name: '住在哪里' }).waitFor()
  await page.getByText('当面口头委托', { exact: false }).first().click()
  await page.getByLabel('委托情况').fill('户主郑志强当面口头委托，因腿脚不便')
  await page.getByLabel('现在的住址').fill('2组 6 号')
  await page.getByLabel('联系电话').fill('19900000005')
  await page.getByLabel('家里最主要的困难').selectOption({ label: '因病' })
  await story.picture(page, 'portal-behalf')
  assert.deepEqual(await seriousFaults(page), [])
  await next(page)
  const names = ['郑志强', '黄阿香', '郑小波']
  for (const [i, name] of names.entries()) {
    if (i > 0) await page.getByRole('button', { name: '再加一个人' }).click()
    const card = page.locator('.person').nth(i)
    if (i > 0) await card.getByLabel('和您的关系').selectOption(person(name)?.relation ?? '')
    await card.getByLabel('姓名').fill(name)
    await card.getByLabel('公民身份号码').fill(person(name)?.idNumber ?? '')
  }
  await next(page)
  await restOfForm(page, names)
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { name: /郑志强等 3 人/, level: 1 }).waitFor()
  await page.getByRole('main').getByText(/代办/).first().waitFor()
  await story.picture(page, 'desk-behalf-phone')
  assert.deepEqual(await seriousFaults(page), [])
})

test('a refusal says why, in figures, and what can be done', async () => {
  const cast = await castOf(story.county.db, mayuVillage, 'x')
  const made = applicationOf('lin', on)
  // They signed on the day on which they applied.
  const signatures = made.consent.signatures.map((s) => ({ ...s, signedOn: '2020-08-03' }))
  const form = { ...made, consent: { ...made.consent, signatures } } as ApplicationInput
  await playUntil([walk(story.county.db, { form, start: '2020-08-03', ending: 'refused', cast, order: 3 })], story.county.now)
  const page = await story.person()
  await signIn(page, '19900000001')
  await bind(page, '林秀兰')
  await page.getByRole('button', { name: '核对并绑定' }).click()
  await page.getByRole('heading', { name: '您想办什么' }).waitFor()
  await page.waitForTimeout(500)
  await story.picture(page, 'portal-home-refused')
  await page.getByRole('link', { name: '看进度' }).first().click()
  await page.getByText('不予批准').first().waitFor()
  await page.getByText('怎么算的').waitFor()
  await page.getByText(/行政复议/).waitFor()
  await story.picture(page, 'portal-refused')
  assert.deepEqual(await seriousFaults(page), [])
})
