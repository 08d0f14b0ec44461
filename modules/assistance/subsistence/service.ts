import { z } from 'zod'
import { defineService } from '#kernel/service.ts'
import { formVersion } from './form.ts'
import { hasInvestigated, tookPart, type SubsistenceFacts } from './service/facts.ts'
import { correction, reason } from './service/inputs.ts'
import { steps } from './service/steps.ts'

const opensCase = [
  'submitted',
  'supplement',
  'accepted',
  'verifying',
  'investigating',
  'review_meeting',
  'town_opinion',
  'first_notice',
  'objection',
  'reinvestigating',
  'county_review',
  'county_spot_check',
  'county_proposed',
] as const

/** 最低生活保障: the flow of the domain chapter, §5.1, which binds. */
export const subsistence = defineService<SubsistenceFacts>()({
  name: 'subsistence',
  title: '最低生活保障',
  numberWord: '低保',
  formVersion,
  first: 'draft',
  steps,
  moves: {
    submit: {
      label: '提交申请',
      from: ['draft'],
      to: 'submitted',
      by: ['applicant', 'proxy', 'village_worker'],
    },
    accept: {
      label: '受理',
      from: ['submitted'],
      to: 'accepted',
      by: ['town_clerk'],
    },
    ask_supplement: {
      label: '退回补正',
      from: ['submitted'],
      to: 'supplement',
      by: ['town_clerk'],
      record: 'supplement_request',
      when: (f) => !f.supplementAsked || '补正只能一次性告知，本件已告知过',
      input: z.object({
        items: z
          .array(z.object({ what: z.string().min(2).max(100), why: z.string().max(200) }))
          .min(1, '请列出缺少的材料')
          .max(20),
      }),
    },
    supply: {
      label: '补交材料',
      from: ['supplement'],
      to: 'submitted',
      by: ['applicant', 'proxy', 'village_worker'],
      record: 'supplement',
      input: z.object({
        note: z.string().max(500).default(''),
        files: z
          .array(z.object({ fileId: z.uuid(), kind: z.string().max(40) }))
          .min(1, '请至少上传一份材料')
          .max(30),
      }),
    },
    request_verification: {
      label: '发起核对',
      from: ['accepted'],
      to: 'verifying',
      by: ['town_clerk'],
      when: (f) => !f.consentMissing || `还有 ${f.consentMissing} 位成年人没有签核对授权书，不能查询`,
    },
    report: {
      label: '出具核对报告',
      from: ['verifying'],
      to: 'investigating',
      by: ['verifier'],
      record: 'verification_report',
      when: (f) => !f.sourcesMissing?.length || `还有 ${f.sourcesMissing.length} 个来源没有答复，报告不完整`,
      input: z.object({ note: z.string().max(500).default('') }),
    },
    investigate: {
      label: '登记入户调查',
      from: ['investigating', 'reinvestigating'],
      to: (f) => (f.objectionOpen ? 'reinvestigating' : 'investigating'),
      by: ['town_clerk'],
      record: 'investigation',
      when: (f, who) => !f.cosigned || f.investigators?.[0] === who.id || '调查表已由两位调查人签字',
      input: z.object({
        visitedOn: z.iso.date(),
        met: z.string().min(2).max(60),
        colleague: z.uuid({ error: '请选择同去的调查人' }),
        housing: z.string().max(300),
        living: z.string().max(500),
        findings: z.string().min(2, '请写明调查情况').max(1000),
        neighbours: z.array(z.object({ name: z.string().min(1).max(30), said: z.string().min(2).max(300) })).max(10),
        photos: z.array(z.object({ fileId: z.uuid(), takenOn: z.iso.date(), place: z.string().max(60) })).max(30),
        sameDwelling: z.boolean(),
        sharedMeals: z.boolean(),
        monthsTogetherLast12: z.number().int().min(0).max(12),
        corrections: z.array(correction).max(40).default([]),
      }),
    },
    cosign: {
      label: '共同调查人签字',
      from: ['investigating', 'reinvestigating'],
      to: (f) => (f.objectionOpen ? 'reinvestigating' : 'investigating'),
      by: ['town_clerk'],
      record: 'cosignature',
      when: (f, who) => {
        if (!f.investigators?.length) return '还没有登记入户调查'
        if (f.cosigned) return '已经签过'
        return f.investigators[1] === who.id || '只能由调查表上的另一位调查人签字'
      },
      input: z.object({ agree: z.literal(true) }),
    },
    accompany: {
      label: '登记陪同入户',
      from: ['investigating', 'reinvestigating'],
      to: (f) => (f.objectionOpen ? 'reinvestigating' : 'investigating'),
      by: ['village_worker'],
      record: 'accompaniment',
      input: z.object({ visitedOn: z.iso.date(), note: z.string().max(300).default('') }),
    },
    call_meeting: {
      label: '召开民主评议',
      from: ['investigating'],
      to: 'review_meeting',
      by: ['town_clerk'],
      record: 'meeting_call',
      input: z.object({ why: reason }),
    },
    record_meeting: {
      label: '登记评议结果',
      from: ['review_meeting'],
      to: 'investigating',
      by: ['town_clerk'],
      record: 'meeting_minutes',
      input: z.object({
        heldOn: z.iso.date(),
        place: z.string().min(2).max(60),
        agree: z.number().int().min(0),
        against: z.number().int().min(0),
        members: z.array(z.string().min(2).max(30)).min(5, '评议人员不少于 5 人').max(60),
        said: reason,
      }),
    },
    opine: {
      label: '出具初审意见',
      from: ['investigating', 'reinvestigating'],
      by: ['town_lead'],
      record: 'town_opinion',
      to: (_f, input) => (input.favour ? 'town_opinion' : 'county_review'),
      when: (f, who) => {
        if (!f.investigators?.length) return '还没有入户调查'
        if (!f.cosigned) return '调查表还差共同调查人签字'
        if ((f.neighbours ?? 0) < 2) return `邻里走访只有 ${f.neighbours ?? 0} 户，要 2 户以上`
        if ((f.photos ?? 0) < 3) return `入户照片只有 ${f.photos ?? 0} 张，要 3 张以上`
        if (hasInvestigated(f, who)) return '您是本件的调查人，不能出具初审意见'
        if (f.objectionsOpen) return `还有 ${f.objectionsOpen} 件异议没有写核实结论`
        return true
      },
      input: z.object({ favour: z.boolean(), opinion: reason, deviationReason: z.string().max(500).optional() }),
    },
    post_notice: {
      label: '张贴公示',
      from: ['town_opinion'],
      to: 'first_notice',
      by: ['village_worker'],
      record: 'notice',
      input: z.object({ photo: z.uuid({ error: '请拍一张公示栏照片' }), postedOn: z.iso.date(), where: z.string().min(2).max(60) }),
    },
    pass_on: {
      label: '报送市局',
      from: ['first_notice'],
      to: 'county_review',
      by: ['town_clerk'],
      when: (f, _who, today) =>
        (f.noticeEndsOn !== undefined && today > f.noticeEndsOn) || `公示到 ${f.noticeEndsOn} 结束，期满次日才能报送`,
    },
    // Done by the objection that was raised, wherever it came in; it may have lain at a counter when the period ended.
    object: {
      label: '登记异议',
      from: ['first_notice', 'county_review', 'county_spot_check', 'county_proposed'],
      to: 'objection',
      by: ['system'],
      record: 'objection',
      input: z.object({ number: z.string().max(40), claim: reason, receivedOn: z.iso.date() }),
    },
    reinvestigate: { label: '重新调查', from: ['objection'], to: 'reinvestigating', by: ['town_clerk'] },
    propose: {
      label: '提出审核意见',
      from: ['county_review'],
      to: 'county_proposed',
      by: ['county_clerk'],
      record: 'county_proposal',
      when: (f, who) => {
        if (hasInvestigated(f, who) || f.opinionBy === who.id) return '您是本件的调查人或初审人，不能再提审核意见'
        if (f.staffRelative && !f.spotCheckDone) return '近亲属备案件必须先抽查入户'
        return true
      },
      input: z.object({ grant: z.boolean(), opinion: reason, deviationReason: z.string().max(500).optional() }),
    },
    order_notice: {
      label: '先行公示',
      from: ['county_review'],
      to: 'town_opinion',
      by: ['county_clerk'],
      record: 'notice_order',
      when: (f) => !f.noticeEndsOn || '本件已公示过',
      input: z.object({ why: reason }),
    },
    draw_spot_check: {
      label: '抽查入户',
      from: ['county_review'],
      to: 'county_spot_check',
      by: ['county_clerk'],
      record: 'spot_check_draw',
      when: (f) => !f.spotCheckDone || '本件已抽查',
      input: z.object({ why: reason }),
    },
    record_spot_check: {
      label: '登记抽查结果',
      from: ['county_spot_check'],
      to: 'county_review',
      by: ['county_clerk'],
      record: 'spot_check',
      input: z.object({
        visitedOn: z.iso.date(),
        finding: z.enum(['OK', 'MINOR', 'WRONG_AMOUNT', 'WRONG_COVER', 'PAPER_FAULT']),
        said: reason,
      }),
    },
    send_back: {
      label: '退回重审',
      from: ['county_proposed'],
      to: 'county_review',
      by: ['county_head'],
      record: 'sent_back',
      input: z.object({ reason }),
    },
    grant: {
      label: '确认，准予救助',
      from: ['county_proposed'],
      to: 'granted',
      by: ['county_head'],
      record: 'decision',
      weighty: true,
      when: (f, who) => {
        if (tookPart(f, who)) return '您办过本件前面的环节，不能再作决定'
        if (!f.noticeEndsOn) return '还没有公示，不能准予；请退回重审，先行公示'
        if (f.undecided) return '有政策参数缺值，系统不能作出决定，请先由市局录入'
        if (f.category === 'REJECTED') return '推算结果不符合条件；如认定事实有误，请退回重审'
        return true
      },
      input: z.object({ reason: z.string().max(500).default('') }),
    },
    refuse: {
      label: '不予确认',
      from: ['county_proposed'],
      to: 'refused',
      by: ['county_head'],
      record: 'decision',
      weighty: true,
      when: (f, who) => !tookPart(f, who) || '您办过本件前面的环节，不能再作决定',
      input: z.object({ reason }),
    },
    lapse: {
      daily: true,
      label: '逾期未补正',
      from: ['supplement'],
      to: 'lapsed',
      by: ['system'],
      when: (f, _who, today) => (f.supplementUntil !== undefined && today > f.supplementUntil) || '补正期限还没有到',
    },
    // A remedy said that it must be decided again: from the facts, or only by the right law.
    restart_investigation: {
      label: '按救济决定重新调查',
      from: ['draft'],
      to: (f) => (f.reportNo ? 'investigating' : 'accepted'),
      by: ['system'],
    },
    restart_review: { label: '按救济决定重新审核', from: ['draft'], to: 'county_review', by: ['system'] },
    withdraw: {
      label: '撤回申请',
      from: opensCase,
      to: 'withdrawn',
      by: ['applicant', 'proxy', 'town_clerk'],
      record: 'withdrawal',
      weighty: true,
      input: z.object({ reason: z.string().max(300).default('') }),
    },
  },
  clocks: {
    supplement: {
      label: '补正期限',
      parameter: 'limit.supplement',
      unit: 'working_days',
      kind: 'statutory',
      startsOn: ['ask_supplement'],
      stopsOn: ['supply', 'withdraw', 'lapse'],
    },
    town: {
      label: '镇初审期限',
      parameter: 'limit.town.opinion',
      unit: 'working_days',
      kind: 'statutory',
      startsOn: ['submit', 'restart_investigation'],
      pausesOn: ['ask_supplement'],
      resumesOn: ['supply'],
      stopsOn: ['opine', 'withdraw', 'lapse'],
    },
    notice: {
      label: '公示和报送',
      parameter: 'limit.notice.days',
      unit: 'calendar_days',
      plus: 1,
      kind: 'statutory',
      startsOn: ['post_notice'],
      stopsOn: ['pass_on', 'object', 'withdraw'],
    },
    objection: {
      label: '异议处理期限',
      parameter: 'limit.objection',
      unit: 'working_days',
      kind: 'statutory',
      startsOn: ['object'],
      stopsOn: ['opine', 'withdraw'],
    },
    county: {
      label: '市局决定期限',
      parameter: 'limit.county.decision',
      unit: 'working_days',
      kind: 'statutory',
      startsOn: ['pass_on', 'restart_review'],
      stopsOn: ['grant', 'refuse', 'withdraw', 'object', 'order_notice'],
    },
    promise: {
      label: '承诺时限',
      parameter: 'promise.total',
      unit: 'working_days',
      kind: 'promise',
      startsOn: ['submit', 'restart_investigation', 'restart_review'],
      pausesOn: ['ask_supplement', 'object'],
      resumesOn: ['supply', 'opine'],
      stopsOn: ['grant', 'refuse', 'withdraw', 'lapse'],
    },
  },
})

export type SubsistenceStep = keyof typeof subsistence.steps
export type SubsistenceMove = keyof typeof subsistence.moves
