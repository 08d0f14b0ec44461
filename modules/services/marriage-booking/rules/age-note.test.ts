import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageNote } from './age-note.ts'

const least = { man: 22, woman: 20 }
const man = (birth: string) => ({ name: '甲', idNumber: `330399${birth}0011` })
const woman = (birth: string) => ({ name: '乙', idNumber: `330399${birth}0022` })
const table = [
  { why: 'both old enough on the birthday itself', people: [man('19990520'), woman('20010520')], gives: null },
  { why: 'the man a day short', people: [man('19990521'), woman('20010520')], gives: /甲到2021年5月20日还不满 22 周岁，2021年5月21日起/ },
  { why: 'the woman a day short', people: [man('19990520'), woman('20010521')], gives: /乙到.*不满 20 周岁/ },
  { why: 'two men', people: [man('19900101'), { ...man('19910101'), name: '丙' }], gives: /性别相同/ },
]
for (const { why, people, gives } of table)
  test(`age note: ${why}`, () => {
    const note = ageNote(people, '2021-05-20', least)
    if (gives === null) assert.equal(note, null)
    else assert.match(note ?? '', gives)
  })
