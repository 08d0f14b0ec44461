// Browser story of the registry's office: a file is found and opened, reviewed, the published figure moves by one, blanks are
// counted and spoiled ones destroyed, the site is checked, a couple is counselled in confidence.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { loadMarriages } from '#demo/marriages.ts'
import { loadPeople } from '#demo/people.ts'
import { choose, phone, seriousFaults, type Story, tellStory } from '../../../journeys/story.ts'
import { commitReviewSeeds } from './reviews/draw.ts'
import { checkItems, checklist } from './rules/review.ts'
import { siteItemKeys } from './rules/site.ts'

let story: Story
let head: Page
before(async () => {
  story = await tellStory('2020-11-30T09:30:00+08:00')
  const { db } = story.county
  await loadPeople(db, { seed: 7, people: 2000, on: '2020-01-01' })
  await loadMarriages(db, {
    seed: 1,
    year: 2020,
    until: '2020-12-10',
    marriages: 46,
    divorces: 17,
    marriageReissues: 8,
    divorceReissues: 2,
  })
  await commitReviewSeeds(db, story.county.now)
  story.county.now = new Date('2020-12-10T16:30:00+08:00')
  head = await story.staff('dengjizhuren')
})
after(() => story.end())

/** Looked at, wide and narrow: no serious fault. */
async function look(page: Page, name: string) {
  await story.picture(page, name)
  assert.deepEqual(await seriousFaults(page), [], name)
  await page.setViewportSize(phone)
  await story.picture(page, `${name}-narrow`)
  assert.deepEqual(await seriousFaults(page), [], `${name} narrow`)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(wide <= 0, `${name} is ${wide} px too wide for a phone`)
  await page.setViewportSize({ width: 1440, height: 900 })
}

const reviewed = async () => {
  await head.goto(`${story.address}/desk/figures`)
  return Number(
    await head
      .getByRole('row', { name: /登记合格率/ })
      .getByRole('cell')
      .nth(2)
      .textContent(),
  )
}

test('a file is found by its certificate and opened with a purpose', async () => {
  await head.getByRole('link', { name: '婚姻档案' }).click()
  await head.getByLabel('查找婚姻档案').fill('J330381-2020-000007')
  await head.getByRole('button', { name: '查找' }).click()
  await head.getByRole('link', { name: 'J330381-2020-000007' }).waitFor()
  await look(head, 'desk-marriage-search')
  await head.getByRole('link', { name: 'J330381-2020-000007' }).click()
  await head.getByRole('radio', { name: '质量评查' }).check()
  await look(head, 'desk-marriage-purpose')
  await head.getByRole('button', { name: '打开', exact: true }).click()
  await head.getByRole('heading', { name: '结婚登记 J330381-2020-000007' }).waitFor()
  await head.getByRole('cell', { name: '男方' }).first().waitFor()
  await look(head, 'desk-marriage-file')
})

test('it is reviewed by the head, and the figure counts one more', async () => {
  const before = await reviewed()
  await head.getByRole('link', { name: '婚姻档案' }).click()
  await head.getByLabel('查找婚姻档案').fill('J330381-2020-000007')
  await head.getByRole('button', { name: '查找' }).click()
  await head.getByRole('link', { name: 'J330381-2020-000007' }).click()
  await head.getByRole('radio', { name: '质量评查' }).check()
  await head.getByRole('button', { name: '打开', exact: true }).click()
  await head.getByRole('button', { name: '列入评查' }).click()
  await head.getByRole('link', { name: '打开质量评查' }).click()
  await head.getByRole('button', { name: '抽取' }).click()
  await head.getByText(/已抽取：/).waitFor()
  await look(head, 'desk-marriage-reviews')
  const mine = head.getByRole('row', { name: /J330381-2020-000007/ })
  await mine.getByRole('button', { name: '评查' }).click()
  for (const item of checkItems.slice(1))
    await head.getByRole('radiogroup', { name: checklist[item] }).getByRole('radio', { name: '合格' }).check()
  await head.getByRole('radiogroup', { name: checklist.identityPapers }).getByRole('radio', { name: '笔误' }).check()
  await head.getByLabel('查到的情况').fill('女方职业写错一字')
  await look(head, 'desk-marriage-review-form')
  await head.getByRole('button', { name: '登记结论' }).click()
  await mine.waitFor({ state: 'detached' })
  assert.equal(await reviewed(), before + 1)
  await look(head, 'desk-figures')
  await head.getByRole('link', { name: '登记合格率' }).click()
  await head.getByRole('heading', { name: /2020年登记合格率：100.0%/ }).waitFor()
  await head.getByRole('cell', { name: '笔误' }).waitFor()
  await look(head, 'desk-figure')
})

test('the registrar puts it right', async () => {
  const registrar = await story.staff('dengji')
  await registrar.getByRole('link', { name: '质量评查' }).click()
  await choose(registrar, '范围', '待改正')
  await registrar.getByRole('button', { name: '登记改正' }).click()
  await registrar.getByLabel('怎样改正的').fill('已在审查处理表上更正并签章')
  await registrar.locator('.form-box').getByRole('button', { name: '登记改正' }).click()
  await registrar.getByText('没有要改正的差错').waitFor()
})

test('blanks: a box comes in, the day is counted, spoiled sheets end under two signatures', async () => {
  await story.county.db.pool.query(
    `update certificate_blank set state = 'SPOILED', used_on = '2020-12-10', used_by = 'system:test', reason = '打印错位'
     where (place, kind, serial) in (select place, kind, serial from certificate_blank where state = 'IN_STOCK' and kind = 'MARRIAGE' order by position limit 2)`,
  )
  await head.getByRole('link', { name: '空白证件' }).click()
  await head.getByText('登记一批入库').click()
  await head.getByRole('radio', { name: '离婚证' }).check()
  await head.getByLabel('印制号前面不变的部分').fill('33000')
  await head.getByLabel('起号').fill('7000001')
  await head.getByLabel('止号').fill('7000100')
  await look(head, 'desk-blanks')
  await head.getByRole('button', { name: '入库', exact: true }).click()
  await head.getByText('已入库 100 张').waitFor()
  await head.getByLabel('今天清点结婚证（张）').fill('797')
  await head.getByRole('button', { name: '登记清点' }).click()
  await head.getByText(/账上 798 张，不一致/).waitFor()
  await head.getByLabel('今天清点结婚证（张）').fill('798')
  await head.getByRole('button', { name: '登记清点' }).click()
  await head.getByText('798 张，相符').waitFor()
  const registrar = await story.staff('dengji')
  await registrar.getByRole('link', { name: '空白证件' }).click()
  await choose(registrar, '销毁作废的', '结婚证')
  await registrar.getByLabel('销毁方式').fill('碎纸机')
  await registrar.getByRole('button', { name: '提出，等另一人签字' }).click()
  await registrar.getByText('等另一人签字', { exact: true }).waitFor()
  await head.reload()
  await head.getByRole('button', { name: /签字，销毁 \d+ 张/ }).click()
  await head.getByText('何敏，2020年12月10日').waitFor()
  await look(head, 'desk-blanks-done')
})

test('statistics and workload are read from the same records', async () => {
  await head.getByRole('link', { name: '登记统计' }).click()
  await head.getByText('46 件').waitFor()
  await look(head, 'desk-marriage-statistics')
  await head.getByRole('link', { name: '工作量' }).click()
  await head.getByRole('heading', { name: /按时段/ }).waitFor()
  await look(head, 'desk-marriage-workload')
})

test('the site is checked, and an activity recorded', async () => {
  await head.getByRole('link', { name: '场所自查' }).click()
  await head.getByRole('button', { name: '开始自查' }).click()
  await head.getByLabel('户籍人口（人）').fill('1250000')
  const reached = head.getByRole('radio', { name: '达到', exact: true })
  for (let i = 0; i < siteItemKeys.length; i++) await reached.nth(i).check()
  await look(head, 'desk-site-form')
  await head.getByRole('button', { name: '登记自查' }).click()
  await head.getByText('在岗 2 人，标准 13 人，还差 11 人').waitFor()
  await look(head, 'desk-site')
  await head.getByRole('link', { name: '婚俗改革' }).click()
  await head.getByText('登记一场活动').click()
  await choose(head, '种类', '集体婚礼')
  await head.getByLabel('名称').fill('国庆集体婚礼')
  await head.getByLabel('日期').fill('2020年10月1日')
  await head.getByLabel('日期').press('Enter')
  await head.getByLabel('参加人数').fill('60')
  await head.getByRole('button', { name: '登记', exact: true }).click()
  await head.getByRole('cell', { name: '国庆集体婚礼' }).waitFor()
  await look(head, 'desk-activities')
})

test('counselling stays with the counsellor; the head reads numbers', async () => {
  const counsellor = await story.staff('fudaoyuan')
  await counsellor.getByText('登记一件辅导').click()
  await choose(counsellor, '种类', '离婚冷静期辅导')
  await counsellor.getByLabel('来访人').fill('陈先生、李女士')
  await counsellor.getByLabel('同意辅导的日期').fill('2020年12月9日')
  await counsellor.getByLabel('同意辅导的日期').press('Enter')
  await counsellor.getByRole('radio', { name: '不同意' }).check()
  await counsellor.getByRole('button', { name: '登记', exact: true }).click()
  await counsellor.getByRole('button', { name: '登记一次辅导' }).click()
  await counsellor.getByLabel('时长（分钟）').fill('60')
  await counsellor.getByLabel('辅导记录').fill('双方愿意再谈一次')
  await look(counsellor, 'desk-counselling')
  await counsellor.locator('section').getByRole('button', { name: '登记', exact: true }).click()
  await counsellor.getByText('双方愿意再谈一次').waitFor()
  await head.getByRole('link', { name: '辅导统计' }).click()
  await head.getByText('1 件中 0 件').waitFor()
  await look(head, 'desk-counselling-numbers')
})
