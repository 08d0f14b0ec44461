import type { StepRule } from '#kernel/service.ts'

const granted = { ended: true, waitsFor: [], next: '' } as const

/** The steps of 低保 as staff and residents read them, and whose turn it is. */
export const steps = {
  draft: { label: '填写中', waitsFor: ['applicant', 'proxy', 'village_worker'], next: '提交申请' },
  submitted: { label: '已提交', plain: '已收到您的申请', waitsFor: ['town_clerk'], next: '受理，或一次性告知补正' },
  supplement: {
    label: '等待补正',
    plain: '还缺材料，等您补齐',
    optional: true,
    waitsFor: ['applicant', 'village_worker'],
    next: '补齐材料',
  },
  accepted: { label: '已受理', plain: '镇里已受理', waitsFor: ['town_clerk'], next: '发起家庭经济核对' },
  verifying: { label: '核对中', plain: '正在核对收入和财产', waitsFor: ['verifier'], next: '出具核对报告' },
  investigating: { label: '入户调查', plain: '镇里上门了解情况', waitsFor: ['town_clerk', 'town_lead'], next: '入户调查，出具初审意见' },
  review_meeting: { label: '民主评议', plain: '村里正在评议', optional: true, waitsFor: ['town_clerk'], next: '记录评议结果' },
  town_opinion: { label: '待公示', plain: '镇里已提出意见，准备公示', waitsFor: ['village_worker'], next: '张贴公示' },
  first_notice: { label: '公示中', plain: '正在村里公示', waitsFor: ['town_clerk'], next: '公示期满后报送市局' },
  objection: { label: '有异议', plain: '有人提出异议，正在核实', optional: true, waitsFor: ['town_clerk'], next: '重新调查' },
  reinvestigating: { label: '重新调查', plain: '镇里重新调查', optional: true, waitsFor: ['town_lead'], next: '重新出具意见' },
  county_review: { label: '市局审核', plain: '市民政局正在审核', waitsFor: ['county_clerk'], next: '拟定审核意见' },
  county_spot_check: { label: '市局抽查', plain: '市民政局入户抽查', optional: true, waitsFor: ['county_clerk'], next: '登记抽查结果' },
  county_proposed: { label: '待市局确认', plain: '市民政局即将作出决定', waitsFor: ['county_head'], next: '确认或不予确认' },
  granted: { label: '已批准', ...granted },
  refused: { label: '不予批准', optional: true, ...granted },
  withdrawn: { label: '已撤回', ...granted },
  lapsed: { label: '逾期未补正', ...granted },
} satisfies Record<string, StepRule>
