import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addWorkingDays, deadlineText, isWorkingDay, workingDaysBetween } from './calendar.ts'
import { birthOf, checkMark, citizenId, luhnHolds, maskId, sexOf, upgraded } from './citizen-id.ts'
import { addMonths, addMonthsToMonth, ageOn, chineseDay, dayInShanghai, isDay } from './day.ts'
import { capitalAmount, fromYuan, plainYuan, yuan } from './money.ts'
import { maskGuardian, maskName } from './name-mask.ts'
import { ParameterSet } from './parameter.ts'
import { afterPlace, isWithin, levelOf } from './place.ts'
import { problemCodes } from './problem.ts'
import { unifiedCreditCode } from './uscc.ts'

const table: [why: string, found: unknown, expected: unknown][] = [
  ['an amount with separators', plainYuan(152_200), '1,522.00'],
  ['below zero', yuan(-5), '-¥0.05'],
  ['two decimals are read as text', fromYuan(1005.1), 100_510],
  ['capital letters, whole', capitalAmount(152_200), '壹仟伍佰贰拾贰元整'],
  ['capital letters, zero inside', capitalAmount(10_050_005), '壹拾万零伍佰元零伍分'],
  ['capital letters, jiao only', capitalAmount(50), '伍角整'],
  ['capital letters, ten thousand', capitalAmount(1_000_000), '壹万元整'],
  ['capital letters, nothing', capitalAmount(0), '零元整'],
  ['midnight in Shanghai is another day in London', dayInShanghai(new Date('2020-12-31T16:30:00Z')), '2021-01-01'],
  ['a month later, clamped', addMonths('2020-01-31', 1), '2020-02-29'],
  ['two years back', addMonths('2020-10-20', -24), '2018-10-20'],
  ['over the year', addMonthsToMonth('2020-11', 3), '2021-02'],
  ['born 29 February, a common year', ageOn('2004-02-29', '2022-02-28'), 17],
  ['born 29 February, the day after', ageOn('2004-02-29', '2022-03-01'), 18],
  ['a day that does not exist', isDay('2021-02-29'), false],
  ['a date on screen', chineseDay('2021-01-28'), '2021年1月28日'],
  ['National Day is off', isWorkingDay('2020-10-08'), false],
  ['a swapped Saturday is worked', isWorkingDay('2020-10-10'), true],
  ['the 15th working day from 25 September 2020', addWorkingDays('2020-09-25', 15), '2020-10-22'],
  ['5 working days from 30 October 2020', addWorkingDays('2020-10-30', 5), '2020-11-06'],
  ['counted back', workingDaysBetween('2020-09-25', '2020-10-22'), 15],
  [
    'lower-case x',
    citizenId(`11010119900307${'002x'}`.replace(/.$/, checkMark('11010119900307002').toLowerCase()), '2020-01-01').length,
    18,
  ],
  ['fifteen digits become eighteen', upgraded('110101900307002').slice(0, 17), '11010119900307002'],
  ['sex by the 17th digit', sexOf('330399197407200028'), 'F'],
  ['birthday', birthOf('330399197407200028'), '1974-07-20'],
  ['masked number', maskId('330399197407200028'), '3303**********0028'],
  ['Luhn', luhnHolds('4539578763621486'), true],
  ['Luhn, one digit off', luhnHolds('4539578763621487'), false],
  ['a three-character name', maskName('王小明'), '王*明'],
  ['two characters', maskName('李雪'), '李*'],
  ['a compound surname', maskName('欧阳明雪'), '欧阳*雪'],
  ['a child is not named', maskGuardian('陈一诺'), '陈某某监护人'],
  ['codes nest', isWithin('330381116207', '330381116'), true],
  ['a neighbour town is outside', isWithin('330381101009', '330381116'), false],
  ['the bound comes after every village', '330381116999' < afterPlace('330381116'), true],
  ['a town', levelOf('330381116'), 'town'],
  ['a credit code', unifiedCreditCode('91350100M000100Y43'), '91350100M000100Y43'],
]
for (const [why, found, expected] of table) test(why, () => assert.deepEqual(found, expected))

const refusals: [why: string, act: () => unknown, code: string][] = [
  ['an unpublished year', () => addWorkingDays('2026-12-31', 1), 'calendar.year_not_published'],
  ['one digit off', () => citizenId('330399197407200029', '2020-01-01'), 'citizen_id.checksum'],
  ['born tomorrow', () => citizenId(`330399202001020${'01'}${checkMark('33039920200102001')}`, '2020-01-01'), 'citizen_id.future'],
  ['born on 30 February', () => citizenId(`330399199002300${'01'}${checkMark('33039919900230001')}`, '2020-01-01'), 'citizen_id.birthday'],
  ['seventeen digits', () => citizenId('33039919740720002', '2020-01-01'), 'citizen_id.length'],
  ['a credit code with a wrong mark', () => unifiedCreditCode('91350100M000100Y44'), 'uscc.checksum'],
]
for (const [why, act, code] of refusals) test(`refused: ${why}`, () => assert.throws(act, { code }))

test('a deadline in words: calm, soon, late', () => {
  const at = (today: string, used: number) => deadlineText({ due: '2020-10-22', today, used, limit: 15, unit: 'working_days' })
  assert.deepEqual(at('2020-09-28', 2), { text: '还剩 13 个工作日（10月22日止）', level: 'calm' })
  assert.deepEqual(at('2020-10-20', 13), { text: '还剩 2 个工作日（10月22日止）', level: 'soon' })
  assert.deepEqual(at('2020-10-22', 15), { text: '今天 17:00 前', level: 'soon' })
  assert.deepEqual(at('2020-10-26', 17), { text: '已超期 2 个工作日', level: 'late' })
})

test('overlapping periods of a parameter are refused; a gap stays a gap', () => {
  const p = (validFrom: string, validTo: string | null) => ({
    key: 'k',
    title: '',
    value: 1,
    unit: '',
    validFrom,
    validTo,
    basis: '',
    confidence: 'V' as const,
    anchor: '',
  })
  assert.throws(() => new ParameterSet([p('2020-01-01', null), p('2021-01-01', null)]))
  assert.equal(new ParameterSet([p('2020-01-01', '2020-06-01'), p('2021-01-01', null)]).find('k', '2020-07-01'), undefined)
})

test('every problem has a Chinese sentence that ends, and a 4xx status', () => {
  for (const [code, { zh, status }] of problemCodes()) {
    assert.match(zh, /[\u4e00-\u9fff].*(。|\})$/, code)
    assert.ok(status >= 400 && status <= 503, code)
  }
})
