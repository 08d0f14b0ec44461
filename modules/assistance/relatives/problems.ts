import { nameFields } from '#kernel/field-names.ts'
import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'relatives.already': { status: 409, zh: '这一位近亲属已经备案，不用再登记。请在列表里查看。' },
  'relatives.not_found': { status: 404, zh: '没有这条备案，或已经终止。请刷新列表。' },
  'relatives.unknown_staff': { status: 422, zh: '没有这位工作人员。请从列表中重新选择；没有账号的，请写姓名和职务。' },
  'relatives.no_official': { status: 422, zh: '请选择工作人员；没有账号的，请写姓名和职务。' },
})

nameFields({
  relativeId: '备案',
  staffId: '工作人员',
  official: '姓名和职务',
  kinship: '和工作人员的关系',
})
