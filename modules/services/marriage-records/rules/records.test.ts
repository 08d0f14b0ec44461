import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keptUntil, mayEnter } from './court.ts'
import { mayRevokeFalse } from './false-identity.ts'
import { mayCopy, mayProve, proofNumber } from './proof.ts'
import { type Asked, evidenceMissing, mayReissue } from './reissue.ts'
import { sentenceOf } from './verdict.ts'

const now = { anywhere: true, widowed: true }
const before = { anywhere: false, widowed: true }
const asked: Asked = { want: 'MARRIAGE', by: 'SELF', notarised: false, status: 'EFFECTIVE', marriedAgain: false, here: true }
const reissues: { why: string; asked?: Partial<Asked>; law?: typeof now; gives: string | true }[] = [
  { why: 'the party, still married', gives: true },
  { why: 'a notarised proxy', asked: { by: 'PROXY', notarised: true }, gives: true },
  { why: 'a proxy with a paper of their own', asked: { by: 'PROXY' }, gives: '公证' },
  { why: 'divorced: no marriage certificate', asked: { status: 'DISSOLVED_BY_REGISTRATION' }, gives: '已经离婚' },
  { why: 'divorced by a court: none either', asked: { status: 'DISSOLVED_BY_COURT' }, gives: '已经离婚' },
  { why: 'void', asked: { status: 'VOID' }, gives: '第一千零五十四条' },
  { why: 'widowed, noted', asked: { status: 'ENDED_BY_DEATH' }, gives: true },
  {
    why: 'widowed, where the county does not',
    asked: { status: 'ENDED_BY_DEATH' },
    law: { anywhere: true, widowed: false },
    gives: '丧偶',
  },
  { why: 'of elsewhere before 10 May 2025', asked: { here: false }, law: before, gives: '第十七条' },
  { why: 'of here before 10 May 2025', law: before, gives: true },
  { why: 'of elsewhere since', asked: { here: false }, gives: true },
  { why: 'a divorce certificate', asked: { want: 'DIVORCE', status: 'DISSOLVED_BY_REGISTRATION' }, gives: true },
  { why: 'a divorce certificate after a judgment', asked: { want: 'DIVORCE', status: 'DISSOLVED_BY_COURT' }, gives: '没有离婚证' },
  { why: 'a divorce certificate of the married', asked: { want: 'DIVORCE' }, gives: '没有两人登记离婚的记录' },
  {
    why: 'a divorce certificate after 复婚',
    asked: { want: 'DIVORCE', status: 'DISSOLVED_BY_REGISTRATION', marriedAgain: true },
    gives: '复婚',
  },
]
for (const { why, asked: more, law, gives } of reissues)
  test(`re-issue: ${why}`, () => {
    const verdict = mayReissue({ ...asked, ...more }, law ?? now)
    if (gives === true) assert.equal(verdict.ok, true)
    else assert.match(sentenceOf(verdict) ?? '', new RegExp(gives))
  })

test('three different kinds of proof stand for a lost file; the same kind twice counts once', () => {
  assert.equal(evidenceMissing([], 3), 3)
  assert.equal(evidenceMissing(['HOUSEHOLD_BOOK', 'HOUSEHOLD_BOOK'], 3), 2)
  assert.equal(evidenceMissing(['HOUSEHOLD_BOOK', 'VILLAGE_STATEMENT', 'OLD_COPY'], 3), 0)
})

const proof = { recipient: 'PARTY', purpose: 'TAIWAN', letter: false, notarised: false } as const
const since2015 = ['TAIWAN', 'NOTARY_LISTED']
test('a proof of (no) record: since 27 August 2015 for what the notice left, to the party', () => {
  assert.equal(mayProve(proof, since2015).ok, true)
  assert.match(sentenceOf(mayProve({ ...proof, purpose: 'PROPERTY' }, since2015)) ?? '', /民函〔2015〕266号/)
  assert.equal(mayProve({ ...proof, purpose: 'PROPERTY' }, ['PROPERTY']).ok, true)
  assert.equal(mayProve({ ...proof, recipient: 'COURT', letter: true }, since2015).ok, false)
  assert.equal(mayProve({ ...proof, recipient: 'PROXY' }, since2015).ok, false)
})

test('a copy of a file: party, notarised proxy, office with a letter, lawyer with the paper of the court; nobody else', () => {
  const table = [
    ['PARTY', false, false, true],
    ['PROXY', false, false, false],
    ['PROXY', false, true, true],
    ['COURT', true, false, true],
    ['COURT', false, false, false],
    ['PROCURATOR', true, false, true],
    ['POLICE', true, false, true],
    ['LAWYER', false, true, false],
    ['LAWYER', true, false, true],
    ['OTHER', true, true, false],
  ] as const
  for (const [recipient, letter, notarised, ok] of table)
    assert.equal(mayCopy({ recipient, purpose: 'x', letter, notarised }).ok, ok, recipient)
  assert.match(sentenceOf(mayCopy({ ...proof, recipient: 'OTHER' })) ?? '', /第十五条/)
  assert.equal(proofNumber('CD', '330381', '2026', 12), 'CD330381-2026-000012')
})

const entry = { kind: 'VOID', by: 'COURT', on: '2021-03-01', status: 'EFFECTIVE', registeredOn: '2020-05-20' } as const
const entries = [
  { why: 'a court says void', gives: true },
  { why: 'a court revokes what has ended', more: { kind: 'REVOKED', status: 'DISSOLVED_BY_REGISTRATION' }, gives: true },
  { why: 'void twice', more: { status: 'VOID' }, gives: '已登记为无效' },
  { why: 'before the wedding', more: { on: '2020-05-19' }, gives: '早于' },
  { why: 'the registry does not say void', more: { by: 'REGISTRY' }, gives: '人民法院' },
  {
    why: 'the registry revokes for coercion until 31 December 2020',
    more: { by: 'REGISTRY', kind: 'REVOKED', on: '2020-12-31' },
    law: true,
    gives: true,
  },
  { why: 'and not since', more: { by: 'REGISTRY', kind: 'REVOKED' }, law: false, gives: '第一千零五十二条' },
  { why: 'a divorce by judgment', more: { kind: 'COURT_DIVORCE' }, gives: true },
  { why: 'a divorce of the divorced', more: { kind: 'COURT_DIVORCE', status: 'DISSOLVED_BY_REGISTRATION' }, gives: '已经终止' },
] as const
for (const e of entries)
  test(`entry: ${e.why}`, () => {
    const verdict = mayEnter({ ...entry, ...('more' in e ? e.more : {}) }, 'law' in e ? e.law : false)
    if (e.gives === true) assert.equal(verdict.ok, true)
    else assert.match(sentenceOf(verdict) ?? '', new RegExp(e.gives))
  })

test('a false identity: on evidence from outside, under the law of the day; else the clue is passed on', () => {
  assert.equal(mayRevokeFalse({ evidence: ['POLICE_FINDING'], on: '2026-01-05' }, true).ok, true)
  assert.match(sentenceOf(mayRevokeFalse({ evidence: [], on: '2026-01-05' }, true)) ?? '', /移送公安/)
  assert.match(sentenceOf(mayRevokeFalse({ evidence: ['OWN_FINDING'], on: '2026-01-05' }, true)) ?? '', /司法建议/)
  assert.equal(mayRevokeFalse({ evidence: ['POLICE_FINDING'], on: '2021-11-17' }, false).ok, false)
})

test('a file is kept a hundred years, also of a marriage that was none', () => {
  assert.equal(keptUntil('2020-05-20', 100), '2120-05-20')
  assert.equal(keptUntil('2020-02-29', 100), '2120-02-29')
})
