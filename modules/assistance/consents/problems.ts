import { nameFields } from '#kernel/field-names.ts'
import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'consent.missing': {
    status: 409,
    zh: '{who}没有有效的核对授权书，不能查询。请先请本人（没有行为能力的由监护人）签署授权书，登记后再查询。',
  },
})

nameFields({ expiresOn: '授权到期日', refs: '授权人' })
