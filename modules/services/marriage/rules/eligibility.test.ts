import assert from 'node:assert/strict'
import { test } from 'node:test'
import { birthdayAt, coupleAges } from './age.ts'
import { isCertificateNumber, isOriginalNumber, serialAfter } from './certificate-number.ts'
import { checkNumber } from './identity-number.ts'
import { competenceOf } from './jurisdiction.ts'
import { kinshipBar } from './kinship.ts'
import { momentOf } from './moment.ts'
import { countyRestDays } from './rest-days.ts'

const ages = { man: 22, woman: 20 }

const birthdays = [
  { why: 'an ordinary birthday', birth: '1998-05-20', years: 22, on: '2020-05-20' },
  { why: '29 February, a leap year', birth: '2000-02-29', years: 20, on: '2020-02-29' },
  { why: '29 February, a common year: 1 March', birth: '2000-02-29', years: 22, on: '2022-03-01' },
  { why: '28 February stays where it is', birth: '2000-02-28', years: 22, on: '2022-02-28' },
]
for (const { why, birth, years, on } of birthdays) test(why, () => assert.equal(birthdayAt(birth, years), on))

test('born on 29 February: under age on 28 February, of age on 1 March', () => {
  const on = (day: string) => coupleAges('2000-02-29', '2000-06-01', day, ages, countyRestDays)
  assert.deepEqual(on('2022-02-28').reasons, ['AGE_MAN'])
  assert.equal(on('2022-02-28').allowedFrom, '2022-03-01')
  assert.equal(on('2022-03-01').allowed, true)
})

test('the later of the two decides from when', () => {
  const { allowedFrom, reasons } = coupleAges('2004-01-10', '2007-07-07', '2026-01-09', ages, countyRestDays)
  assert.deepEqual(reasons, ['AGE_MAN', 'AGE_WOMAN'])
  assert.equal(allowedFrom, '2027-07-07')
})

const kin = [
  { why: 'half brother and sister', k: { blood: 'HALF', lines: [{ gA: 2, gB: 2 }] }, bar: 'COLLATERAL' },
  {
    why: 'related twice, the nearer line bars',
    k: {
      blood: 'FULL',
      lines: [
        { gA: 5, gB: 5 },
        { gA: 3, gB: 3 },
      ],
    },
    bar: 'COLLATERAL',
  },
  { why: 'grandfather and granddaughter', k: { blood: 'FULL', lines: [{ gA: 1, gB: 3 }] }, bar: 'LINEAL' },
  { why: 'two adopted children of one family', k: { blood: 'ADOPTION', lines: [{ gA: 2, gB: 2 }] }, bar: null },
  { why: 'step-siblings', k: { blood: 'NONE', lines: [] }, bar: null },
] as const
for (const { why, k, bar } of kin) test(why, () => assert.equal(kinshipBar(k, 3), bar))

test('numbers as people type them', () => {
  const at = (raw: string, sex?: '1' | '2') => checkNumber(raw, '2021-06-01', true, sex)
  assert.equal(at('３３０３９９ 19900101 059x').normalised, '33039919900101059X')
  assert.equal(at('33039919980520101A').reason, 'PATTERN')
  assert.equal(at('330399199802301017').reason, 'BIRTH_DATE')
  assert.equal(at('330399209805201017').reason, 'BIRTH_DATE')
  assert.equal(at('330399187905201017').reason, 'BIRTH_DATE')
  assert.deepEqual(at('110101199805201015').reason, 'CHECK')
  assert.deepEqual(checkNumber('330399199805201017', '2021-06-01', false).warnings, ['UNKNOWN_AREA'])
})

test('a household written with its village counts as the county', () => {
  const law = { scope: 'HOUSEHOLD', booklets: 2 } as const
  assert.equal(competenceOf('330381', ['330381116207', null], [], law).basis, 'HOUSEHOLD')
  assert.equal(competenceOf('330381', ['330382', null], ['330381'], law).competent, false)
})

test('certificate numbers and serials', () => {
  assert.equal(isCertificateNumber('BL330381-2021-000001'), true)
  assert.equal(isCertificateNumber('X330381-2021-000001'), false)
  assert.equal(isOriginalNumber(' '), false)
  assert.equal(serialAfter('B000999', 1), 'B001000')
})

test('moments', () => {
  assert.deepEqual(momentOf('2021-02-03T16:00:00Z'), { day: '2021-02-04', time: '00:00:00.000' })
  assert.deepEqual(momentOf('2021-02-03T09:30'), { day: '2021-02-03', time: '09:30:00.000' })
})
