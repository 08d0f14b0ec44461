import { defineProblems } from '#kernel/problem.ts'

export const relationLabels: Record<string, string> = {
  SELF: '户主',
  SPOUSE: '配偶',
  CHILD: '子女',
  CHILD_SPOUSE: '儿媳或女婿',
  PARENT: '父母',
  GRANDPARENT: '祖父母',
  GRANDCHILD: '孙子女',
  SIBLING: '兄弟姐妹',
  OTHER: '其他',
}

export const identityFields = { NAME: '姓名', BIRTH_DATE: '出生日期', ID_NUMBER: '公民身份号码' } as const

/** What says that somebody is married, divorced or widowed. */
export const maritalSources = {
  TOLD: '本人出具的证件',
  MARRIAGE: '结婚登记',
  DIVORCE: '离婚登记',
  COURT: '法院文书',
  DEATH: '配偶去世',
} as const

defineProblems({
  'resident.no_proposal': { status: 409, zh: '没有等待核对的更正，或已经有了结论。请刷新查看。' },
  'resident.not_found': { status: 404, zh: '没有这位居民，或不在您的范围内。请核对姓名和号码。' },
  'resident.number_exists': { status: 409, zh: '这个公民身份号码已经登记过，不能重复登记。请联系{town}核对，电话 {phone}。' },
  'resident.unknown_village': { status: 422, zh: '没有这个村（社区）。请从列表里选择。' },
  'resident.not_your_place': { status: 403, zh: '只能在本村（镇街）范围内登记。请联系对方镇街。' },
  'resident.in_another_household': { status: 409, zh: '这位居民现在登记在另一户，不能同时在两户。请先办理迁出。' },
})
