// Browser story of a match: a list is delivered, the caseload matched, a wage that was not told is checked by the clerk, a death
// is confirmed by two people and recorded as a life event.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { couple, onBooks } from '#demo/on-books.ts'
import { namedPeople } from '#demo/village.ts'
import { choose, desk, phone, seriousFaults, type Story, tellStory } from '../../../journeys/story.ts'

let story: Story
const cai = namedPeople('2020-08-03').filter((p) => p.family === 'cai')

before(async () => {
  story = await tellStory('2020-08-03T09:30:00+08:00')
  await onBooks(story.county, couple)
  story.county.now = new Date('2020-10-12T09:00:00+08:00')
})
after(() => story.end())

const list = (...rows: string[]) => ({ name: '数据.csv', mimeType: 'text/csv', buffer: Buffer.from(`${rows.join('\r\n')}\r\n`) })

test('the verifier sends the lists and matches the month; what is missing is said', async () => {
  const page = await story.staff('hedui')
  await page.getByRole('link', { name: '发放前比对' }).click()
  await page.getByText('还没有比对过').waitFor()
  await page.getByRole('cell', { name: '殡葬火化' }).waitFor()
  await choose(page, '数据来源', '税务工资薪金')
  await page
    .locator('input[type=file]')
    .setInputFiles(list('身份证号,姓名,月金额', `${cai[1]?.idNumber},潘月香,1200`, '330399196001011231,抄错,800'))
  await page.getByRole('button', { name: '上传', exact: true }).click()
  await page.getByText('收下 1 行，1 行不能用').waitFor()
  await page.getByText(/第 3 行 身份证号/).waitFor()
  await story.picture(page, 'desk-matches')
  await choose(page, '数据来源', '殡葬火化')
  await page.locator('input[type=file]').setInputFiles(list('身份证号,姓名,火化日期', `${cai[0]?.idNumber},蔡德明,2020-10-08`))
  await page.getByRole('button', { name: '上传', exact: true }).click()
  await page.getByText('收下 1 行', { exact: true }).waitFor()
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('button', { name: '开始比对' }).click()
  await page.getByText('2 人，对不上 2 项').waitFor()
  await page.getByText(/缺少公安户籍.*当月批次不能审批/).waitFor()
  await story.picture(page, 'desk-match')
  assert.deepEqual(await seriousFaults(page), [])
})

test('the clerk looks into the wage: told late, and not against the rules', async () => {
  const clerk = await story.staff('wumin')
  await clerk.getByRole('link', { name: '核对异常' }).click()
  await clerk
    .getByRole('row', { name: /有工资没有申报/ })
    .getByRole('link')
    .click()
  await clerk.getByText('工资 ¥1,200.00').waitFor()
  await story.picture(clerk, 'desk-anomaly')
  await clerk
    .getByRole('button', { name: /开始核查/ })
    .first()
    .click()
  await clerk.locator('.form-box').getByRole('button', { name: '开始核查' }).click()
  await clerk.locator('.strip dd', { hasText: '核查中' }).first().waitFor()
  await clerk
    .getByRole('button', { name: /按结论办结/ })
    .first()
    .click()
  await choose(clerk, '核查结论', '不是同一个人')
  await clerk.getByLabel('核查情况和证据').fill('单位和本人都证明是同名同号的登记错误')
  await story.picture(clerk, 'desk-anomaly-close')
  assert.deepEqual(await seriousFaults(clerk), [])
  await clerk.locator('.form-box').getByRole('button', { name: '按结论办结' }).click()
  await clerk.locator('.strip dd', { hasText: '已办结' }).first().waitFor()
})

test('a death takes two people, on a phone too, and becomes a life event', async () => {
  const clerk = await story.staff('wumin', desk)
  await clerk.getByRole('link', { name: '核对异常' }).click()
  await clerk
    .getByRole('row', { name: /登记死亡/ })
    .getByRole('link')
    .click()
  await clerk
    .getByRole('button', { name: /开始核查/ })
    .first()
    .click()
  await clerk.locator('.form-box').getByRole('button', { name: '开始核查' }).click()
  await clerk.locator('.strip dd', { hasText: '核查中' }).first().waitFor()
  await clerk
    .getByRole('button', { name: /按结论办结/ })
    .first()
    .click()
  await choose(clerk, '核查结论', '确认死亡')
  await clerk.getByLabel('核查情况和证据').fill('村里和火化证明都证实')
  await clerk.locator('.form-box').getByRole('button', { name: '按结论办结' }).click()
  await clerk.locator('.strip dd', { hasText: '待复核' }).first().waitFor()
  const lead = await story.staff('linwei', phone)
  await lead.getByRole('button', { name: '菜单' }).click()
  await lead.getByRole('link', { name: '核对异常' }).click()
  await lead.getByText('登记死亡').waitFor()
  await story.picture(lead, 'desk-anomalies-phone')
  assert.deepEqual(await seriousFaults(lead), [])
  await lead.getByRole('link', { name: '蔡德明' }).click()
  await lead
    .getByRole('button', { name: /复核同意/ })
    .first()
    .click()
  await lead.locator('.form-box').getByRole('button', { name: '复核同意' }).click()
  await lead.locator('.strip dd', { hasText: '已办结' }).first().waitFor()
  const { rows } = await story.county.db.pool.query('select source from household_case')
  assert.deepEqual(rows, [{ source: 'event' }])
})
