// Browser story of looking again: a relative in office is declared, a re-check falls due and is carried to its end, a draw
// is promised, made, repeated by anybody and followed by a correction.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { onBooks } from '#demo/on-books.ts'
import { namedPeople } from '#demo/village.ts'
import { openDueReviews } from '#modules/assistance/subsistence/public.ts'
import { choose, phone, seriousFaults, type Story, tellStory } from '../../../journeys/story.ts'
import { commitSeeds } from './draw/commit.ts'

let story: Story
let home: Awaited<ReturnType<typeof onBooks>>

before(async () => {
  story = await tellStory('2020-08-03T09:30:00+08:00')
  const { county } = story
  await commitSeeds(county.db, county.now)
  const pension = { 周桂英: { incomes: [{ kind: 'RESIDENT_PENSION', monthly: 24_000 }] } }
  home = await onBooks(county, { family: 'lin', members: pension })
  county.now = new Date('2020-11-20T10:00:00+08:00')
  await openDueReviews(county.db, county.now)
})
after(() => story.end())

/** Looked at: no serious fault, a picture at the desk and, where asked, on a narrow screen. */
async function look(page: Page, name: string) {
  await story.picture(page, name)
  assert.deepEqual(await seriousFaults(page), [])
}

const act = async (page: Page, name: string) => {
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click()
}
const send = (page: Page, name: string) => page.locator('.form-box').getByRole('button', { name, exact: true }).click()

test('the calendar leads to the re-check; verified, visited, computed', async () => {
  const clerk = await story.staff('wumin')
  await clerk.getByRole('link', { name: '复核日历' }).click()
  await clerk.getByText('C 类，每 3 个月').waitFor()
  await look(clerk, 'desk-reviews')
  await clerk.setViewportSize(phone)
  await look(clerk, 'desk-reviews-narrow')
  await clerk.setViewportSize({ width: 1440, height: 900 })
  await clerk.getByRole('link', { name: '待复核' }).click()
  await act(clerk, '发起核对')
  await clerk.locator('.form-box').getByRole('button', { name: '发起核对' }).click()
  await clerk.locator('.strip dd', { hasText: '核对中' }).first().waitFor()
  const verifier = await story.staff('hedui')
  await verifier.goto(clerk.url())
  await act(verifier, '登记核对结果')
  await verifier.getByLabel('各来源核对情况').fill('各来源没有新记录')
  await send(verifier, '登记核对结果')
  await verifier.getByText('异常 0 条').waitFor()
  await clerk.reload()
  await act(clerk, '登记入户')
  await clerk.getByLabel('见到谁').fill('林秀兰')
  await choose(clerk, '同去的调查人', '郑建国')
  await clerk.getByLabel('入户情况').fill('和上次一样，仍没有找到工作')
  await clerk.getByRole('radio', { name: '没有' }).check()
  await look(clerk, 'desk-review-visit')
  await send(clerk, '登记入户')
  await clerk.locator('.strip dd', { hasText: '已入户' }).first().waitFor()
  await act(clerk, '重新推算')
  await send(clerk, '重新推算')
  await clerk.getByText('推算结果不变').waitFor()
  await look(clerk, 'desk-review')
})

test('the lead closes it, and the household page says when it is looked at next', async () => {
  const lead = await story.staff('linwei')
  await lead.goto(`${story.address}/desk/households/${home.rootId}/review`)
  await lead.getByRole('link', { name: '打开在办的复核' }).click()
  await act(lead, '维持不变')
  await send(lead, '维持不变')
  await lead.locator('.strip dd', { hasText: '维持不变' }).first().waitFor()
  await lead.goto(`${story.address}/desk/households/${home.rootId}`)
  await lead.getByRole('link', { name: /C 类，2021年2月20日前完成/ }).click()
  await lead.getByText('每 3 个月复核一次').waitFor()
  await look(lead, 'desk-review-plan')
})

test('a relative in office is declared: the family leaves the desk of the one who declares', async () => {
  story.county.now = new Date('2020-11-20T11:00:00+08:00')
  const clerk = await story.staff('wumin')
  await clerk.getByRole('link', { name: '申报近亲属' }).click()
  await clerk.getByLabel('近亲属姓名').fill('周桂英')
  await clerk.getByLabel('公民身份号码').fill(namedPeople('2020-08-03').find((p) => p.name === '周桂英')?.idNumber ?? '')
  await choose(clerk, '和工作人员的关系', '父母')
  await look(clerk, 'desk-own-relatives')
  await clerk.getByRole('button', { name: '申报', exact: true }).click()
  await clerk.getByRole('cell', { name: '周桂英' }).waitFor()
  await clerk.getByRole('link', { name: '在册户' }).click()
  await clerk.getByText('林秀兰').waitFor({ state: 'detached' })
  const officer = await story.staff('keyuan')
  await officer.getByRole('link', { name: '近亲属备案' }).click()
  await officer.getByText('本人申报').waitFor()
  await look(officer, 'desk-relatives')
})

test('the draw is made in public, what it found is put right', async () => {
  const officer = await story.staff('keyuan')
  await officer.getByRole('link', { name: '抽查抽取' }).click()
  await officer
    .getByRole('row', { name: /2020年第3季度在册户抽查/ })
    .getByRole('button', { name: '抽取' })
    .click()
  await officer.getByText('1 件抽 1 件').waitFor()
  await look(officer, 'desk-draws')
  await officer.getByRole('link', { name: '打开抽查户，安排入户' }).click()
  await officer.getByText('近亲属备案').last().waitFor()
  await officer.getByRole('button', { name: '登记结论' }).click()
  await officer.getByRole('radio', { name: '金额有误' }).check()
  await officer.getByLabel('查到的情况').fill('母亲的养老金涨了没有登记')
  await look(officer, 'desk-finding')
  await send(officer, '登记结论')
  await officer.getByText('没有要列出的').waitFor()
  story.county.now = new Date('2020-11-20T11:10:00+08:00')
  const clerk = await story.staff('zhengjianguo')
  await clerk.getByRole('link', { name: '抽查', exact: true }).click()
  await clerk.getByRole('link', { name: /待整改/ }).click()
  await clerk.getByText('母亲的养老金涨了没有登记').waitFor()
  await act(clerk, '回复整改')
  await clerk.getByLabel('怎样改正的').fill('已登记收入变化，从下月起调整')
  await send(clerk, '回复整改')
  await clerk.locator('.strip dd', { hasText: '待复查' }).first().waitFor()
  await look(clerk, 'desk-correction')
  await officer.goto(`${story.address}/desk/spot-results`)
  await officer.getByText('各乡镇得分').waitFor()
  await officer.getByRole('cell', { name: '马屿镇' }).waitFor()
  await look(officer, 'desk-spot-results')
})

test('anybody reads promise, seed and transcript on the phone', async () => {
  const page = await story.person()
  await page.goto(`${story.address}/open`)
  await page.getByRole('link', { name: /抽查公开/ }).click()
  await page.getByText('2020年第3季度在册户抽查').waitFor()
  await look(page, 'open-draws')
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载，自己重抽' }).click()
  assert.match((await waiting).suggestedFilename(), /抽取记录_STOCK_2020-Q3\.json/)
})
