import { addDays } from '#kernel/day.ts'
import { demoNumber } from './numbers.ts'

/** The named families: tests and screens tell their stories. Ages are right at the reference date given. */
export interface NamedPerson {
  name: string
  sex: 'M' | 'F'
  age: number
  relation: string
  village: string
  phone?: string
}

export const mayu = '330381116'
export const tangxia = '330381101'
/** 江浦村 and 江东村 of 马屿镇, 邵宅社区 of 塘下镇. */
export const mayuVillage = '330381116207'
export const mayuOtherVillage = '330381116209'
export const tangxiaVillage = '330381101009'

const family = (
  village: string,
  phone: string,
  ...people: [name: string, sex: 'M' | 'F', age: number, relation: string][]
): NamedPerson[] => people.map(([name, sex, age, relation], i) => ({ name, sex, age, relation, village, ...(i === 0 ? { phone } : {}) }))

export const families: Record<string, NamedPerson[]> = {
  lin: family(
    mayuVillage,
    '19900000001',
    ['林秀兰', 'F', 46, 'SELF'],
    ['陈一鸣', 'M', 12, 'CHILD'],
    ['陈一诺', 'F', 8, 'CHILD'],
    ['周桂英', 'F', 71, 'PARENT'],
  ),
  cai: family(mayuVillage, '19900000002', ['蔡德明', 'M', 74, 'SELF'], ['潘月香', 'F', 71, 'SPOUSE']),
  caiSon: family(tangxiaVillage, '19900000003', ['蔡建军', 'M', 45, 'SELF'], ['李雪', 'F', 43, 'SPOUSE'], ['蔡小明', 'M', 15, 'CHILD']),
  miao: family(mayuOtherVillage, '19900000004', ['缪建平', 'M', 40, 'SELF'], ['项招弟', 'F', 38, 'SPOUSE'], ['缪小宝', 'M', 10, 'CHILD']),
  zheng: family(mayuVillage, '19900000005', ['郑志强', 'M', 61, 'SELF'], ['黄阿香', 'F', 56, 'SPOUSE'], ['郑小波', 'M', 30, 'CHILD']),
  wang: family(tangxiaVillage, '19900000006', ['王秀珍', 'F', 66, 'SELF']),
}

/** Birthday that makes somebody `age` on the reference date, some months ago. */
export function birthdayFor(age: number, on: string, order: number): string {
  const year = Number(on.slice(0, 4)) - age
  const around = addDays(on, -(40 + order * 17))
  const sameYear = around.slice(0, 4) === on.slice(0, 4)
  return `${sameYear ? year : year - 1}${around.slice(4)}`.replace('-02-29', '-02-28')
}

/** A named person with number and birthday on a reference date; the order in the story fixes both. */
export function namedPeople(on: string) {
  const all: (NamedPerson & { family: string; birthDate: string; idNumber: string })[] = []
  for (const [name, people] of Object.entries(families))
    for (const p of people) {
      const order = all.length + 1
      const birthDate = birthdayFor(p.age, on, order % 12)
      all.push({ ...p, family: name, birthDate, idNumber: demoNumber(birthDate, p.sex, order) })
    }
  return all
}
