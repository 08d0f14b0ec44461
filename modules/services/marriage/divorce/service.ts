import { chineseDay } from '#kernel/day.ts'
import { defineService } from '#kernel/service.ts'
import { byHand, divorceDeclaration, divorcePapers, registryFormVersion, registryReaders, review, settlement, withdrawal } from '../form.ts'
import { archivingClock, lastMoves, lastSteps, over, registrars, wayOut } from '../service/last-steps.ts'
import { isPublished } from '../rules/rest-days.ts'

/** What the conditions ask: states, dates and staff ids. */
export type DivorceFacts = {
  bookingId?: string | undefined
  paper: boolean
  /** found: the marriage of the two is on record; missing: nowhere; conflict: one of them stands in another. */
  base: 'waiting' | 'found' | 'missing' | 'conflict'
  baseOn?: string
  at: 'base_checked' | 'cooling' | 'issue_window' | 'declared' | 'reviewed'
  relationId?: string
  verifiedBy?: string
  reviewedBy?: string
  registrationId?: string
  /** Dates of the receipt; none under the law before 2021. */
  coolingEnd?: string
  windowOpens?: string
  windowEnd?: string
  receivedOn?: string
  /** The last days reach into a year whose days off are not published. */
  provisional?: boolean
  /** The place kept for both inside the window. */
  issueBookingId?: string
}

const before = ['checked_in', 'materials_ok', 'base_checked'] as const
const late = ['issue_window', 'declared', 'reviewed'] as const

const isFound = (f: DivorceFacts): true | string => {
  if (f.base === 'conflict') return '全国库与本地档案、结婚证不一致，先由主任核对后核定'
  if (f.base === 'missing') return '没有查到两人的婚姻登记，先由主任核对结婚证和原登记档案后核定'
  return f.base === 'found' || '全国婚姻登记信息系统还没有回答，请等待'
}

const inWindow = (f: DivorceFacts, today: string): true | string => {
  if (!f.coolingEnd || !f.windowEnd) return true
  if (today <= f.coolingEnd) return `冷静期到${chineseDay(f.coolingEnd)}届满，之后才能申请发证（民法典第一千零七十七条）`
  return today <= f.windowEnd || `已过${chineseDay(f.windowEnd)}，视为撤回离婚登记申请（民法典第一千零七十七条）`
}

/** 离婚登记 (M3), domain 3.6: from 2021 with thirty days to think and thirty days to come; before, on the day of the application. */
export const divorceService = defineService<DivorceFacts>()({
  name: 'divorce',
  title: '离婚登记',
  numberWord: '离婚',
  formVersion: registryFormVersion,
  readers: registryReaders,
  first: 'arriving',
  steps: {
    arriving: { label: '到场', waitsFor: ['registrar'], next: '签到' },
    checked_in: { label: '已签到', waitsFor: registrars, next: '核对身份、材料和协议' },
    materials_ok: { label: '等待全国库回答', waitsFor: registrars, next: '等待全国库回答' },
    base_checked: { label: '已查询婚姻登记', waitsFor: registrars, next: '受理，出具回执' },
    cooling: { label: '冷静期', plain: '冷静期，任何一方都可以撤回', waitsFor: ['applicant'], next: '等待冷静期届满' },
    issue_window: { label: '可以申请发证', plain: '两人一起来申请离婚证', waitsFor: ['applicant'], next: '两人一起到场申请发证' },
    declared: { label: '已声明', waitsFor: registrars, next: '由另一名登记员审查' },
    reviewed: { label: '已审查', waitsFor: registrars, next: '登记' },
    ...lastSteps,
    withdrawn: { label: '已撤回', optional: true, ...over },
    lapsed: { label: '逾期未申请，视为撤回', optional: true, ...over },
  },
  moves: {
    check_in: { label: '签到', from: ['arriving'], to: 'checked_in', by: registrars },
    verify: {
      label: '核对身份、材料和协议',
      from: ['checked_in'],
      to: 'materials_ok',
      by: registrars,
      record: 'agreement',
      input: divorcePapers,
    },
    base_answered: { label: '全国库已回答', from: ['materials_ok', 'base_checked', ...late], to: (f) => f.at, by: ['system'] },
    accept: {
      label: '受理，出具回执',
      from: ['base_checked'],
      to: (f) => (f.coolingEnd ? 'cooling' : 'issue_window'),
      by: registrars,
      when: isFound,
    },
    withdraw: {
      label: '撤回离婚登记申请',
      from: ['cooling'],
      to: 'withdrawn',
      by: registrars,
      record: 'withdrawal',
      weighty: true,
      when: (f, _who, today) =>
        today <= (f.coolingEnd ?? '') ||
        `冷静期已在${chineseDay(f.coolingEnd ?? today)}届满，不能单方撤回；不离婚的，两人到${chineseDay(f.windowEnd ?? today)}前不来申请发证即视为撤回`,
      input: withdrawal,
    },
    open_window: {
      label: '冷静期届满',
      daily: true,
      from: ['cooling'],
      to: 'issue_window',
      by: ['system'],
      when: (f, _who, today) => today > (f.coolingEnd ?? today) || '冷静期没有届满',
    },
    declare: {
      label: '两人到场，申请发证',
      from: ['cooling', 'issue_window'],
      to: 'declared',
      by: registrars,
      record: 'divorce_declaration',
      when: (f, _who, today) => inWindow(f, today),
      input: divorceDeclaration,
    },
    review: {
      label: '审查通过',
      from: ['declared'],
      to: 'reviewed',
      by: registrars,
      record: 'review',
      when: (f, who) => (f.verifiedBy === who.id ? '审查由另一名登记员做，核对材料的人不能审查' : isFound(f)),
      input: review,
    },
    register: {
      label: '登记，给证号',
      from: ['reviewed'],
      to: 'registered',
      by: registrars,
      when: (f, _who, today) => {
        const ready = isFound(f)
        if (ready !== true) return ready
        const inside = inWindow(f, today)
        return inside !== true ? inside : f.baseOn === today || '全国库的回答不是今天的，请重新查询后登记'
      },
    },
    ...lastMoves,
    recount: {
      label: '按公布的放假安排重算日期',
      daily: true,
      from: ['cooling', 'issue_window'],
      to: (f) => f.at,
      by: ['system'],
      when: (f, _who, today) =>
        (f.provisional === true && (f.windowEnd ?? today) >= today && isPublished(f.windowEnd ?? today)) || '日期不用重算',
    },
    lapse: {
      label: '逾期未申请发证，视为撤回',
      daily: true,
      from: ['cooling', ...late],
      to: 'lapsed',
      by: ['system'],
      when: (f, _who, today) => (f.windowEnd !== undefined && today > f.windowEnd) || '申请发证的期限没有届满',
    },
    settle_conflict: {
      label: '核定婚姻状况',
      from: ['base_checked', ...late],
      to: (f) => f.at,
      by: ['registry_head'],
      record: 'conflict_settled',
      when: (f) => f.base === 'conflict' || f.base === 'missing' || '没有需要核定的',
      input: settlement,
    },
    answer_by_hand: {
      label: '登记人工查询结果',
      from: ['materials_ok', 'base_checked', ...late],
      to: (f) => f.at,
      by: registrars,
      record: 'base_by_hand',
      weighty: true,
      when: (f) => f.base === 'waiting' || '全国库已经回答',
      input: byHand,
    },
    ask_again: {
      label: '重新查询全国库',
      from: ['base_checked', ...late],
      to: (f) => f.at,
      by: registrars,
      when: (f) => f.base !== 'waiting' || '正在等待全国库回答',
    },
    not_accept: wayOut('不予受理', before, 'not_accepted'),
    refuse: wayOut('不予登记', late, 'refused'),
    leave: wayOut('当事人离开', before, 'left'),
  },
  clocks: archivingClock,
})
