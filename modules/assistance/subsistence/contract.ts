import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { parameterItem } from '#kernel/api/policy.ts'
import { applicationForm } from './form.ts'
import { requiredSources, sourceAnswer } from './service/inputs.ts'

const onBehalf = z.object({
  /** Recorded authority: what the family said and signed. */
  authority: z.enum(['SPOKEN', 'LETTER', 'GUARDIAN']),
  note: z.string().min(2, '请写明受谁委托').max(300),
  fileId: z.uuid().optional(),
})

/** Files the application: draft and submit in one act. The same request id gives the same receipt. */
export const submitApplication = endpoint({
  method: 'POST',
  path: '/api/subsistence/applications',
  summary: '提交低保申请',
  access: 'signed_in',
  input: z.object({ requestId: z.uuid(), answers: applicationForm, onBehalf: onBehalf.optional() }),
  reply: z.object({ caseId: z.string(), number: z.string(), step: z.string(), receivedOn: z.string(), latestOn: z.string().nullable() }),
})

const step = z.object({
  rule: z.string(),
  label: z.string().optional(),
  subject: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()),
  parameters: z.array(z.object({ key: z.string(), version: z.string(), value: z.unknown(), confidence: z.enum(['V', 'B', 'A']) })),
  formula: z.string(),
  value: z.unknown(),
  source: z.string().optional(),
})

/** A means test line by line, as page, letter and audit show it. Amounts in yuan as the evaluator prints them. */
export const evaluationView = z.object({
  asOf: z.string(),
  category: z.enum(['DIBAO', 'LOW_MARGIN', 'EXPENDITURE', 'REJECTED', 'UNDECIDED']),
  categoryLabel: z.string(),
  monthlyAmount: z.number(),
  effectiveMonth: z.string().nullable(),
  householdIncome: z.number().nullable(),
  perCapita: z.number().nullable(),
  standard: z.number().nullable(),
  countedMembers: z.array(z.string()),
  payableMembers: z.array(z.string()),
  fullAmountMembers: z.array(z.string()),
  singlePersonDibao: z.array(z.object({ member: z.string(), amount: z.number() })),
  months: z.number().nullable(),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  suggest: z.array(z.object({ code: z.string(), text: z.string() })),
  derivation: z.array(step),
  whatIf: z.array(z.object({ label: z.string(), effect: z.string() })),
  /** Parameters whose source the bureau has not confirmed. */
  toConfirm: z.array(parameterItem.pick({ key: true, title: true, version: true })),
})
export type EvaluationView = z.output<typeof evaluationView>

const personView = z.object({
  ref: z.string(),
  personId: z.string().nullable(),
  name: z.string(),
  idMask: z.string(),
  relation: z.string(),
  relationLabel: z.string(),
  sex: z.enum(['M', 'F']),
  age: z.number(),
  health: z.string(),
  counted: z.boolean().nullable(),
  countedWhy: z.string(),
  incomes: z.array(z.object({ kind: z.string(), label: z.string(), declared: z.number(), used: z.number(), source: z.string() })),
})

/** The service's own part of a case for the desk; what a role may not see is left out by the server. */
export const getSubsistenceCase = endpoint({
  method: 'GET',
  path: '/api/subsistence/cases/:caseId',
  summary: '低保办件内容',
  access: ['village_worker', 'town_clerk', 'town_lead', 'county_clerk', 'county_head', 'verifier', 'auditor'],
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({
    caseId: z.string(),
    address: z.string(),
    phoneMask: z.string(),
    povertyCause: z.string(),
    onBehalf: z.string().nullable(),
    people: z.array(personView),
    supporters: z.array(z.object({ ref: z.string(), name: z.string(), relationLabel: z.string(), status: z.string(), about: z.string() })),
    assets: z.array(z.object({ label: z.string(), value: z.string(), source: z.string() })),
    evaluation: evaluationView.nullable(),
    verification: z
      .object({
        required: z.array(z.object({ source: z.enum(requiredSources), label: z.string(), answer: sourceAnswer.nullable() })),
        reportNo: z.string().nullable(),
        complete: z.boolean(),
        differences: z.array(
          z.object({
            ref: z.string(),
            label: z.string(),
            declared: z.number().nullable(),
            found: z.number(),
            severity: z.enum(['INFO', 'CHECK', 'BLOCK']),
          }),
        ),
      })
      .nullable(),
    records: z.array(
      z.object({
        kind: z.string(),
        label: z.string(),
        at: z.string(),
        by: z.string(),
        lines: z.array(z.object({ label: z.string(), value: z.string() })),
      }),
    ),
    /** Colleagues of the town who may be the second investigator. */
    colleagues: z.array(z.object({ id: z.string(), name: z.string() })),
    /** Granted and running: a change may be registered on it. */
    /** The household that this case brought onto the books. */
    rootId: z.string().nullable(),
    /** A hint for the visit; never a ground of refusal. */
    recentDivorces: z.array(z.object({ name: z.string(), on: z.string() })),
    missing: z.array(z.string()),
  }),
})

/** Attaches the answers of one or more sources; the report can be issued when none is missing. */
export const answerSources = endpoint({
  method: 'POST',
  path: '/api/subsistence/cases/:caseId/sources',
  summary: '登记核对答复',
  access: ['verifier'],
  input: z.object({ caseId: z.uuid(), requestId: z.uuid(), answers: z.array(sourceAnswer).min(1).max(20) }),
  reply: z.object({ missing: z.array(z.string()) }),
})

/** Shows a number in full; the reason is asked and kept. */
export const revealNumber = endpoint({
  method: 'POST',
  path: '/api/subsistence/cases/:caseId/reveal',
  summary: '显示完整证件号码',
  access: ['village_worker', 'town_clerk', 'town_lead', 'county_clerk', 'county_head', 'verifier'],
  input: z.object({ caseId: z.uuid(), ref: z.string(), reason: z.string().min(2).max(200) }),
  reply: z.object({ idNumber: z.string() }),
})

/** The resident's view of the result: the same evaluation as the letter, only after the decision. */
export const getMyResult = endpoint({
  method: 'GET',
  path: '/api/portal/subsistence/:caseId',
  summary: '我的低保结果',
  access: 'resident',
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({
    /** Filed by this account, but not yet proved to be of this person: what was found is not shown. */
    hidden: z.boolean(),
    decided: z.boolean(),
    granted: z.boolean().nullable(),
    evaluation: evaluationView.nullable(),
    people: z.record(z.string(), z.string()),
    supplement: z.array(z.object({ what: z.string(), why: z.string() })),
    supplementUntil: z.string().nullable(),
    payment: z.object({ accountTail: z.string(), firstMonth: z.string() }).nullable(),
    /** It ended without a decision: why, and what had been asked for. */
    closed: z.object({ why: z.string(), asked: z.array(z.string()) }).nullable(),
  }),
})

/** What the family wrote in an earlier application, for another one: no consent, no papers; those are given anew. */
export const getMyAnswers = endpoint({
  method: 'GET',
  path: '/api/portal/subsistence/:caseId/answers',
  summary: '上次填的内容',
  access: 'resident',
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({ answers: applicationForm.omit({ consent: true, files: true }).nullable() }),
})
