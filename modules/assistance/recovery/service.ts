import { z } from 'zod'
import { defineService } from '#kernel/service.ts'

export const causes = ['DEATH', 'CONCEALMENT', 'LATE_REPORT', 'OFFICE_ERROR'] as const
export const ways = ['RETURN', 'INSTALMENT', 'DEDUCT', 'ESTATE', 'WAIVE'] as const

/** What the conditions ask. */
export type RecoveryFacts = {
  rootId?: string
  causeCase?: string
  plannedBy?: string
  way?: string
  firstSignedBy?: string | null
}

const reason = z.string().trim().min(2, '请写明理由').max(500, '理由不能超过 500 字')

/** How an over-payment is to come back: what the town proposes and the county decides, §11. */
export const planInput = z.object({
  cause: z.enum(causes, { error: '请选择多发的原因' }),
  way: z.enum(ways, { error: '请选择追回办法' }),
  instalments: z.number().int().min(2, '至少分 2 期').max(60, '最多分 60 期').optional(),
  note: reason,
})
export type PlanInput = z.output<typeof planInput>

const county = ['county_clerk', 'county_head'] as const

/** 多发追缴: a small case on a household; nobody decides what they proposed, and a waiver has two signatures. */
export const recovery = defineService<RecoveryFacts>()({
  name: 'recovery',
  title: '多发追缴',
  numberWord: '追缴',
  formVersion: 1,
  first: 'draft',
  steps: {
    draft: { label: '登记中', waitsFor: ['town_clerk'], next: '登记' },
    open: { label: '待提出办法', plain: '镇里会和您商量怎样退回', waitsFor: ['town_clerk'], next: '和家庭商量，提出追回办法' },
    proposed: { label: '待决定', plain: '市民政局正在决定', waitsFor: ['county_clerk', 'county_head'], next: '决定追回办法' },
    running: { label: '追回中', plain: '正在按决定退回', waitsFor: ['town_clerk'], next: '跟踪退回' },
    closed: { label: '已办结', waitsFor: [], next: '', ended: true },
    dropped: { label: '不再追缴', optional: true, waitsFor: [], next: '', ended: true },
  },
  moves: {
    register: { label: '立追缴', from: ['draft'], to: 'open', by: ['town_clerk', 'verifier', ...county, 'system'] },
    plan: { label: '提出追回办法', from: ['open'], to: 'proposed', by: ['town_clerk'], record: 'recovery_plan', input: planInput },
    send_back: {
      label: '退回重提',
      from: ['proposed'],
      to: 'open',
      by: [...county],
      record: 'sent_back',
      input: z.object({ reason }),
    },
    first_sign: {
      label: '签署免予追缴',
      from: ['proposed'],
      to: 'proposed',
      by: ['county_clerk'],
      record: 'first_signature',
      when: (f, who) => {
        if (f.way !== 'WAIVE') return '只有免予追缴才要两个人签署'
        if (f.firstSignedBy) return '已经有人签署，等市局负责人决定'
        return f.plannedBy !== who.id || '您提出的办法不能由您自己签署'
      },
      input: z.object({ agree: z.literal(true) }),
    },
    decide: {
      label: '决定追缴',
      from: ['proposed'],
      to: (f) => (f.way === 'WAIVE' ? 'closed' : 'running'),
      by: ['county_head'],
      record: 'recovery_decision',
      weighty: true,
      when: (f, who) => {
        if (f.plannedBy === who.id) return '您提出的办法不能由您自己决定'
        if (f.way !== 'WAIVE') return true
        if (!f.firstSignedBy) return '免予追缴要先由一位科员签署'
        return f.firstSignedBy !== who.id || '免予追缴要两个不同的人签署'
      },
      input: z.object({ reason: z.string().max(500).default('') }),
    },
    revise: {
      label: '改变办法',
      from: ['running'],
      to: 'open',
      by: ['town_clerk', 'county_clerk'],
      record: 'recovery_revision',
      input: z.object({ reason }),
    },
    close: { label: '追清办结', from: ['open', 'running'], to: 'closed', by: ['town_clerk', 'finance', ...county, 'system'] },
    drop: {
      label: '不再追缴',
      from: ['open'],
      to: 'dropped',
      by: ['town_clerk', ...county, 'system'],
      record: 'recovery_dropped',
      weighty: true,
      input: z.object({ reason }),
    },
  },
  clocks: {
    recovery: {
      label: '追缴办理期限',
      parameter: 'limit.recovery',
      unit: 'working_days',
      kind: 'promise',
      startsOn: ['register'],
      stopsOn: ['decide', 'close', 'drop'],
    },
  },
})
