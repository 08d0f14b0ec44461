import { z } from 'zod'
import { defineService } from '#kernel/service.ts'
import { desk, readers, registrars, said } from '../form.ts'

export type CorrectionFacts = {
  corrected: 'NAME' | 'ID_NUMBER' | 'BIRTH_DATE'
  /** A slip of the pen; anything else is for a court or for the way of false identities. */
  clerical: boolean
  evidence?: boolean
  takenBy: string
  eventId?: string
}

const none = { waitsFor: [], next: '', ended: true } as const
const open = ['received', 'evidenced', 'reviewed'] as const

/** 更正登记信息 (M8): on a paper of the police, reviewed by the head; the number stays, the file has a note, the certificate is changed. */
export const correctionService = defineService<CorrectionFacts>()({
  name: 'marriage_correction',
  title: '更正登记信息',
  numberWord: '更正',
  formVersion: 1,
  readers,
  first: 'draft',
  steps: {
    draft: { label: '填写中', waitsFor: [], next: '受理' },
    received: { label: '已受理', plain: '请提交公安机关的证明', waitsFor: desk, next: '收下公安机关的证明' },
    evidenced: { label: '待审批', plain: '正在审批', waitsFor: ['registry_head'], next: '主任审批' },
    reviewed: { label: '已批准', plain: '正在更正', waitsFor: registrars, next: '更正并换发' },
    corrected: { label: '已更正', ...none },
    refused: { label: '不予更正', optional: true, ...none },
  },
  moves: {
    apply: { label: '受理', from: ['draft'], to: 'received', by: desk },
    add_proof: {
      label: '收下公安证明',
      from: ['received'],
      to: 'evidenced',
      by: desk,
      record: 'police_proof',
      input: z.object({
        issuer: z.string().trim().min(2, '请写明出具证明的公安机关').max(60),
        paper: z.string().trim().min(2, '请写明证明的编号').max(120),
        paperOn: z.iso.date({ error: '请填证明的日期' }),
        situation: said,
      }),
    },
    review: {
      label: '批准更正',
      from: ['evidenced'],
      to: 'reviewed',
      by: ['registry_head'],
      record: 'correction_review',
      when: (f, who) => {
        if (!f.clerical) return '不是笔误的不能更正：身份不实的按虚假登记核查办理，其他争议由人民法院处理（高检发办字〔2021〕109号）'
        return f.takenBy !== who.id || '您受理的更正要由另一个人批准'
      },
      input: z.object({ situation: said }),
    },
    correct: { label: '更正并换发', from: ['reviewed'], to: 'corrected', by: registrars },
    refuse: {
      label: '不予更正',
      from: open,
      to: 'refused',
      by: registrars,
      record: 'records_refused',
      weighty: true,
      input: z.object({ reason: said }),
    },
  },
  clocks: {
    correction: {
      label: '更正期限',
      parameter: 'limit.marriageCorrection',
      unit: 'working_days',
      kind: 'promise',
      startsOn: ['add_proof'],
      stopsOn: ['correct', 'refuse'],
    },
  },
})
