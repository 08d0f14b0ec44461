import { z } from 'zod'
import { defineService } from '#kernel/service.ts'

/** What the conditions ask. */
export type CorrectionFacts = { checkId?: string; finding?: string; answeredBy?: string; foundBy?: string }

const reason = z.string().trim().min(2, '请写明情况').max(1000, '不能超过 1000 字')
const county = ['county_clerk', 'county_head'] as const

/** 抽查整改: what a spot check found wrong is put right by the town in ten working days and looked at again by the county. */
export const spotCorrection = defineService<CorrectionFacts>()({
  name: 'spot_correction',
  title: '抽查整改',
  numberWord: '整改',
  formVersion: 1,
  first: 'draft',
  steps: {
    draft: { label: '登记中', waitsFor: [], next: '登记' },
    open: { label: '待整改', waitsFor: ['town_clerk'], next: '改正并回复' },
    answered: { label: '待复查', waitsFor: ['county_clerk'], next: '复查后办结' },
    closed: { label: '已办结', waitsFor: [], next: '', ended: true },
  },
  moves: {
    register: { label: '立整改', from: ['draft'], to: 'open', by: [...county] },
    answer: {
      label: '回复整改',
      from: ['open'],
      to: 'answered',
      by: ['town_clerk'],
      record: 'correction',
      input: z.object({ done: reason }),
    },
    send_back: { label: '退回再改', from: ['answered'], to: 'open', by: [...county], record: 'sent_back', input: z.object({ reason }) },
    close: {
      label: '复查办结',
      from: ['answered'],
      to: 'closed',
      by: [...county],
      record: 'correction_closed',
      when: (f, who) => f.answeredBy !== who.id || '您回复的整改不能由您办结',
      input: z.object({ said: reason }),
    },
  },
  clocks: {
    correction: {
      label: '整改期限',
      parameter: 'limit.spotCorrection',
      unit: 'working_days',
      kind: 'statutory',
      startsOn: ['register'],
      pausesOn: ['answer'],
      resumesOn: ['send_back'],
      stopsOn: ['close'],
    },
  },
})
