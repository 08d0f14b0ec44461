import { nameFields } from '#kernel/field-names.ts'
import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'caseload.not_found': { status: 404, zh: '没有这份名册，或您无权查看。请刷新列表。' },
  'caseload.not_checked': { status: 409, zh: '这份名册还没有核对完，或已经导入过。请刷新后再看。' },
  'caseload.second_person': { status: 403, zh: '上传名册的人不能自己批准导入。请由另一位负责人批准。' },
  'caseload.bad_month': { status: 422, zh: '开始发放的月份已经过去，没有收下。请选本月或以后的月份。' },
  'caseload.nothing_marked': { status: 404, zh: '这份名册没有错误，不用下载标注的表格。' },
})

nameFields({ importId: '名册', difference: '差异' })
