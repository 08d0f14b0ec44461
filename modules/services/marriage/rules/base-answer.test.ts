import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareRegisters, findMarriage } from './base-answer.ts'

const record = (side: 'MAN' | 'WOMAN', state: 'EFFECTIVE' | 'DISSOLVED' | 'VOID' = 'EFFECTIVE', certNo = 'J330381-2019-000001') => ({
  side,
  state,
  certNo,
})

const couples = [
  { why: 'nobody knows of a marriage', base: [], standing: { MAN: 0, WOMAN: 0 }, is: 'clear' },
  { why: 'both registers know of one', base: [record('MAN')], standing: { MAN: 1, WOMAN: 0 }, is: 'married' },
  { why: 'only the national register does', base: [record('MAN')], standing: { MAN: 0, WOMAN: 0 }, is: 'conflict' },
  { why: 'only ours does', base: [], standing: { MAN: 0, WOMAN: 1 }, is: 'conflict' },
  {
    why: 'what was dissolved or void does not stand',
    base: [record('MAN', 'DISSOLVED'), record('WOMAN', 'VOID')],
    standing: { MAN: 0, WOMAN: 0 },
    is: 'clear',
  },
  { why: 'one married, the other contradicted: a contradiction', base: [record('MAN')], standing: { MAN: 1, WOMAN: 1 }, is: 'conflict' },
] as const
for (const { why, base, standing, is } of couples) test(why, () => assert.equal(compareRegisters({ base, standing }), is))

const marriages = [
  {
    why: 'ours and the certificate agree',
    ours: 'J330381-2019-000001',
    elsewhere: false,
    base: [record('MAN'), record('WOMAN')],
    is: 'found',
  },
  { why: 'ours alone is enough', ours: '瑞结字第12号', elsewhere: false, base: [], is: 'found' },
  { why: 'the national register alone is enough', ours: null, elsewhere: false, base: [record('MAN')], is: 'found' },
  { why: 'nowhere on record', ours: null, elsewhere: false, base: [record('MAN', 'DISSOLVED')], is: 'missing' },
  {
    why: 'another marriage stands there',
    ours: null,
    elsewhere: false,
    base: [record('WOMAN', 'EFFECTIVE', 'J330382-2001-000007')],
    is: 'conflict',
  },
  { why: 'another marriage stands here', ours: null, elsewhere: true, base: [record('MAN')], is: 'conflict' },
] as const
for (const { why, ours, elsewhere, base, is } of marriages)
  test(`divorce: ${why}`, () => assert.equal(findMarriage({ certNo: 'J330381-2019-000001', ours, elsewhere, base }), is))
