import { z } from 'zod'
import { defineService } from '#kernel/service.ts'
import { desk, readers, registrars, said } from '../form.ts'
import { evidenceKinds, evidenceMissing } from '../rules/reissue.ts'

/** What the conditions ask. */
export type ReissueFacts = {
  want: 'MARRIAGE' | 'DIVORCE'
  by: 'SELF' | 'PROXY'
  /** Why it is not issued again, with the article; null when it may be. */
  why: string | null
  note?: string | undefined
  archive?: 'FOUND' | 'MISSING'
  evidence: string[]
  evidenceNeeded: number
  takenBy: string
  reviewedBy?: string
  certNo?: string
}

const none = { waitsFor: [], next: '', ended: true } as const
const open = ['applied', 'archive_found', 'archive_missing', 'reviewed'] as const

/** 补领结婚证、离婚证 (M4, M5), §3.6: done on the spot by two people; a lost file is replaced by three kinds of proof. */
export const reissueService = defineService<ReissueFacts>()({
  name: 'certificate_reissue',
  title: '补领婚姻登记证',
  numberWord: '补领',
  formVersion: 1,
  readers,
  first: 'draft',
  steps: {
    draft: { label: '填写中', waitsFor: [], next: '受理' },
    applied: { label: '已受理', plain: '正在查找档案', waitsFor: desk, next: '查档' },
    archive_found: { label: '查到档案', plain: '正在审查', waitsFor: registrars, next: '由另一名登记员审查' },
    archive_missing: {
      label: '没有档案',
      plain: '没有查到档案，请补交婚姻状况的证明',
      optional: true,
      waitsFor: registrars,
      next: '收齐三种证明后审查',
    },
    reviewed: { label: '审查通过', plain: '正在制证', waitsFor: registrars, next: '发证' },
    issued: { label: '已发证', ...none },
    refused: { label: '不予补发', optional: true, ...none },
    withdrawn: { label: '已撤回', optional: true, ...none },
  },
  moves: {
    apply: { label: '受理', from: ['draft'], to: 'applied', by: desk },
    find_archive: {
      label: '查到档案',
      from: ['applied', 'archive_missing'],
      to: 'archive_found',
      by: desk,
      record: 'archive',
      when: (f) => f.why ?? true,
      input: z.object({ archiveFinding: said }),
    },
    miss_archive: {
      label: '没有查到档案',
      from: ['applied'],
      to: 'archive_missing',
      by: desk,
      record: 'archive',
      when: (f) => f.why ?? true,
      input: z.object({ archiveFinding: said }),
    },
    add_evidence: {
      label: '收下证明',
      from: ['archive_missing'],
      to: 'archive_missing',
      by: desk,
      record: 'evidence',
      input: z.object({
        evidenceKind: z.enum(evidenceKinds, { error: '请选择证明的种类' }),
        paper: z.string().trim().min(2, '请写明出具单位和编号').max(120),
        situation: said,
      }),
    },
    review: {
      label: '审查通过',
      from: ['archive_found', 'archive_missing'],
      to: 'reviewed',
      by: registrars,
      record: 'reissue_review',
      when: (f, who) => {
        if (f.why) return f.why
        const missing = f.archive === 'FOUND' ? 0 : evidenceMissing(f.evidence, f.evidenceNeeded)
        if (missing > 0) return `没有档案的要有 ${f.evidenceNeeded} 种不同的证明，还差 ${missing} 种（婚姻登记工作规范）`
        return f.takenBy !== who.id || '受理和审查由两个人分别办理，请另一名登记员审查'
      },
      input: z.object({ situation: said }),
    },
    issue: { label: '发证', from: ['reviewed'], to: 'issued', by: registrars, when: (f) => f.why ?? true },
    refuse: {
      label: '不予补发',
      from: open,
      to: 'refused',
      by: registrars,
      record: 'records_refused',
      weighty: true,
      input: z.object({ reason: said }),
    },
    withdraw: { label: '撤回申请', from: open, to: 'withdrawn', by: registrars, weighty: true },
  },
  clocks: {
    reissue: {
      label: '补领期限',
      parameter: 'limit.reissue.elsewhere',
      unit: 'working_days',
      kind: 'promise',
      startsOn: ['apply'],
      stopsOn: ['issue', 'refuse', 'withdraw'],
    },
  },
})
