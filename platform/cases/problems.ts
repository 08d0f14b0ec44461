import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'case.not_found': { status: 404, zh: '没有这个办件，或不在您的办理范围内。请核对编号，或联系办件所在乡镇。' },
  'case.unknown_move': { status: 400, zh: '没有这个操作。请刷新页面后再试。' },
  'case.not_your_role': { status: 403, zh: '这一步不由您的岗位办理。请由有权限的同事办理。' },
  'case.wrong_step': { status: 409, zh: '这一步现在不能办：{why}。可能同事已先办理，请刷新查看。' },
  'case.condition_unmet': { status: 422, zh: '这一步还不能办：{why}。' },
  'case.changed_meanwhile': { status: 409, zh: '您打开后，这个办件已被同事办理过，您的操作没有执行。请刷新后核对再办。' },
  'case.old_form': { status: 409, zh: '您填的是旧版表格（第 {theirs} 版），现在用第 {ours} 版。请刷新页面，草稿会带到新表。' },
  'draft.too_large': { status: 413, zh: '草稿太大，没有保存到服务器，本机上的内容没有丢失。请把照片从草稿里移到材料里上传。' },
})
