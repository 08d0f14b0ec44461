import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anomaliesOf } from './anomalies.ts'
import type { Closes, Hit, Thresholds, Told } from './types.ts'

const limits: Thresholds = {
  on: '2020-12-01',
  incomeTolerancePercent: 10,
  incomeTolerance: 20_000,
  financialTolerance: 1_000_000,
  powerMultiple: 3,
  disposalMonths: 24,
  vehicleExempt: ['MOTORCYCLE', 'ELECTRIC_BIKE'],
}
const told = (more: Partial<Told> = {}, self: Partial<Told['members'][number]> = {}): Told => ({
  members: [{ ref: 'A', relation: 'SELF', disabled: false, incomes: [], newWage: 0, ...self }],
  financial: 0,
  vehicles: 0,
  dwellings: 1,
  otherPremises: 0,
  companies: 0,
  disposals: 0,
  ...more,
})
const hit = (source: string, more: Partial<Hit> = {}): Hit => ({
  source,
  ref: 'A',
  code: '',
  amount: null,
  from: null,
  to: null,
  words: '',
  ...more,
})
// A county where more than 24 × 886 of money, a car or a shop closes the class.
const closes: Closes = ({ financial = 0, vehicles = [], housing = [] }) => [
  ...(financial > 24 * 88_600 ? ['MONEY'] : []),
  ...(vehicles.some((v) => v.type === 'CAR') ? ['CAR'] : []),
  ...(housing.some((h) => h.use === 'SHOP') ? ['SHOP'] : []),
]
const wage = (monthly: number) => told({}, { incomes: [{ kind: 'WAGE', monthly }] })

const table: [string, Told, Hit[], string[]][] = [
  ['nothing in the lists', told(), [], []],
  ['cremated yesterday', told(), [hit('funeral', { from: '2020-11-30' })], ['V01 BLOCK']],
  [
    'dead in two registers is one anomaly',
    told(),
    [hit('funeral', { from: '2020-11-08' }), hit('population', { code: 'DEAD', from: '2020-11-09' })],
    ['V01 BLOCK'],
  ],
  ['a death of tomorrow is not yet one', told(), [hit('funeral', { from: '2020-12-02' })], []],
  ['residence moved away', told(), [hit('population', { code: 'MOVED_OUT', from: '2020-10-01' })], ['V02 BLOCK']],
  ['in prison', told(), [hit('custody', { code: 'PRISON', from: '2020-03-01' })], ['V03 BLOCK']],
  ['released before', told(), [hit('custody', { code: 'PRISON', from: '2019-03-01', to: '2020-11-30' })], []],
  ['a wage that was not told', told(), [hit('tax', { amount: 100 })], ['V04 CHECK']],
  ['a wage of nothing', told(), [hit('tax', { amount: 0 })], []],
  ['exactly ten per cent more', wage(300_000), [hit('tax', { amount: 330_000 })], []],
  ['a fen above ten per cent, more than 200', wage(300_000), [hit('tax', { amount: 330_001 })], ['V04 CHECK']],
  ['more than ten per cent, but only 200', wage(100_000), [hit('tax', { amount: 120_000 })], []],
  ['more than ten per cent and a fen above 200', wage(100_000), [hit('tax', { amount: 120_001 })], ['V04 CHECK']],
  ['the wage of a new job was told', told({}, { newWage: 260_000 }), [hit('tax', { amount: 260_000 })], []],
  ['money above the limit of the class', told(), [hit('banks', { amount: 2_200_000 })], ['V05 BLOCK']],
  ['two banks together', told(), [hit('banks', { amount: 1_200_000 }), hit('securities', { amount: 1_000_000 })], ['V05 BLOCK']],
  ['exactly the limit is not above it, but more than was told', told(), [hit('banks', { amount: 24 * 88_600 })], ['V06 CHECK']],
  ['ten thousand more is tolerated', told({ financial: 500_000 }), [hit('banks', { amount: 1_500_000 })], []],
  ['a fen more is not', told({ financial: 500_000 }), [hit('banks', { amount: 1_500_001 })], ['V06 CHECK']],
  ['a car', told(), [hit('vehicles', { code: 'CAR', words: '浙C12345' })], ['V07 BLOCK']],
  ['a motorcycle is exempt', told(), [hit('vehicles', { code: 'MOTORCYCLE' })], []],
  ['a van that was told', told({ vehicles: 1 }), [hit('vehicles', { code: 'VAN' })], []],
  ['a van that was not, and closes nothing', told(), [hit('vehicles', { code: 'VAN' })], ['V07 CHECK']],
  ['the dwelling that was told', told(), [hit('real_estate', { code: 'RESIDENTIAL', amount: 8000 })], []],
  [
    'a dwelling where none was told is where they live',
    told({ dwellings: 0 }),
    [hit('real_estate', { code: 'RESIDENTIAL', amount: 8000 })],
    [],
  ],
  [
    'a second dwelling',
    told(),
    [hit('real_estate', { code: 'RESIDENTIAL', amount: 5000 }), hit('real_estate', { code: 'RESIDENTIAL', amount: 4000 })],
    ['V08 CHECK'],
  ],
  ['a shop', told(), [hit('real_estate', { code: 'SHOP', amount: 3000 })], ['V08 BLOCK']],
  ['a company', told(), [hit('market', { code: 'LEGAL', words: '某某鞋厂' })], ['V09 CHECK']],
  ['a company that was told', told({ companies: 1 }), [hit('market', { code: 'LEGAL' })], []],
  ['married, and no spouse in the household', told(), [hit('marriage', { code: 'MARRIED', from: '2020-05-20' })], ['V10 CHECK']],
  ['widowed as was said', told({}, { marital: 'WIDOWED' }), [hit('marriage', { code: 'WIDOWED' })], []],
  ['alone and divorced fits', told(), [hit('marriage', { code: 'DIVORCED' })], []],
  ['a pension that was not told', told(), [hit('social_security', { amount: 32_000 })], ['V11 CHECK']],
  [
    'a pension that was',
    told({}, { incomes: [{ kind: 'RESIDENT_PENSION', monthly: 24_000 }] }),
    [hit('social_security', { amount: 32_000 })],
    [],
  ],
  ['helped in another county', told(), [hit('other_counties', { words: '平阳县低保', from: '2020-01-01' })], ['V12 BLOCK']],
  ['helped there until last year', told(), [hit('other_counties', { from: '2019-01-01', to: '2019-12-31' })], []],
  ['a house sold last year', told(), [hit('real_estate', { code: 'SOLD', from: '2019-06-01' })], ['V13 CHECK']],
  ['a house sold long ago', told(), [hit('real_estate', { code: 'SOLD', from: '2018-12-01' })], []],
  ['three times the median is a hint only above it', told(), [hit('power', { amount: 300, words: '100' })], []],
  ['more than three times', told(), [hit('power', { amount: 301, words: '100' })], ['V14 INFO']],
  ['a certificate that ended', told({}, { disabled: true }), [hit('dpf', { code: 'EXPIRED', to: '2020-06-30' })], ['V15 CHECK']],
  ['a certificate nobody counted on', told(), [hit('dpf', { code: 'EXPIRED' })], []],
]

for (const [title, household, hits, expected] of table)
  test(`match: ${title}`, () => {
    assert.deepEqual(
      anomaliesOf({ hits, told: household, closes, limits }).map((f) => `${f.rule} ${f.severity}`),
      expected,
    )
  })

test('what is found again is the same finding, also when a wage wavers a little', () => {
  const key = (hits: Hit[]) => anomaliesOf({ hits, told: told(), closes, limits })[0]?.key
  assert.equal(key([hit('tax', { amount: 210_000 })]), key([hit('tax', { amount: 212_300 })]))
  assert.notEqual(key([hit('tax', { amount: 210_000 })]), key([hit('tax', { amount: 410_000 })]))
  assert.notEqual(
    key([hit('custody', { code: 'PRISON', from: '2020-03-01' })]),
    key([hit('custody', { code: 'PRISON', from: '2020-09-01' })]),
  )
})

test('a couple: one of them divorced in the register', () => {
  const both = told({
    members: [
      { ref: 'A', relation: 'SELF', disabled: false, incomes: [], newWage: 0 },
      { ref: 'B', relation: 'SPOUSE', disabled: false, incomes: [], newWage: 0 },
    ],
  })
  const found = anomaliesOf({ hits: [hit('marriage', { ref: 'B', code: 'DIVORCED', from: '2020-09-01' })], told: both, closes, limits })
  assert.deepEqual(
    found.map((f) => [f.rule, f.ref, f.told]),
    [['V10', 'B', '已婚']],
  )
})
