import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCard } from './card-text.ts'

const lines = [
  {
    why: 'fields with bars',
    line: '林小梅|女|汉|20000601|浙江省瑞安市马屿镇江浦村1号|330399200006012020|瑞安市公安局|20200101|20400101',
    is: { name: '林小梅', idNumber: '330399200006012020', ethnicity: '汉族', address: '浙江省瑞安市马屿镇江浦村1号' },
  },
  {
    why: 'tabs, number first, small x',
    line: '33039919900101059x\t买买提·艾力\t男\t维吾尔族',
    is: { name: '买买提·艾力', idNumber: '33039919900101059X', ethnicity: '维吾尔族' },
  },
  {
    why: 'a name that ends like a people',
    line: '小满|男|汉|33039919900101059X',
    is: { name: '小满', idNumber: '33039919900101059X', ethnicity: '汉族' },
  },
  {
    why: 'a name that is a people',
    line: '高山|男|汉|33039919900101059X',
    is: { name: '高山', idNumber: '33039919900101059X', ethnicity: '汉族' },
  },
  { why: 'half a card', line: '林小梅|女|汉', is: null },
  { why: 'typed by hand', line: '林小梅', is: null },
]
for (const { why, line, is } of lines) test(why, () => assert.deepEqual(readCard(line), is))
