import { defineService } from '#kernel/service.ts'
import { byHand, declaration, papers, registryFormVersion, registryReaders, review, settlement } from '../form.ts'
import { archivingClock, lastMoves, lastSteps, registrars, wayOut } from '../service/last-steps.ts'

/** What the conditions ask: states, dates and staff ids. */
export type RegistrationFacts = {
  kind: 'M1' | 'M2'
  bookingId?: string | undefined
  /** Signed on paper while the network was down. */
  paper: boolean
  base: 'waiting' | 'clear' | 'conflict' | 'married'
  baseOn?: string
  /** Where the case goes back to when the national register answered. */
  at: 'base_checked' | 'declared' | 'reviewed'
  verifiedBy?: string
  reviewedBy?: string
  registrationId?: string
  relationId?: string
}

const before = ['checked_in', 'materials_ok', 'base_checked', 'declared', 'reviewed'] as const
const afterBase = ['base_checked', 'declared', 'reviewed'] as const

const isClear = (f: RegistrationFacts): true | string => {
  if (f.base === 'conflict') return '全国库与本地档案不一致，先由主任核对档案后核定'
  if (f.base === 'married') return '一方有存续的婚姻登记，不能办理（民法典第一千零四十二条）'
  return f.base === 'clear' || '全国婚姻登记信息系统还没有回答，请等待；断网时可以先签纸质声明'
}

/** 结婚登记 (M1) and 补办结婚登记 (M2), domain 3.6: done while the couple waits, by two different people. */
export const marriageService = defineService<RegistrationFacts>()({
  name: 'marriage',
  title: '结婚登记',
  numberWord: '结婚',
  formVersion: registryFormVersion,
  readers: registryReaders,
  first: 'arriving',
  steps: {
    arriving: { label: '到场', waitsFor: ['registrar'], next: '签到' },
    checked_in: { label: '已签到', waitsFor: registrars, next: '核对身份和材料' },
    materials_ok: { label: '等待全国库回答', waitsFor: registrars, next: '等待全国库回答' },
    base_checked: { label: '已查询婚姻状况', waitsFor: registrars, next: '两人当面声明、签名' },
    declared: { label: '已声明', waitsFor: registrars, next: '由另一名登记员审查' },
    reviewed: { label: '已审查', waitsFor: registrars, next: '登记' },
    ...lastSteps,
  },
  moves: {
    check_in: { label: '签到', from: ['arriving'], to: 'checked_in', by: registrars },
    verify: {
      label: '核对身份和材料',
      from: ['checked_in'],
      to: 'materials_ok',
      by: registrars,
      record: 'papers',
      input: papers,
    },
    base_answered: {
      label: '全国库已回答',
      from: ['materials_ok', ...afterBase],
      to: (f) => f.at,
      by: ['system'],
    },
    declare: {
      label: '当面声明、签名',
      from: ['base_checked'],
      to: 'declared',
      by: registrars,
      record: 'declaration',
      when: isClear,
      input: declaration,
    },
    review: {
      label: '审查通过',
      from: ['declared'],
      to: 'reviewed',
      by: registrars,
      record: 'review',
      when: (f, who) => (f.verifiedBy === who.id ? '审查由另一名登记员做，核对材料的人不能审查' : isClear(f)),
      input: review,
    },
    register: {
      label: '登记，给证号',
      from: ['reviewed'],
      to: 'registered',
      by: registrars,
      when: (f, _who, today) => {
        const clear = isClear(f)
        if (clear !== true) return clear
        return f.baseOn === today || '全国库的回答不是今天的，请重新查询后登记'
      },
    },
    ...lastMoves,
    settle_conflict: {
      label: '核定婚姻状况',
      from: afterBase,
      to: (f) => f.at,
      by: ['registry_head'],
      record: 'conflict_settled',
      when: (f) => f.base === 'conflict' || '没有需要核定的不一致',
      input: settlement,
    },
    answer_by_hand: {
      label: '登记人工查询结果',
      from: ['materials_ok', ...afterBase],
      to: (f) => f.at,
      by: registrars,
      record: 'base_by_hand',
      weighty: true,
      when: (f) => f.base === 'waiting' || '全国库已经回答',
      input: byHand,
    },
    ask_again: {
      label: '重新查询全国库',
      from: afterBase,
      to: (f) => f.at,
      by: registrars,
      when: (f) => f.base !== 'waiting' || '正在等待全国库回答',
    },
    not_accept: wayOut('不予受理', ['checked_in'], 'not_accepted'),
    refuse: wayOut('不予登记', ['materials_ok', ...afterBase], 'refused'),
    leave: wayOut('当事人离开', before, 'left'),
  },
  clocks: archivingClock,
})
