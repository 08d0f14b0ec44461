import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fenOfText, textOfFen } from './money-text.ts'

const table: [string, number | null | undefined][] = [
  ['2880', 288_000],
  ['2,880.00', 288_000],
  ['２８８０元', 288_000],
  ['¥ 240.5', 24_050],
  ['0.07', 7],
  ['1.2万', 1_200_000],
  ['30万元', 30_000_000],
  ['12.', 1_200],
  ['', null],
  ['  ', null],
  ['-5', undefined],
  ['1.234', undefined],
  ['一千', undefined],
  ['1e5', undefined],
]
for (const [text, fen] of table) {
  test(`money text "${text}"`, () => assert.equal(fenOfText(text), fen))
}

test('the text of an amount reads back as the same amount', () => {
  for (const fen of [0, 7, 24_050, 123_456_789]) assert.equal(fenOfText(textOfFen(fen)), fen)
  assert.equal(textOfFen(null), '')
})
