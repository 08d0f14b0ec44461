// Browser story of the archive: a lost certificate is issued again by two people, its owner sees it on the phone, and a court's
// judgment ends a marriage that both people's registers hear of.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { accountBlanks, demoRegistry, insertRegistrations } from '#demo/marriages.ts'
import { ok } from '#demo/on-books.ts'
import { namedPeople } from '#demo/village.ts'
import { choose, phone, seriousFaults, type Story, tellStory } from '../../../journeys/story.ts'

let story: Story
const made = '2026-11-26'
const numberOf = (name: string) => namedPeople(made).find((p) => p.name === name)?.idNumber ?? ''

async function party(name: string) {
  const { rows } = await story.county.db.pool.query('select * from person where name = $1', [name])
  const [p] = rows
  return {
    personId: p.id,
    name,
    birthDate: p.birth_date,
    idHash: p.id_hash,
    idSealed: p.id_sealed,
    idMask: p.id_mask,
    household: p.place,
  }
}

before(async () => {
  story = await tellStory(`${made}T09:30:00+08:00`)
  const { db } = story.county
  const registry = await demoRegistry(db)
  const list = [
    { kind: 'M1' as const, couple: { man: await party('缪建平'), woman: await party('项招弟') }, on: '2014-05-20', at: '09:20' },
    { kind: 'M1' as const, couple: { man: await party('蔡建军'), woman: await party('李雪') }, on: '2009-10-09', at: '10:20' },
  ]
  await accountBlanks(db, registry, await insertRegistrations(db, registry, list), 20)
})
after(() => story.end())

async function lookUp(page: Page, name: string) {
  await page.goto(`${story.address}/desk/marriage-records/new`)
  await page.getByLabel('姓名').fill(name)
  await page.getByLabel('公民身份号码').fill(numberOf(name))
  await page.getByRole('button', { name: '查档案' }).click()
  await page
    .getByRole('heading', { name: new RegExp(`^${name}`) })
    .first()
    .waitFor()
}

const act = async (page: Page, label: string) => {
  await page
    .getByRole('button', { name: new RegExp(`^(办理：)?${label}( Ctrl Enter)?$`) })
    .first()
    .click()
}

test('a lost certificate: taken in, found, reviewed by another, issued with its number', async () => {
  const desk = await story.staff('dengji')
  await lookUp(desk, '项招弟')
  await story.picture(desk, 'desk-marriage-counter')
  await desk.getByText('补领结婚证、离婚证').click()
  await desk.getByRole('button', { name: '受理，生成声明书' }).click()
  await desk.getByText('请选补领哪一种证').waitFor()
  await choose(desk, '补领哪一种证', '结婚证')
  await desk.getByLabel('原证怎么遗失或损毁的').fill('搬家时遗失')
  await story.picture(desk, 'desk-reissue-open')
  assert.deepEqual(await seriousFaults(desk), [])
  await desk.getByRole('button', { name: '受理，生成声明书' }).click()
  await desk.waitForURL(/\/cases\//)
  const url = desk.url().split('?')[0] ?? ''
  await desk
    .getByRole('heading', { name: /项招弟/ })
    .first()
    .waitFor()
  await desk.getByLabel('档号，和本人信息是不是一致').fill('2014-J-00001，一致')
  await desk.getByRole('button', { name: '查到档案', exact: true }).last().click()
  await desk.getByText('由另一名登记员审查').first().waitFor()
  await story.picture(desk, 'desk-reissue-case')
  assert.deepEqual(await seriousFaults(desk), [])
  const second = await story.staff('dengji2')
  await second.goto(url)
  await act(second, '审查通过')
  await second.getByLabel('审查意见').fill('与档案一致')
  await second.getByRole('button', { name: '审查通过', exact: true }).last().click()
  await second.getByText('审查通过').first().waitFor()
  await desk.goto(url)
  await act(desk, '发证')
  await desk.getByRole('button', { name: '发证', exact: true }).last().click()
  await desk.getByText('BJ330381-2026-000001').first().waitFor()
  await story.picture(desk, 'desk-reissue-issued')
})

test('its owner sees it on the phone, masked, and how a lost one comes back', async () => {
  const page = await story.person(phone)
  await page.goto(`${story.address}/marriages`)
  await page.getByText('只有本人能看到自己的婚姻登记').waitFor()
  await page.getByRole('link', { name: '登录' }).last().click()
  await page.getByLabel('手机号').fill('19900000004')
  await page.getByRole('button', { name: '获取验证码' }).click()
  const code = /验证码是 (\d{6})/.exec((await page.getByText(/演示模式不发短信/).textContent()) ?? '')?.[1] ?? ''
  await page.getByLabel('短信验证码').fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText('先核对您是谁').waitFor()
  const bound = await story.county.db.pool.query("select id from person where name = '缪建平'")
  await story.county.db.pool.query('update resident_account set person_id = $1 where person_id is null', [bound.rows[0].id])
  await page.goto(`${story.address}/marriages`)
  await page.getByText('J330381-2014-******').waitFor()
  await story.picture(page, 'portal-marriages')
  assert.deepEqual(await seriousFaults(page), [])
})

test('a judgment says void: the head enters it, the village and the town see what follows', async () => {
  const desk = await story.staff('dengji')
  await lookUp(desk, '李雪')
  await desk.getByText('登记法院文书').click()
  await choose(desk, '文书的结果', '婚姻无效')
  await desk.getByLabel('作出文书的单位').fill('瑞安市人民法院')
  await desk.getByLabel('案号').fill('（2026）浙0381民初100号')
  await desk.getByLabel('生效日期').fill('2026年11月20日')
  await desk.keyboard.press('Enter')
  await desk.getByLabel('认定的事实').fill('办理登记时一方有配偶，属重婚')
  await story.picture(desk, 'desk-court-open')
  await desk.getByRole('button', { name: '收下，交主任核对' }).click()
  await desk.waitForURL(/\/cases\//)
  const url = desk.url().split('?')[0] ?? ''
  const head = await story.staff('dengjizhuren')
  await head.goto(url)
  await act(head, '记入档案')
  await head.getByLabel('核对情况').fill('判决书和生效证明核对无误')
  await head.getByRole('button', { name: '记入档案', exact: true }).last().click()
  await head.getByText('婚姻无效').first().waitFor()
  await story.picture(head, 'desk-court-entered')
  assert.deepEqual(await seriousFaults(head), [])
  await head.goto(`${story.address}/desk/marriage-records`)
  await head.getByText('登记法院文书').first().waitFor()
  await story.picture(head, 'desk-marriage-requests')
  assert.deepEqual(await seriousFaults(head), [])
  const small = await story.staff('dengji', phone)
  await lookUp(small, '李雪')
  await story.picture(small, 'desk-marriage-counter-phone')
  assert.deepEqual(await seriousFaults(small), [])
  const town = await story.staff('tangxia')
  await town.goto(`${story.address}/desk/life-events`)
  await town.getByRole('link', { name: '李雪' }).waitFor()
  await story.picture(town, 'desk-life-events-kinds')
  await town.getByRole('link', { name: '李雪' }).click()
  await town.getByText('婚姻无效或被撤销').first().waitFor()
  await story.picture(town, 'desk-void-event')
  assert.deepEqual(await seriousFaults(town), [])
})

test('a slip of the pen corrected on the file is proposed to the register; the town agrees on the page of the person', async () => {
  const { county } = story
  const [registrar, head] = [await county.staff('dengji'), await county.staff('dengjizhuren')]
  const who = { name: '缪建平', idNumber: numberOf('缪建平') }
  const found = ok(await registrar.post('/api/marriage-records/look-up', who))
  const { registrationId } = found.marriages[0].registrations[0]
  const { caseId } = ok(
    await registrar.post('/api/marriage-records/corrections', {
      requestId: randomUUID(),
      ...who,
      registrationId,
      corrected: 'NAME',
      right: '缪建坪',
      clerical: true,
      situation: '登记时写错一字',
    }),
  )
  const move = async (by: typeof head, name: string, input: object) => {
    const { rows } = await county.db.pool.query('select version from case_file where id = $1', [caseId])
    ok(await by.post(`/api/cases/${caseId}/moves/${name}`, { requestId: randomUUID(), version: rows[0].version, input }))
  }
  await move(registrar, 'add_proof', { issuer: '马屿派出所', paper: '户证第 12 号', paperOn: made, situation: '户口登记为缪建坪' })
  await move(head, 'review', { situation: '同意' })
  await move(registrar, 'correct', {})
  const town = await story.staff('wumin')
  await town.goto(`${story.address}/desk/life-events`)
  await town.getByRole('link', { name: '缪建平' }).first().click()
  await town.getByText('姓名由“缪建平”更正为“缪建坪”').first().waitFor()
  await town.getByRole('link', { name: '打开这个人' }).click()
  await town.getByText('姓名应为“缪建坪”').waitFor()
  await story.picture(town, 'desk-person-proposal')
  assert.deepEqual(await seriousFaults(town), [])
  await town.getByLabel('户口簿怎么写的').fill('户口簿写作缪建坪')
  await town.getByRole('button', { name: '一致，更正登记' }).click()
  await town.getByRole('heading', { name: '缪建坪' }).waitFor()
})
