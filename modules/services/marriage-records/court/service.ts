import { z } from 'zod'
import { defineService } from '#kernel/service.ts'
import { desk, readers, said } from '../form.ts'
import type { RelationStatus } from '../rules/status.ts'

export type CourtFacts = {
  entry: 'VOID' | 'REVOKED' | 'COURT_DIVORCE'
  by: 'COURT' | 'REGISTRY'
  on: string
  statusThen: RelationStatus
  /** Why it cannot be entered, with the article; null when it may be. */
  why: string | null
  takenBy: string
}

const none = { waitsFor: [], next: '', ended: true } as const

/** 登记法院文书: a final judgment says void, revoked or divorced; the head enters it. The number of the certificate stays. */
export const courtService = defineService<CourtFacts>()({
  name: 'marriage_court',
  title: '登记法院文书',
  numberWord: '文书',
  formVersion: 1,
  readers,
  first: 'draft',
  steps: {
    draft: { label: '填写中', waitsFor: [], next: '收下文书' },
    received: { label: '待核对', waitsFor: ['registry_head'], next: '核对文书，记入档案' },
    entered: { label: '已记入', ...none },
    refused: { label: '不予记入', optional: true, ...none },
  },
  moves: {
    receive: { label: '收下文书', from: ['draft'], to: 'received', by: desk },
    enter: {
      label: '记入档案',
      from: ['received'],
      to: 'entered',
      by: ['registry_head'],
      record: 'court_checked',
      weighty: true,
      when: (f, who) => f.why ?? (f.takenBy !== who.id || '您收下的文书要由另一个人核对记入'),
      input: z.object({ situation: said }),
    },
    refuse: {
      label: '不予记入',
      from: ['received'],
      to: 'refused',
      by: ['registry_head'],
      record: 'records_refused',
      weighty: true,
      input: z.object({ reason: said }),
    },
  },
  clocks: {
    court: {
      label: '记入期限',
      parameter: 'limit.marriageCourt',
      unit: 'working_days',
      kind: 'promise',
      startsOn: ['receive'],
      stopsOn: ['enter', 'refuse'],
    },
  },
})
