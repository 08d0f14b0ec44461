// Browser story of the archive: a lost certificate is issued again by two people, its owner sees it on the phone, and a court's
// judgment ends a marriage that both people's registers hear of.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { accountBlanks, demoRegistry, insertRegistrations } from '#demo/marriages.ts'
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
  const town = await story.staff('tangxia')
  await town.goto(`${story.address}/desk/life-events`)
  await town.getByRole('link', { name: '李雪' }).click()
  await town.getByText('婚姻无效或被撤销').first().waitFor()
  await story.picture(town, 'desk-void-event')
  assert.deepEqual(await seriousFaults(town), [])
})
