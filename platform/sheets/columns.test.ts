import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cell } from './cell.ts'
import { choice, day, digits, Fault, idNumber, money, month, text } from './columns.ts'

const today = '2020-09-25'
const said = (t: string): Cell => ({ text: t, kind: 'text' })
const number = (t: string): Cell => ({ text: t, kind: 'number' })
const id = idNumber('身份证号')
const amount = money('金额')
const account = digits('账号', [], 12, 19)
const on = day('日期')
const from = month('起始月')
const kind = choice('类别', [], { 低保: 'DIBAO', 低边: 'LOW_MARGIN' })

const taken: [what: string, answer: unknown, gives: unknown][] = [
  ['18 digits', id.read(said('330399198001011234'.replace('1234', '1233')), today), undefined],
  ['15 digits become 18', id.read(said('330399800101123'), today), '33039919800101123X'],
  ['15 digits kept as a number', id.read(number('330399800101123'), today), '33039919800101123X'],
  ['an amount', amount.read(number('1522.5'), today), 152_250],
  ['an amount with its sign', amount.read(said('¥1,522.50元'), today), 152_250],
  ['an amount in full-width figures', amount.read(said('８８６'), today), 88_600],
  ['an account in groups', account.read(said('6230 0000 0000 0001 235'), today), '6230000000000001235'],
  ['a date with dots', on.read(said('2020.9.1'), today), '2020-09-01'],
  ['a date in words', on.read(said('2020年9月1日'), today), '2020-09-01'],
  ['a date without signs', on.read(said('20200901'), today), '2020-09-01'],
  ['a date with its time', on.read(said('2020/9/1 00:00:00'), today), '2020-09-01'],
  ['a serial of Excel', on.read(number('44075'), today), '2020-09-01'],
  ['a date as a date', on.read({ text: '2020-09-01', kind: 'date' }, today), '2020-09-01'],
  ['a month', from.read(said('2019.7'), today), '2019-07'],
  ['a month in words', from.read(said('2019年7月'), today), '2019-07'],
  ['a month without signs', from.read(number('201907'), today), '2019-07'],
  ['a day of the month', from.read({ text: '2019-07-15', kind: 'date' }, today), '2019-07'],
  ['a word', kind.read(said(' 低 保 '), today), 'DIBAO'],
]

for (const [what, answer, gives] of taken.slice(1)) test(`${what} is taken`, () => assert.equal(answer, gives))

const refused: [what: string, answer: unknown, reason: RegExp, remedy: RegExp][] = [
  ['a number with a wrong digit', taken[0]?.[1], /校验不通过/, /逐位核对/],
  ['a number that lost its digits', id.read(number('3.3039919800101E+17'), today), /末几位已经丢失/, /文本/],
  ['the same in a text table', id.read({ text: '3.30399E+17', kind: 'number' }, today), /末几位已经丢失/, /文本/],
  ['seventeen digits', id.read(said('33039919800101123'), today), /18 位/, /身份证/],
  ['a birthday that does not exist', id.read(said('330399198002301234'), today), /出生日期不存在/, /核对/],
  ['an account that lost its digits', account.read(number('6.23000000000001E+18'), today), /丢失/, /文本/],
  ['an account too short', account.read(said('62300'), today), /12 至 19 位/, /核对/],
  ['ten thousands', amount.read(said('0.12万'), today), /万元/, /换算成元/],
  ['words for money', amount.read(said('八百'), today), /不是金额/, /元/],
  ['money below zero', amount.read(said('-5'), today), /负数/, /核对/],
  ['tenths of a cent', amount.read(said('88.655'), today), /两位小数/, /分/],
  ['ten million yuan', amount.read(said('10000001'), today), /过大/, /零/],
  ['a day that does not exist', on.read(said('2020-02-30'), today), /不存在/, /2020-09-01/],
  ['a date that is read two ways', on.read(said('9/1/2020'), today), /不是日期/, /2020-09-01/],
  ['a month that is read two ways', from.read(number('2020.1'), today), /1 月还是 10 月/, /2020-01/],
  ['the thirteenth month', from.read(said('2020-13'), today), /不是月份/, /2020-09/],
  ['an unknown word', kind.read(said('五保'), today), /没有“五保”/, /低保、低边/],
  ['a novel', text('姓名', [], 30).read(said('长'.repeat(31)), today), /超过 30/, /短/],
]

for (const [what, answer, reason, remedy] of refused)
  test(`${what} is refused with reason and remedy`, () => {
    assert.ok(answer instanceof Fault, String(answer))
    assert.match(answer.reason, reason)
    assert.match(answer.remedy, remedy)
  })
