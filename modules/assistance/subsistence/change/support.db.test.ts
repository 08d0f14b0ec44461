import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ok, onBooks } from '#demo/on-books.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'

// W04 and W05 on the books: an old couple whose children's households are found to owe support.
let county: DemoCounty
let home: Awaited<ReturnType<typeof onBooks>>
const basic = { incomes: [{ kind: 'RESIDENT_PENSION', monthly: 24_000 }] }
const son = {
  ref: 'S',
  name: '蔡建军',
  relation: 'CHILD',
  for: ['A', 'B'],
  householdPersons: 3,
  householdMonthlyIncome: 900_000,
  dependants: 4,
}
const at = (day: string) => {
  county.now = new Date(`${day}T10:00:00+08:00`)
}
const view = async (who = 'wumin') => ok(await (await county.staff(who)).get(`/api/households/${home.rootId}`))
const from = async (month: string) => (await view()).rows.find((r: { from: string }) => r.from === month)

before(async () => {
  county = await demoCounty('2020-08-03T09:00:00+08:00')
  home = await onBooks(county, { family: 'cai', members: { 蔡德明: basic, 潘月香: basic } })
  at('2020-10-12')
})
after(() => county.close())

test('what is missing or of nobody here is refused', async () => {
  const clerk = await county.staff('wumin')
  const told = { kind: 'SUPPORT', happenedOn: '2020-10-12', note: '镇里查到' }
  assert.equal((await home.file(clerk, told)).body.code, 'change.incomplete')
  assert.equal((await home.file(clerk, { ...told, supporter: { ...son, for: ['C'] } })).body.code, 'subsistence.unknown_ref')
  const { householdMonthlyIncome: _, ...withoutIncome } = son
  assert.match((await home.file(clerk, { ...told, supporter: withoutIncome })).body.message, /赡养抚养人的收入/)
  assert.equal((await home.file(await county.staff('tangxia'), { ...told, supporter: son })).body.code, 'household.not_found')
  assert.deepEqual((await view()).supporters, [])
})

test('W04: a son found makes it 216 from the month after', async () => {
  const caseId = await home.change({ kind: 'SUPPORT', happenedOn: '2020-10-12', supporter: son })
  assert.equal((await from('2020-11')).fen, 21_600)
  const { supporters } = await view()
  assert.deepEqual(
    supporters.map((s: { ref: string; name: string; relationLabel: string; incomeFen: number }) => [
      s.ref,
      s.name,
      s.relationLabel,
      s.incomeFen,
    ]),
    [['S1', '蔡建军', '子女', 900_000]],
  )
  assert.equal((await view('cunhai')).supporters[0].incomeFen, null, 'the village sees no figures')
  const lines = ok(await (await county.staff('wumin')).get(`/api/subsistence/changes/${caseId}`)).lines
  assert.match(JSON.stringify(lines), /蔡建军（子女），有能力，全家 3 人，全家每月收入 ¥9,000.00，共要供养 4 位老人/)
})

test('the son goes to prison and owes nothing: the same one is changed', async () => {
  at('2020-11-10')
  const known = { ref: 'S1', name: '蔡建军', relation: 'CHILD', for: ['A', 'B'], status: 'PRISON' }
  await home.change({ kind: 'SUPPORT', happenedOn: '2020-11-05', supporter: known })
  assert.deepEqual(
    (await view()).supporters.map((s: { ref: string; statusLabel: string }) => [s.ref, s.statusLabel]),
    [['S1', '服刑']],
  )
  assert.equal((await from('2020-11')).fen, 21_600, 'November is as it was')
  assert.equal((await from('2020-12')).fen, 147_000, '(886 × 2 − 480) + 2 × 88.60, up to a yuan')
})

test('W05: a daughter found as well puts the household over every limit', async () => {
  const daughter = { ...son, name: '蔡小妹', householdPersons: 2, householdMonthlyIncome: 1_200_000, dependants: 2 }
  await home.change({ kind: 'SUPPORT', happenedOn: '2020-11-10', supporter: daughter })
  assert.deepEqual(
    (await view()).supporters.map((s: { ref: string }) => s.ref),
    ['S1', 'S2'],
  )
  assert.equal((await view()).state, 'stopped')
})
