import { defineProblems } from '#kernel/problem.ts'

/** Failures at the edge, before any business. */
defineProblems({
  'session.needed': { status: 401, zh: '您还没有登录，或登录已过期。请重新登录，填写的内容还在本机。' },
  'session.csrf': { status: 403, zh: '页面已过期，这一步没有执行。请刷新页面后再试。' },
  'session.password_must_change': { status: 403, zh: '首次登录请先修改密码，改好后即可办理。' },
  'actor.not_allowed': { status: 403, zh: '您现在的岗位不能办理这一项。如确需办理，请切换岗位或联系有权限的同事。' },
  'request.too_many': { status: 429, zh: '操作太频繁，这一次没有执行。请过一分钟再试。' },
  'request.not_yours': { status: 409, zh: '这个请求编号已被使用。请刷新页面后重新提交。' },
  'request.too_large': { status: 413, zh: '内容太大，没有收下。照片请控制在 10 MB 以内。' },
  'request.not_found': { status: 404, zh: '没有这个地址。请检查链接。' },
  'input.bad': { status: 400, zh: '{field}：{reason}。请改正后再提交，其他内容没有丢失。' },
})
