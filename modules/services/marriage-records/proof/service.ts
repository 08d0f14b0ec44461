import { z } from 'zod'
import { defineService } from '#kernel/service.ts'
import { desk, readers, said } from '../form.ts'
import type { Recipient } from '../rules/proof.ts'

export type ProofFacts = {
  kind: 'ZM' | 'CD'
  recipient: Recipient
  /** Why it is not given, with the article; null when it may be. */
  why: string | null
  number?: string
}

const none = { waitsFor: [], next: '', ended: true } as const

/** （无）婚姻登记记录证明 and 婚姻档案复印 (M6, M7): given on the spot, to those the rules name. */
export const proofService = defineService<ProofFacts>()({
  name: 'marriage_proof',
  title: '婚姻档案证明',
  numberWord: '证明',
  formVersion: 1,
  readers,
  first: 'draft',
  steps: {
    draft: { label: '填写中', waitsFor: [], next: '受理' },
    received: { label: '已受理', plain: '正在查档', waitsFor: desk, next: '出具，或不予出具' },
    issued: { label: '已出具', ...none },
    refused: { label: '不予出具', optional: true, ...none },
    withdrawn: { label: '已撤回', optional: true, ...none },
  },
  moves: {
    apply: { label: '受理', from: ['draft'], to: 'received', by: desk },
    issue: { label: '出具', from: ['received'], to: 'issued', by: desk, when: (f) => f.why ?? true },
    refuse: {
      label: '不予出具',
      from: ['received'],
      to: 'refused',
      by: desk,
      record: 'records_refused',
      weighty: true,
      input: z.object({ reason: said }),
    },
    withdraw: { label: '撤回申请', from: ['received'], to: 'withdrawn', by: desk, weighty: true },
  },
  clocks: {
    proof: {
      label: '出具期限',
      parameter: 'limit.archiveCopy',
      unit: 'working_days',
      kind: 'promise',
      startsOn: ['apply'],
      stopsOn: ['issue', 'refuse', 'withdraw'],
    },
  },
})
