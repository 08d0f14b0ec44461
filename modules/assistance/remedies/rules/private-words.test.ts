import assert from 'node:assert/strict'
import { test } from 'node:test'
import { privateWords } from './private-words.ts'

const secrets = ['林秀兰', '330399197408160023', '0577-12', '19900000001']

for (const [text, found] of [
  ['经重新入户调查，反映的情况不属实', null],
  ['林*兰家的情况与申报一致', null],
  ['林秀兰家没有店面', '姓名'],
  ['林 秀 兰 家没有店面', '姓名'],
  ['证件号码 330399197408160023', '号码'],
  ['号码 3303 9919 7408 1600 23', '号码'],
  ['请打 19900000001', '号码'],
  ['请打镇里的电话 65000016', null],
] as const)
  test(`${text}: ${found ?? 'nothing'}`, () => assert.equal(privateWords(text, secrets), found))
