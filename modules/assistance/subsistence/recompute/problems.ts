import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'recompute.not_found': { status: 404, zh: '没有这次重算，或已经处理过。请刷新列表。' },
  'recompute.second_person': { status: 403, zh: '准备重算的人不能自己批准。请由另一位负责人批准。' },
  'recompute.outdated': { status: 409, zh: '准备以后又有户的情况变了，没有批准。请重新准备，核对后再批准。' },
})
