// Browser story of the price subsidy: a clerk makes the list, the head approves it, finance pays it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { couple, onBooks } from '#demo/on-books.ts'
import { seriousFaults, type Story, tellStory } from '../../../journeys/story.ts'

let story: Story

before(async () => {
  story = await tellStory('2020-08-03T09:30:00+08:00')
  await onBooks(story.county, couple)
  story.county.now = new Date('2021-02-02T09:00:00+08:00')
})
after(() => story.end())

test('the list is made from the published figures, and says when they pay nothing', async () => {
  const clerk = await story.staff('keyuan')
  await clerk.getByRole('link', { name: '一次性发放' }).click()
  await clerk.getByText('还没有名单').waitFor()
  await clerk.getByText('编制名单', { exact: true }).first().click()
  await clerk.getByLabel('居民消费价格同比涨幅（%）').fill('3')
  await clerk.getByLabel('食品价格同比涨幅（%）').fill('5')
  await clerk.getByRole('button', { name: '编制名单' }).click()
  await clerk.getByText('都没有到启动线').waitFor()
  await clerk.getByLabel('食品价格同比涨幅（%）').fill('6.5')
  await story.picture(clerk, 'desk-one-offs')
  assert.deepEqual(await seriousFaults(clerk), [])
  await clerk.getByRole('button', { name: '编制名单' }).click()
  await clerk.getByText('¥115.18').first().waitFor()
  await story.picture(clerk, 'desk-one-off')
  assert.deepEqual(await seriousFaults(clerk), [])
})

test('the head approves it, and finance opens its run', async () => {
  const head = await story.staff('kezhang')
  await head.getByRole('link', { name: '一次性发放' }).click()
  await head.getByRole('link', { name: '2021年2月价格临时补贴' }).click()
  await head.getByRole('button', { name: /批准，发放 ¥115\.18/ }).click()
  await head.getByText('财务在“资金发放”里').waitFor()
  const finance = await story.staff('caiwu')
  await finance.getByRole('link', { name: '资金发放' }).click()
  await finance.getByRole('combobox', { name: '项目' }).click()
  await finance
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: '价格临时补贴' })
    .click()
  await finance.getByRole('button', { name: '建立当月批次' }).click()
  await finance.getByRole('heading', { name: /价格临时补贴/ }).waitFor()
  await story.picture(finance, 'desk-one-off-run')
})
