import { defineProblems } from '#kernel/problem.ts'

const labels: Record<string, string> = {
  'case.read': '打开办件',
  'case.open': '提交申请',
  'household.read': '查看在册户',
  'entitlement.grant': '待遇生效',
  'entitlement.hold': '暂缓发放',
  'entitlement.release': '解除暂缓',
  'change.withdraw': '撤销变更',
  'resident.read': '查看居民',
  'resident.reveal': '显示证件号码',
  'case.reveal': '显示证件号码',
  'resident.search': '查找居民',
  'resident.register': '登记居民',
  'resident.bind': '当面绑定手机',
  'identity.sign_in': '登录',
  'identity.sign_in_failed': '登录失败',
  'identity.password': '修改密码',
  'identity.bind': '实名绑定',
  'inbox.export': '导出待办',
  'audit.read': '查看操作记录',
  'file.read': '查看材料',
  'file.upload': '上传材料',
  'letter.issue': '制作文书',
  'letter.read': '下载文书',
  'letter.deliver': '登记送达',
  'policy.propose': '提出参数修改',
  'policy.approve': '确认参数修改',
  'policy.reject': '退回参数修改',
  'payment.open': '建立发放批次',
  'payment.approve': '批准发放',
  'payment.file': '生成银行文件',
  'payment.reply': '导入银行回盘',
  'payment.close': '关闭批次',
  'payment.export': '导出名册',
  'verification.answer': '登记核对答复',
  'assistance.duplicate_check': '查重',
  'notice.post': '张贴公示',
  'system.backup': '备份',
  'system.restore': '恢复备份',
}

const moves: Record<string, string> = {
  submit: '提交申请',
  accept: '受理',
  ask_supplement: '退回补正',
  supply: '补交材料',
  request_verification: '发起核对',
  report: '出具核对报告',
  investigate: '登记入户调查',
  cosign: '调查签字',
  call_meeting: '召开评议',
  record_meeting: '登记评议',
  opine: '出具初审意见',
  post_notice: '张贴公示',
  object: '登记异议',
  reinvestigate: '重新调查',
  pass_on: '报送市局',
  draw_spot_check: '抽查入户',
  record_spot_check: '登记抽查',
  propose: '提出审核意见',
  send_back: '退回重审',
  grant: '准予救助',
  refuse: '不予救助',
  withdraw: '撤回申请',
  lapse: '逾期未补正',
}

/** What an act is called on screens. */
export function actLabel(act: string): string {
  return labels[act] ?? (act.startsWith('case.') ? (moves[act.slice(5)] ?? '办理') : act)
}

export const actCodes = Object.keys(labels)

defineProblems({
  'audit.reason_needed': { status: 422, zh: '这件不在您的待办里。请写明为什么要打开，理由会被记录。' },
})
