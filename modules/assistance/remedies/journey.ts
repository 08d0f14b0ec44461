// Browser stories of those who do not agree: a neighbour objects to a notice, a family contests its decision.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { applicationOf, linApplication } from '#demo/application.ts'
import { mayuVillage, namedPeople } from '#demo/village.ts'
import { castOf } from '#demo/year/cast.ts'
import { playUntil } from '#demo/year/schedule.ts'
import { walk } from '#demo/year/walk.ts'
import type { ApplicationInput } from '#modules/assistance/subsistence/public.ts'
import { choose, phone, seriousFaults, type Story, tellStory } from '../../../journeys/story.ts'

const on = '2020-08-03'
let story: Story
const at = (day: string) => {
  story.county.now = new Date(`${day}T10:00:00+08:00`)
}

before(async () => {
  story = await tellStory(`${on}T09:30:00+08:00`)
  const { county } = story
  const cast = await castOf(county.db, mayuVillage, 'x')
  // 林秀兰's notice hangs; 蔡德明 is refused for savings that are not his.
  const pension = { incomes: [{ kind: 'RESIDENT_PENSION', monthly: 24_000 }] }
  const cai = applicationOf('cai', on, {}, { 蔡德明: pension, 潘月香: pension }) as ApplicationInput
  const lin = linApplication(on) as ApplicationInput
  at('2020-08-26')
  await playUntil([walk(county.db, { form: cai, start: on, ending: 'refused', cast, order: 0 })], county.now)
  at('2020-08-19')
  await playUntil([walk(county.db, { form: lin, start: on, ending: 'granted', cast, order: 1 })], county.now)
})
after(() => story.end())

async function signIn(page: Page, phone: string) {
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  const code = /验证码是 (\d{6})/.exec((await page.getByText(/演示模式不发短信/).textContent()) ?? '')?.[1] ?? ''
  await page.getByLabel('短信验证码').fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

const stateIs = (page: Page, label: string) => page.locator('.strip dd', { hasText: label }).first().waitFor()
/** Opens the form of a move: the main one has a button of its own name, the others 办理. */
const act = (page: Page, label: string) =>
  page
    .getByRole('button', { name: new RegExp(`^(办理：)?${label}`) })
    .first()
    .click()
const send = (page: Page, label: string) => page.locator('.form-box').getByRole('button', { name: label, exact: true }).click()

/** Opens a case from the register, by what it is directed against and its kind. */
async function fromRegister(page: Page, kind: string) {
  await page.getByRole('link', { name: '异议和救济' }).click()
  await page.getByRole('heading', { name: '异议和救济' }).waitFor()
  await page
    .getByRole('row', { name: new RegExp(`号 ${kind}`) })
    .getByRole('link')
    .first()
    .click()
}

test('a passer-by leaves a lead, a neighbour objects by name from the notice', async () => {
  const stranger = await story.person()
  await stranger.goto(`${story.address}/open`)
  await stranger.getByRole('link', { name: /林\*兰/ }).click()
  await stranger.getByText('可以署名，也可以只提供线索').waitFor()
  await story.picture(stranger, 'open-notice')
  assert.deepEqual(await seriousFaults(stranger), [])
  await stranger.getByRole('link', { name: '提出异议' }).click()
  await stranger.getByText('只提供线索，不留名').click()
  await stranger.getByLabel('是什么情况').fill('她家在镇上有一间店面出租')
  await stranger.getByRole('button', { name: '提供线索' }).click()
  await stranger.getByText('线索已收到').waitFor()
  await story.picture(stranger, 'portal-lead')
  const neighbour = await story.person()
  await neighbour.goto(`${story.address}/open`)
  await neighbour.getByRole('link', { name: /林\*兰/ }).click()
  await neighbour.getByRole('link', { name: '提出异议' }).click()
  await neighbour.getByText('由没有参与调查的人重新核实').click()
  await neighbour.getByRole('link', { name: '登录', exact: true }).last().click()
  await signIn(neighbour, '19900000041')
  await neighbour.getByRole('button', { name: '提出异议' }).click()
  await neighbour.getByText('请写您的姓名').waitFor()
  await neighbour.getByLabel('您的姓名').fill('陈阿明')
  await neighbour.getByLabel('是什么情况').fill('她弟弟每月给她寄钱，没有报')
  await story.picture(neighbour, 'portal-object')
  assert.deepEqual(await seriousFaults(neighbour), [])
  await neighbour.getByRole('button', { name: '提出异议' }).click()
  await neighbour.getByText('异议已提出').waitFor()
  await neighbour.getByText('她弟弟每月给她寄钱').waitFor()
  assert.equal(await neighbour.getByText('林秀兰').count(), 0, 'only the masked name of the board')
  await story.picture(neighbour, 'portal-objection')
  assert.deepEqual(await seriousFaults(neighbour), [])
})

test('the town notes the lead; the objection waits for a new investigation and is answered by somebody else', async () => {
  const lead = await story.staff('linwei')
  await fromRegister(lead, '匿名线索')
  await lead.getByText('她家在镇上有一间店面出租').waitFor()
  await act(lead, '登记线索处理结果')
  await choose(lead, '核实结论', '反映的情况不属实')
  await lead.getByLabel('核实情况（内部）').fill('登记簿上没有店面')
  await send(lead, '登记线索处理结果')
  await stateIs(lead, '线索已处理')
  await fromRegister(lead, '公示异议')
  await act(lead, '承办异议')
  await send(lead, '承办异议')
  await stateIs(lead, '核实中')
  await lead.getByText('先在低保办件里重新入户调查').waitFor()
  await story.picture(lead, 'desk-objection')
  assert.deepEqual(await seriousFaults(lead), [])
  await investigatedAgain()
  const again = await story.staff('linwei')
  await fromRegister(again, '公示异议')
  await act(again, '写核实结论并答复')
  await choose(again, '核实结论', '反映的情况不属实')
  await again.getByLabel('核实情况（内部）').fill('弟弟的汇款是一次性还款，有凭证')
  await again.getByLabel('给提出人的答复').fill('林秀兰家没有固定汇款')
  await send(again, '答复，生成答复书')
  await again.getByText('答复里写了申请家庭的姓名').waitFor()
  await again.getByLabel('给提出人的答复').fill('经重新调查，该户没有固定的汇款收入。')
  await send(again, '答复，生成答复书')
  await stateIs(again, '已答复')
  await again.getByRole('link', { name: '公示异议答复书' }).waitFor()
  await story.picture(again, 'desk-objection-answered')
  assert.deepEqual(await seriousFaults(again), [])
})

/** The second visit, by the interface: its form has a story of its own. */
async function investigatedAgain() {
  const { county } = story
  const { rows } = await county.db.pool.query(`select id from case_file where service = 'subsistence' and step = 'objection'`)
  const caseId = rows[0]?.id as string
  const version = async () =>
    (await county.db.pool.query('select version from case_file where id = $1', [caseId])).rows[0]?.version as number
  const move = async (login: string, name: string, input: object) => {
    const who = await county.staff(login)
    const answer = await who.post(`/api/cases/${caseId}/moves/${name}`, { requestId: crypto.randomUUID(), version: await version(), input })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
  }
  await move('wumin', 'reinvestigate', {})
  const clerk = await county.staff('wumin')
  const part = (await clerk.get(`/api/subsistence/cases/${caseId}`)).body
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010001001011100ffd9', 'hex')
  const photos: object[] = []
  for (let i = 0; i < 3; i++) {
    const sent = await clerk.upload(`/api/files?kind=photo&name=a.jpg&requestId=${crypto.randomUUID()}`, jpeg)
    photos.push({ fileId: sent.body.fileId, takenOn: '2020-08-19', place: '家中' })
  }
  const neighbours = ['张三', '李四'].map((name) => ({ name, said: '困难' }))
  const home = { sameDwelling: true, sharedMeals: true, monthsTogetherLast12: 12, housing: '', living: '', corrections: [] }
  const colleague = part.colleagues.find((c: { name: string }) => c.name === '郑建国').id
  await move('wumin', 'investigate', { visitedOn: '2020-08-19', met: '林秀兰', findings: '属实', colleague, neighbours, photos, ...home })
  await move('zhengjianguo', 'cosign', { agree: true })
}

test('the neighbour reads the answer and its letter', async () => {
  const page = await story.person()
  await page.goto(`${story.address}/sign-in?next=/`)
  await signIn(page, '19900000041')
  await page.getByRole('link', { name: '看进度' }).click()
  await page.getByText('经重新调查，该户没有固定的汇款收入。').waitFor()
  await page.getByText('公示异议答复书').waitFor()
  await story.picture(page, 'portal-objection-answered')
})

test('a refused family contests the decision from its phone', async () => {
  at('2020-08-27')
  const page = await story.person()
  await page.goto(`${story.address}/sign-in`)
  await signIn(page, '19900000002')
  await page.getByLabel('姓名').fill('蔡德明')
  await page.getByLabel('公民身份号码').fill(namedPeople(on).find((p) => p.name === '蔡德明')?.idNumber ?? '')
  await page.getByLabel('户籍所在镇街').selectOption({ label: '马屿镇' })
  await page.getByLabel('村（社区）').selectOption({ label: '江浦村' })
  await page.getByRole('button', { name: '核对并绑定' }).click()
  await page.getByRole('link', { name: '看进度' }).click()
  await page.getByRole('heading', { name: '不同意这个结果' }).waitFor()
  await story.picture(page, 'portal-refused')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('link', { name: '我不同意，要提出' }).click()
  await page.getByText('行政复议（2020年10月23日止）').click()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('请写清楚为什么不同意').waitFor()
  await page.getByLabel('为什么不同意').fill('银行存款不是我家的，是同名的人')
  await page.getByLabel('您的要求').fill('请重新核对')
  await story.picture(page, 'portal-contest')
  assert.deepEqual(await seriousFaults(page), [])
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('行政复议已提出').waitFor()
  await story.picture(page, 'portal-remedy')
  assert.deepEqual(await seriousFaults(page), [])
})

test('accepted, examined by one who had no part, decided by another: it is decided again', async () => {
  const clerk = await story.staff('lushu')
  await fromRegister(clerk, '行政复议')
  await act(clerk, '受理')
  await send(clerk, '受理，生成通知书')
  await stateIs(clerk, '已受理')
  await act(clerk, '承办审查')
  await send(clerk, '承办审查')
  await stateIs(clerk, '审查中')
  await act(clerk, '提出处理意见')
  await choose(clerk, '处理意见', '变更原决定')
  await clerk.getByLabel('审查情况').fill('账户是同名的人的')
  await send(clerk, '提出处理意见')
  await stateIs(clerk, '待决定')
  const head = await story.staff('kezhang')
  await fromRegister(head, '行政复议')
  await act(head, '变更原决定')
  await head.getByLabel('理由（写进决定书）').fill('存款属于同名的人，事实不清')
  await choose(head, '争议在哪里', '事实有争议')
  await story.picture(head, 'desk-remedy-decide')
  await send(head, '变更，生成决定书并重新办理')
  await stateIs(head, '变更原决定')
  await head.getByRole('link', { name: '行政复议决定书' }).waitFor()
  await story.picture(head, 'desk-remedy')
  assert.deepEqual(await seriousFaults(head), [])
  await head.getByRole('list', { name: '相关办件' }).getByRole('link').first().click()
  await head.getByRole('button', { name: '打开', exact: true }).or(head.locator('.strip dd').first()).first().waitFor()
  await fromRegister(head, '行政复议')
  await head.getByRole('link', { name: '异议和救济' }).click()
  await head.getByText('变更或撤销 1 件').waitFor()
  await story.picture(head, 'desk-remedies')
  assert.deepEqual(await seriousFaults(head), [])
  const family = await story.person()
  await family.goto(`${story.address}/sign-in?next=/`)
  await signIn(family, '19900000002')
  await family.getByText('变更原决定').first().waitFor()
  await family.goto(`${story.address}/`)
  await family.getByRole('listitem').filter({ hasText: '权利救济' }).getByRole('link', { name: '看进度' }).click()
  await family.getByText('理由：存款属于同名的人，事实不清').waitFor()
  await family.getByRole('heading', { name: '相关办件' }).waitFor()
  await story.picture(family, 'portal-remedy-decided')
})

test('what came on paper is registered at the counter, beside the case', async () => {
  const clerk = await story.staff('wumin')
  const { rows } = await story.county.db.pool.query(`select id from case_file where service = 'subsistence' and step = 'refused'`)
  await clerk.goto(`${story.address}/desk/cases/${rows[0]?.id}`)
  await clerk.getByRole('heading', { name: '对决定的救济' }).waitFor()
  await story.picture(clerk, 'desk-contested')
  assert.deepEqual(await seriousFaults(clerk), [])
  await clerk.getByRole('link', { name: '登记申诉、复议、诉讼' }).click()
  await choose(clerk, '哪一种办法', '行政诉讼')
  await clerk.getByLabel('不同意的理由').fill('起诉状：存款不是本人的')
  await clerk.getByLabel('要求').fill('撤销原决定')
  await clerk.getByLabel('法院', { exact: true }).fill('瑞安市人民法院')
  await story.picture(clerk, 'desk-file-remedy')
  assert.deepEqual(await seriousFaults(clerk), [])
  await clerk.getByRole('button', { name: '登记', exact: true }).click()
  await stateIs(clerk, '法院审理')
  const small = await story.staff('kezhang', phone)
  await small.goto(`${story.address}/desk/remedies`)
  await small.getByText('变更或撤销 1 件').waitFor()
  await story.picture(small, 'desk-remedies-phone')
  assert.deepEqual(await seriousFaults(small), [])
  await small.getByRole('link', { name: /马屿救济 2020 第 1 号/ }).click()
  await small.getByRole('heading', { name: '被争议的决定' }).waitFor()
  await story.picture(small, 'desk-remedy-phone')
})
