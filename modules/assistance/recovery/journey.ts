// Browser story of money over many months: a caseload recomputed, a roll with its differences, an over-payment that comes
// back, the bank's statement and the closed month, and a family that tells of a change from its phone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { demoAccount } from '#demo/numbers.ts'
import { bankAnswers, couple, onBooks, payMonth } from '#demo/on-books.ts'
import { namedPeople } from '#demo/village.ts'
import { choose, seriousFaults, type Story, tellStory } from '../../../journeys/story.ts'

let story: Story
let home: Awaited<ReturnType<typeof onBooks>>
let runId = ''

before(async () => {
  story = await tellStory('2020-08-03T09:30:00+08:00')
  const { county } = story
  home = await onBooks(county, couple)
  for (const month of ['2020-09', '2020-10', '2020-11', '2020-12']) runId = (await payMonth(county, month)).runId
  county.now = new Date('2020-12-20T09:00:00+08:00')
  await home.change({
    kind: 'DEATH',
    ref: 'A',
    happenedOn: '2020-11-08',
    payee: { ref: 'B', bank: '瑞安农商银行', account: demoAccount(9) },
  })
})
after(() => story.end())

test('the town proposes how it comes back, the head decides', async () => {
  const clerk = await story.staff('wumin')
  await clerk.getByRole('link', { name: '多发追缴' }).click()
  await clerk.getByText('715.00').first().waitFor()
  await story.picture(clerk, 'desk-recoveries')
  assert.deepEqual(await seriousFaults(clerk), [])
  await clerk.getByRole('link', { name: '蔡德明等 2 人' }).click()
  await clerk.getByText('还要追回 ¥715.00').waitFor()
  await clerk
    .getByRole('button', { name: /提出追回办法/ })
    .first()
    .click()
  await choose(clerk, '多发的原因', '变化报告晚了')
  await choose(clerk, '追回办法', '一次退回')
  await clerk.getByLabel('和家庭商量的情况').fill('和潘月香商量，她愿意退回')
  await story.picture(clerk, 'desk-recovery-plan')
  await clerk.locator('.form-box').getByRole('button', { name: '提出追回办法' }).click()
  await clerk.locator('.strip dd', { hasText: '待决定' }).first().waitFor()
  const head = await story.staff('kezhang')
  await head.getByRole('link', { name: '多发追缴' }).click()
  await head.getByRole('link', { name: '蔡德明等 2 人' }).click()
  await head
    .getByRole('button', { name: /决定追缴/ })
    .first()
    .click()
  await head.getByRole('button', { name: '决定，生成通知书' }).click()
  await head.locator('.strip dd', { hasText: '追回中' }).first().waitFor()
  await story.picture(head, 'desk-recovery')
  assert.deepEqual(await seriousFaults(head), [])
})

test('finance records the receipt; nothing is left and the case is over', async () => {
  const finance = await story.staff('caiwu')
  await finance.getByRole('link', { name: '多发追缴' }).click()
  await finance.getByRole('link', { name: '蔡德明等 2 人' }).click()
  await finance.getByLabel('收到金额（元）').fill('715')
  await finance.getByLabel('凭证号').fill('SJ-0001')
  await story.picture(finance, 'desk-recovery-receive')
  assert.deepEqual(await seriousFaults(finance), [])
  await finance.getByRole('button', { name: '登记收款' }).click()
  await finance.getByText('已经全部追回或免予追缴').waitFor()
})

test('a roll tells what is different and why; books and statement are looked at and the month is closed', async () => {
  for (const { id } of (await story.county.db.pool.query(`select id from payment_run order by month`)).rows)
    await bankAnswers(story.county, id)
  const finance = await story.staff('caiwu')
  await finance.goto(`${story.address}/desk/payments/${runId}`)
  await finance.getByText('和上月完全一样').waitFor()
  story.county.now = new Date('2021-01-08T09:00:00+08:00')
  const { runId: next } = await payMonth(story.county, '2021-01')
  const again = await story.staff('caiwu')
  await again.goto(`${story.address}/desk/payments/${next}`)
  await again.getByText('有人去世').waitFor()
  await story.picture(again, 'desk-run-differences')
  assert.deepEqual(await seriousFaults(again), [])
  await again.getByRole('link', { name: '总账和结账' }).click()
  await again.getByText('已追回：最低生活保障').waitFor()
  await again.getByRole('button', { name: '结账：2020年9月' }).click()
  await again.getByText('2020年9月', { exact: true }).waitFor()
  await story.picture(again, 'desk-books')
  assert.deepEqual(await seriousFaults(again), [])
  await again.getByRole('link', { name: '与银行对账' }).click()
  await again.getByText('没有银行文件').waitFor()
  await story.picture(again, 'desk-reconciliation')
  assert.deepEqual(await seriousFaults(again), [])
})

test('the caseload of a month is simulated by one and approved by another', async () => {
  story.county.now = new Date('2021-06-25T09:00:00+08:00')
  const clerk = await story.staff('keyuan')
  await clerk.getByRole('link', { name: '月度重算' }).click()
  await clerk.getByRole('button', { name: '模拟这个月' }).waitFor()
  await clerk.getByLabel('月份').fill('2021年7月')
  await clerk.keyboard.press('Enter')
  await clerk.getByRole('button', { name: '模拟这个月' }).click()
  await clerk.getByText('要由另一位').or(clerk.getByText('由市局负责人批准')).waitFor()
  await story.picture(clerk, 'desk-recompute')
  assert.deepEqual(await seriousFaults(clerk), [])
  const head = await story.staff('kezhang')
  await head.getByRole('link', { name: '月度重算' }).click()
  await head.getByRole('link', { name: '2021年7月' }).click()
  await head.getByRole('button', { name: '批准，1 户生效' }).click()
  await head.getByText('1 户的金额已更新').waitFor()
})

test('the family sees what it gets and tells from its phone that the pension is gone', async () => {
  const page = await story.person()
  await page.goto(`${story.address}/sign-in`)
  await page.getByLabel('手机号').fill('19900000072')
  await page.getByRole('button', { name: '获取验证码' }).click()
  const code = /验证码是 (\d{6})/.exec((await page.getByText(/演示模式不发短信/).textContent()) ?? '')?.[1] ?? ''
  await page.getByLabel('短信验证码').fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByLabel('姓名').fill('潘月香')
  await page.getByLabel('公民身份号码').fill(namedPeople('2020-08-03').find((p) => p.name === '潘月香')?.idNumber ?? '')
  await page.getByLabel('户籍所在镇街').selectOption({ label: '马屿镇' })
  await page.getByLabel('村（社区）').selectOption({ label: '江浦村' })
  await page.getByRole('button', { name: '核对并绑定' }).click()
  await page.getByText('看进度').first().waitFor()
  await page.goto(`${story.address}/household`)
  await page.getByRole('heading', { name: '我家的低保' }).waitFor()
  await story.picture(page, 'portal-household')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('link', { name: '报告变化' }).click()
  await page.getByLabel('什么变化').selectOption({ label: '收入、养老金变了' })
  await page.getByLabel('是谁').selectOption({ label: '潘月香' })
  await page.getByLabel('哪一项收入').selectOption({ label: '城乡居民养老金' })
  await page.getByLabel('现在每月多少').fill('0')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('请填哪一天发生的').waitFor()
  await page.getByLabel('哪一天发生的').fill('2021-06-20')
  await page.getByLabel('说说情况').fill('社保所说停发了')
  await story.picture(page, 'portal-tell')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('镇里正在核实变化').first().waitFor()
})
