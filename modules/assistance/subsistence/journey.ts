// The browser story of 低保: from a phone at home to the first payment.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoAccount } from '#demo/numbers.ts'
import { namedPeople } from '#demo/village.ts'
import { seriousFaults, type Story, tellStory } from '../../../journeys/story.ts'

let story: Story
const on = '2020-09-15'
const lin = namedPeople(on).filter((p) => p.family === 'lin')
// A real JPEG of one pixel: the browser must be able to decode it.
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
)
const photo = (name: string) => ({ name, mimeType: 'image/jpeg', buffer: jpeg })

before(async () => {
  story = await tellStory(`${on}T09:30:00+08:00`)
})
after(() => story.end())

async function choose(page: Page, label: string, option: string) {
  const field = page.getByRole('combobox', { name: label })
  await field.click()
  await page.locator('.ant-select-item-option', { hasText: option }).first().click()
}

async function openFirstCase(page: Page) {
  await page.getByRole('button', { name: '林秀兰等 4 人' }).click()
  await page.getByRole('heading', { name: /林秀兰等 4 人/, level: 1 }).waitFor()
}

const stateIs = (page: Page, label: string) => page.locator('.strip dd', { hasText: label }).first().waitFor()

test('a resident signs in by phone, is bound, and files at 390 px', async () => {
  const page = await story.person()
  await page.goto(`${story.address}/`)
  await page.getByRole('heading', { name: '您想办什么' }).waitFor()
  await story.picture(page, 'portal-home')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('link', { name: /最低生活保障/ }).click()
  await page.getByRole('heading', { name: '谁可以申请' }).waitFor()
  await story.picture(page, 'portal-guide')
  await page.getByRole('link', { name: '开始申请' }).click()
  await page.getByLabel('手机号').fill('19900000001')
  await page.getByRole('button', { name: '获取验证码' }).click()
  const code = /验证码是 (\d{6})/.exec((await page.getByText(/演示模式不发短信/).textContent()) ?? '')?.[1] ?? ''
  await page.getByLabel('短信验证码').fill(code)
  await story.picture(page, 'portal-sign-in')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '住在哪里' }).waitFor()
  await page.getByLabel('户籍所在镇街').selectOption({ label: '马屿镇' })
  await page.getByLabel('村（社区）').selectOption({ label: '江浦村' })
  await page.getByLabel('现在的住址').fill('3组 12 号')
  await page.getByLabel('联系电话').fill('19900000001')
  await page.getByLabel('家里最主要的困难').selectOption({ label: '缺劳动力' })
  await story.picture(page, 'portal-apply-1')
  await page.getByRole('button', { name: /下一步/ }).click()
  await page.getByRole('heading', { name: '家里有谁、有什么收入' }).waitFor()
})

test('the draft survives a reload, a doubtful pension is mended in one tap, the estimate explains itself', async () => {
  const page = await story.person()
  await signInAs(page, '19900000001')
  await page.goto(`${story.address}/apply/subsistence`)
  await fillHome(page)
  await page.getByRole('button', { name: /下一步/ }).click()
  for (const [i, p] of lin.entries()) {
    if (i > 0) await page.getByRole('button', { name: '再加一个人' }).click()
    const card = page.locator('.person').nth(i)
    if (i > 0) await card.getByLabel('和您的关系').selectOption(p.relation)
    await card.getByLabel('姓名').fill(p.name)
    await card.getByLabel('公民身份号码').fill(p.idNumber)
    if (p.age < 18) await card.getByLabel('上学情况').selectOption({ label: '小学、初中' })
  }
  const first = page.locator('.person').nth(0)
  await first.getByLabel(/有什么收入/).selectOption({ label: '工资' })
  await first.getByLabel('每月工资').fill('1500')
  const mother = page.locator('.person').nth(3)
  await mother.getByLabel(/有什么收入/).selectOption({ label: '城乡居民养老金' })
  await mother.getByLabel('每月城乡居民养老金').fill('2880')
  await page.getByText('这像是一年的数，请核对').waitFor()
  await page.getByText('1,636.00 元').waitFor()
  await story.picture(page, 'portal-apply-2')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('button', { name: '改为 240.00 元' }).click()
  await page.getByText('2,370.00 元').waitFor()
  await page.getByText(/已自动保存/).waitFor()
  await page.waitForTimeout(700)
  await page.reload()
  await page.getByText('2,370.00 元').waitFor()
  await page.getByText('怎么算的').click()
  await page.getByText(/886.00 − 360.00/).waitFor()
  await page.getByRole('button', { name: /下一步/ }).click()
  await page.getByLabel(/全家存款/).fill('3000')
  await page.getByRole('group', { name: '有没有汽车' }).getByText('没有', { exact: true }).click()
  await page.getByRole('group', { name: '有没有店面或厂房' }).getByText('没有', { exact: true }).click()
  await story.picture(page, 'portal-apply-3')
  await page.getByRole('button', { name: /下一步/ }).click()
  await page.getByLabel('社会保障卡账号').fill(demoAccount(4))
  await page.locator('input[type=file]').setInputFiles([photo('工资条.jpg')])
  await page.getByText('工资条.jpg').waitFor()
  await page.getByRole('button', { name: /下一步/ }).click()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page
    .getByText(/还差.*签名/)
    .first()
    .waitFor()
  for (const name of ['林秀兰', '周桂英']) {
    const pad = page.locator('.signer', { hasText: `${name}签名` })
    await pad.getByRole('textbox').fill(name)
    await pad.getByRole('button', { name: '确认签名' }).click()
  }
  await page
    .getByRole('group', { name: /有没有近亲属/ })
    .getByText('没有', { exact: true })
    .click()
  await page.getByText('我承诺填写的内容真实完整').click()
  await story.picture(page, 'portal-apply-5')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('申请已提交').waitFor()
  await story.picture(page, 'portal-submitted')
})

test('the town clerk accepts and asks for the verification; another town sees nothing', async () => {
  const other = await story.staff('tangxia')
  await other.getByText('没有待办').waitFor()
  const page = await story.staff('wumin')
  await page.getByText('林秀兰等 4 人').first().waitFor()
  await page.locator('.peek h2', { hasText: '林秀兰等 4 人' }).waitFor()
  await story.picture(page, 'desk-inbox')
  assert.deepEqual(await seriousFaults(page), [])
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /林秀兰等 4 人/, level: 1 }).waitFor()
  await page.getByText('收入和财产推算').waitFor()
  await page.getByRole('button', { name: /受理 Ctrl Enter/ }).click()
  await page.locator('.form-box').getByRole('button', { name: '受理' }).click()
  await stateIs(page, '已受理')
  await page.getByRole('button', { name: /发起核对 Ctrl Enter/ }).click()
  await page.locator('.form-box').getByRole('button', { name: '发起核对' }).click()
  await stateIs(page, '核对中')
  await story.picture(page, 'desk-case-accepted')
})

test('the verifier answers every source and issues the report', async () => {
  const page = await story.staff('hedui')
  await openFirstCase(page)
  await page.getByRole('button', { name: '其余都是无记录' }).click()
  await choose(page, '税务的答复', '有记录')
  await choose(page, '谁', '林秀兰')
  await choose(page, '项目', '工资')
  await page.getByLabel('金额（元）').fill('1500')
  await page.getByRole('button', { name: '登记 12 个来源' }).click()
  await page.getByText('12 / 12 个来源已答复').waitFor()
  await page.getByRole('button', { name: /出具核对报告 Ctrl Enter/ }).click()
  await page.locator('.form-box').getByRole('button', { name: '出具核对报告' }).click()
  await stateIs(page, '入户调查')
  await story.picture(page, 'desk-verifier')
})

test('two investigators, then the lead', async () => {
  const page = await story.staff('wumin')
  await openFirstCase(page)
  await page.getByRole('button', { name: /登记入户调查 Ctrl Enter/ }).click()
  const form = page.locator('.side-p .form-box').first()
  await choose(page, '同去的调查人', '郑建国')
  await form.getByLabel('见到谁').fill('林秀兰')
  await form.getByLabel('调查情况', { exact: true }).fill('情况属实')
  for (const i of [1, 2]) {
    await form.getByLabel(`邻居 ${i}`).fill(`邻居${i}`)
    await form
      .getByLabel('怎么说')
      .nth(i - 1)
      .fill('确实困难')
  }
  await form.locator('input[type=file]').setInputFiles([photo('1.jpg'), photo('2.jpg'), photo('3.jpg')])
  await form.getByText('3.jpg').waitFor()
  await story.picture(page, 'desk-investigate')
  await form.getByRole('button', { name: '登记并签字' }).click()
  await page.getByText('调查表还差共同调查人签字').first().waitFor()
  const colleague = await story.staff('zhengjianguo')
  await openFirstCase(colleague)
  await colleague
    .getByRole('button', { name: /共同调查人签字/ })
    .first()
    .click()
  await colleague.getByRole('button', { name: '签字', exact: true }).click()
  await colleague.locator('.side-p .tl', { hasText: '共同调查人签字' }).waitFor()
  const lead = await story.staff('linwei')
  await openFirstCase(lead)
  await story.picture(lead, 'desk-case')
  assert.deepEqual(await seriousFaults(lead), [])
  await lead.getByRole('button', { name: /出具初审意见 Ctrl Enter/ }).click()
  await lead.locator('.side-p').getByText('拟准予').click()
  await lead.getByLabel('说明').fill('情况属实，符合条件')
  await lead.locator('.form-box').getByRole('button', { name: '出具初审意见' }).click()
  await stateIs(lead, '待公示')
})

test('the village posts the notice from a phone; everybody reads it masked', async () => {
  const page = await story.staff('cunhai', { width: 390, height: 844 })
  await openFirstCase(page)
  await page.getByRole('button', { name: /张贴公示 Ctrl Enter/ }).click()
  await page.locator('.side-p input[type=file]').setInputFiles([photo('公示栏.jpg')])
  await page.getByText('公示栏.jpg').waitFor()
  await story.picture(page, 'desk-village-phone')
  await page.locator('.form-box').getByRole('button', { name: '张贴公示' }).click()
  await stateIs(page, '公示中')
  const anybody = await story.person()
  await anybody.goto(`${story.address}/open`)
  await anybody.getByRole('link', { name: /社会救助公示/ }).click()
  await anybody.getByText('林*兰').waitFor()
  await story.picture(anybody, 'open-notice')
  assert.deepEqual(await seriousFaults(anybody), [])
  assert.doesNotMatch(await anybody.content(), /林秀兰|陈一鸣/)
})

test('the county proposes and decides; the resident reads the result and its arithmetic', async () => {
  story.county.now = new Date('2020-09-23T09:00:00+08:00')
  const clerk = await story.staff('wumin')
  await openFirstCase(clerk)
  await clerk.getByRole('button', { name: /报送市局 Ctrl Enter/ }).click()
  await clerk.locator('.form-box').getByRole('button', { name: '报送市局' }).click()
  await stateIs(clerk, '市局审核')
  const county = await story.staff('keyuan')
  await openFirstCase(county)
  await county
    .getByRole('button', { name: '办理：提出审核意见' })
    .or(county.getByRole('button', { name: /提出审核意见 Ctrl/ }))
    .click()
  await county.locator('.side-p').getByText('拟准予').click()
  await county.getByLabel('说明').fill('同意')
  await county.locator('.form-box').getByRole('button', { name: '提出审核意见' }).click()
  await stateIs(county, '待市局确认')
  const head = await story.staff('kezhang')
  await openFirstCase(head)
  await head
    .getByRole('button', { name: /确认，准予救助/ })
    .first()
    .click()
  await head.getByRole('button', { name: '确认准予，生成决定书' }).click()
  await stateIs(head, '已批准')
  await story.picture(head, 'desk-granted')
  const page = await story.person()
  await signInAs(page, '19900000001')
  await page.goto(`${story.address}/`)
  await page.getByRole('link', { name: '看进度' }).click()
  await page.getByRole('heading', { name: /每月 2,370.00 元/ }).waitFor()
  await page.getByText('什么会改变这个结果').waitFor()
  await story.picture(page, 'portal-progress')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('button', { name: '长辈版' }).click()
  await story.picture(page, 'portal-progress-elder')
})

test('finance pays: open, second approval, bank file, reply', async () => {
  story.county.now = new Date('2020-10-05T09:00:00+08:00')
  const one = await story.staff('caiwu')
  await one.getByRole('button', { name: '建立当月批次' }).click()
  await one.getByText('要由另一位财务人员审批').waitFor()
  await story.picture(one, 'desk-run')
  const two = await story.staff('caiwu2')
  await two.getByRole('link', { name: '2020年10月' }).click()
  await two.getByRole('button', { name: /审批，准予发放/ }).click()
  await two.getByRole('button', { name: '生成银行文件' }).click()
  await two.getByText(/银行文件：1 笔/).waitFor()
  const { rows } = await story.county.db.pool.query('select id from bank_batch')
  const tail = demoAccount(4).slice(-4)
  await two.getByLabel('银行回盘内容').fill(`批次号,序号,账号尾号,金额,结果,原因\n${rows[0].id},1,${tail},2370.00,成功,\n`)
  await two.getByRole('button', { name: '导入回盘' }).click()
  await two.getByText('已发放').waitFor()
  await story.picture(two, 'desk-run-paid')
  assert.deepEqual(await seriousFaults(two), [])
})

test('the auditor reads who did what, with a reason', async () => {
  const page = await story.staff('shenji')
  await page.getByRole('link', { name: '操作记录' }).click()
  await page.getByLabel('理由').fill('例行审计')
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByText('准予救助').first().waitFor()
  await story.picture(page, 'desk-audit')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('link', { name: '政策参数' }).click()
  await page.getByText('低保标准').first().waitFor()
  await story.picture(page, 'desk-policy')
  assert.deepEqual(await seriousFaults(page), [])
})

async function signInAs(page: Page, number: string) {
  await page.goto(`${story.address}/sign-in`)
  await page.getByLabel('手机号').fill(number)
  await page.getByRole('button', { name: '获取验证码' }).click()
  const code = /验证码是 (\d{6})/.exec((await page.getByText(/演示模式不发短信/).textContent()) ?? '')?.[1] ?? ''
  await page.getByLabel('短信验证码').fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.includes('sign-in'))
}

async function fillHome(page: Page) {
  await page.getByLabel('户籍所在镇街').selectOption({ label: '马屿镇' })
  await page.getByLabel('村（社区）').selectOption({ label: '江浦村' })
  await page.getByLabel('现在的住址').fill('3组 12 号')
  await page.getByLabel('联系电话').fill('19900000001')
  await page.getByLabel('家里最主要的困难').selectOption({ label: '缺劳动力' })
}
