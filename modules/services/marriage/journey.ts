// Browser stories of the registry's desk: a couple is married, with a spoiled sheet and the network down; a couple applies to part.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { accountBlanks, demoRegistry } from '#demo/marriages.ts'
import { newPerson } from '#demo/test-registry.ts'
import { keepSlotsAhead } from '#modules/services/marriage-booking/public.ts'
import { marriageRounds } from '#modules/services/marriage/public.ts'
import { phone, seriousFaults, type Story, tellStory } from '../../../journeys/story.ts'

let story: Story
let asking: NodeJS.Timeout

before(async () => {
  story = await tellStory('2026-11-26T09:10:00+08:00')
  await accountBlanks(story.county.db, await demoRegistry(story.county.db), [], 30)
  const [base] = marriageRounds(story.county.db, story.county.clock)
  let busy = false
  asking = setInterval(() => {
    if (busy) return
    busy = true
    void Promise.resolve(base?.run(story.county.clock())).finally(() => {
      busy = false
    })
  }, 300)
})
after(async () => {
  clearInterval(asking)
  await story.end()
})

const man = newPerson('周建国', '1998-05-20', 'M')
const woman = newPerson('林小梅', '2000-06-01', 'F')

const stateIs = (page: Page, label: string) => page.locator('.strip dd', { hasText: label }).first().waitFor({ timeout: 20_000 })
const act = (page: Page, label: string) =>
  page
    .getByRole('button', { name: new RegExp(`^(办理：)?${label}`) })
    .first()
    .click()
const send = (page: Page, label: string) => page.locator('.form-box').getByRole('button', { name: label, exact: true }).click()

/** Lays a card on the reader: the line that it types. */
async function layCard(page: Page, side: string, line: string) {
  await page.getByLabel(`${side}读身份证`).fill(line)
  await page.getByLabel(`${side}读身份证`).press('Enter')
}

async function fillPapers(page: Page, status: boolean) {
  for (const at of [0, 1]) {
    const side = page.locator('fieldset.party').nth(at)
    await side.getByLabel('户籍所在地代码').fill('330381116')
    await side.getByLabel('职业').fill('教师')
    await side.getByRole('combobox', { name: '文化程度' }).click()
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: '大学本科' })
      .first()
      .click()
    if (status) await side.getByText('未婚', { exact: true }).click()
  }
}

test('a couple is married: cards, papers, the national register, two officers, a spoiled sheet', async () => {
  const page = await story.staff('dengji')
  await page.getByRole('link', { name: '婚姻登记' }).click()
  await page.getByText('现在没有正在办理的').waitFor()
  assert.deepEqual(await seriousFaults(page), [])
  await story.picture(page, 'desk-today-empty')
  await page.getByRole('link', { name: '结婚登记签到' }).click()
  await layCard(page, '男方', `${man.name}|男|汉|${man.idNumber}|浙江省瑞安市马屿镇江浦村1号`)
  await layCard(page, '女方', `${woman.name}\t女\t汉\t${woman.idNumber}`)
  await story.picture(page, 'desk-check-in')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('button', { name: '两人都到场，签到' }).click()
  await stateIs(page, '已签到')
  await fillPapers(page, true)
  await story.picture(page, 'desk-marriage-papers')
  assert.deepEqual(await seriousFaults(page), [])
  await send(page, '核对无误，查询全国库')
  await stateIs(page, '已查询婚姻状况')
  await story.picture(page, 'desk-marriage-checked')
  await act(page, '当面声明')
  await page.getByText('两人各自当面声明自愿结婚').click()
  await page.locator('input[type=file]').first().setInputFiles({ name: '合影.png', mimeType: 'image/png', buffer: onePixel })
  await page.getByText('合影.png').first().waitFor()
  await send(page, '已声明、签名')
  await stateIs(page, '已声明')
  const caseUrl = page.url().replace(/\?.*/, '')
  const second = await story.staff('dengji2')
  await second.goto(caseUrl)
  await act(second, '审查通过')
  await second.getByText('两人都有完全的行为能力').click()
  await second.getByText('已分别询问两人，意愿真实').click()
  await second.getByLabel('审查意见').fill('材料齐全，符合登记条件')
  await send(second, '审查通过')
  await stateIs(second, '已审查')
  await page.goto(caseUrl)
  await act(page, '登记，给证号')
  await send(page, '登记，给证号')
  await stateIs(page, '已登记')
  await page.getByText('J330381-2026-000001').first().waitFor()
  await story.picture(page, 'desk-marriage-registered')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('link', { name: '打印这一本' }).first().click()
  await page.getByRole('heading', { name: /打印结婚证/ }).waitFor()
  const first = await page.getByText(/放入印制号/).textContent()
  await story.picture(page, 'desk-sheet')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByLabel('作废原因').fill('打印错位')
  await page.getByRole('button', { name: '这张作废，换下一张' }).click()
  await page.waitForFunction((before) => !document.body.innerText.includes(before ?? ''), first)
  await page.getByRole('button', { name: '打印好了，核对无误' }).click()
  await page.getByRole('button', { name: '已确认打印，再确认一次' }).waitFor()
  await page.getByRole('link', { name: '返回办件' }).click()
  await page.getByRole('link', { name: '打印这一本' }).last().click()
  await page.getByRole('button', { name: '打印好了，核对无误' }).click()
  await page.getByRole('button', { name: '已确认打印，再确认一次' }).waitFor()
  await page.getByRole('link', { name: '返回办件' }).click()
  await act(page, '颁证')
  await page.getByText('两人都在领证处签了名').click()
  await send(page, '颁证')
  await stateIs(page, '已颁证')
})

test('on a phone the registrar sees the same, and the calibration page fits', async () => {
  const page = await story.staff('dengji', phone)
  await page.goto(`${story.address}/desk/marriage`)
  await page.getByText('待颁证、待归档').waitFor()
  await story.picture(page, 'phone-today')
  await page.getByRole('link', { name: /周建国/ }).click()
  await page.getByText('J330381-2026-000001').first().waitFor()
  await story.picture(page, 'phone-marriage')
  assert.deepEqual(await seriousFaults(page), [])
  await page.goto(`${story.address}/desk/marriage/printer/MARRIAGE`)
  await page.getByRole('heading', { name: '校准打印（结婚证）' }).waitFor()
  await story.picture(page, 'phone-printer')
})

test('the network is down: the desk says what it still does; under age is refused with its article', async () => {
  const page = await story.staff('dengji')
  await page.goto(`${story.address}/desk/marriage`)
  await page.getByRole('button', { name: '断开看看' }).click()
  await page.getByText('全国婚姻登记信息系统没有回答').waitFor()
  await story.picture(page, 'desk-down')
  await page.getByRole('link', { name: '结婚登记签到' }).click()
  const young = newPerson('小满', '2004-11-27', 'M')
  await layCard(page, '男方', `${young.name}|男|汉|${young.idNumber}`)
  const bride = newPerson('小雪', '2001-02-02', 'F')
  await layCard(page, '女方', `${bride.name}|女|汉|${bride.idNumber}`)
  await page.getByRole('button', { name: '两人都到场，签到' }).click()
  await stateIs(page, '已签到')
  await page
    .getByText(/男方不满 22 周岁，最早 2026年11月27日/)
    .first()
    .waitFor()
  await story.picture(page, 'desk-under-age')
  await page.goto(`${story.address}/desk/marriage`)
  await page.getByRole('button', { name: '恢复', exact: true }).click()
  await page.getByRole('button', { name: '断开看看' }).waitFor()
})

test('a couple applies to part: the receipt names every date', async () => {
  const page = await story.staff('dengji')
  await page.goto(`${story.address}/desk/marriage/divorce/new`)
  await layCard(page, '男方', `${man.name}|男|汉|${man.idNumber}`)
  await layCard(page, '女方', `${woman.name}|女|汉|${woman.idNumber}`)
  await page.getByRole('button', { name: '两人都到场，签到' }).click()
  await stateIs(page, '已签到')
  await fillPapers(page, false)
  await page.getByLabel('结婚证字号').fill('J330381-2026-000001')
  await page.getByLabel('登记机关').fill('瑞安市婚姻登记处')
  await page.getByLabel('登记日期').fill('2026-11-26')
  await page.getByText('双方自愿离婚，三份都签了名').click()
  for (const label of ['子女抚养', '财产处理', '债务处理'])
    await page
      .locator('.ant-form-item', { has: page.getByText(label, { exact: true }) })
      .getByText('没有', { exact: true })
      .click()
  await page.getByText('两人都有完全的行为能力').click()
  await send(page, '核对无误，查询全国库')
  await stateIs(page, '已查询婚姻登记')
  await act(page, '受理，出具回执')
  await send(page, '受理，出具回执')
  await stateIs(page, '冷静期')
  await page
    .getByText(/2026年12月28日/)
    .first()
    .waitFor()
  await story.picture(page, 'desk-divorce-cooling')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByText('日期是暂定的').waitFor()
})

test('a booked couple comes to the desk with their names; what they came for ends the visit', async () => {
  story.county.now = new Date('2026-11-27T08:50:00+08:00')
  await keepSlotsAhead(story.county.db, story.county.now)
  const page = await story.staff('dengji')
  await page.getByRole('link', { name: '预约签到' }).click()
  await page.getByRole('button', { name: '现场取号' }).click()
  const [groom, bride] = [newPerson('郑三', '1995-01-02', 'M'), newPerson('吴四', '1996-02-03', 'F')]
  await page.getByLabel('一方姓名', { exact: true }).fill(groom.name)
  await page.getByLabel('一方公民身份号码', { exact: true }).fill(groom.idNumber)
  await page.getByLabel('另一方姓名').fill(bride.name)
  await page.getByLabel('另一方公民身份号码').fill(bride.idNumber)
  await page.getByLabel('手机号').fill('19900010009')
  await page.getByRole('button', { name: '取号并签到' }).click()
  await page.getByRole('link', { name: '开始办理' }).first().click()
  await page.getByText(/姓名和号码由预约带入/).waitFor()
  assert.equal(await page.getByLabel('姓名').first().inputValue(), groom.name)
  await page.getByRole('button', { name: '两人都到场，签到' }).click()
  await stateIs(page, '已签到')
  await act(page, '当事人离开')
  await page.getByLabel('说明').fill('忘带户口簿，下午再来')
  await send(page, '当事人离开')
  await stateIs(page, '当事人离开')
  const { rows } = await story.county.db.pool.query("select status from booking where service = 'marriage'")
  assert.deepEqual(rows, [{ status: 'DONE' }])
})

// A picture of one point: what is looked at here is the way of a photograph, not the photograph.
const onePixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
