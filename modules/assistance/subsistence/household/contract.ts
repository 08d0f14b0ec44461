import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { changeForm } from '../change/form.ts'

const readers = ['village_worker', 'town_clerk', 'town_lead', 'county_clerk', 'county_head', 'auditor'] as const
const tellers = ['village_worker', 'town_clerk', 'county_clerk'] as const

export const householdItem = z.object({
  rootId: z.string(),
  /** Whose name the household goes by, and how many are in it now. */
  name: z.string(),
  persons: z.number(),
  place: z.string(),
  placeName: z.string(),
  category: z.string(),
  categoryLabel: z.string(),
  monthlyFen: z.number(),
  since: z.string(),
  state: z.enum(['active', 'suspended', 'stopped']),
  stateLabel: z.string(),
  held: z.boolean(),
})
export type HouseholdItem = z.output<typeof householdItem>

/** The register of households on the books, by place; keyed paging. */
export const listHouseholds = endpoint({
  method: 'GET',
  path: '/api/households',
  summary: '在册户',
  access: readers,
  input: z.object({
    q: z.string().trim().max(30).optional(),
    place: z.string().max(12).optional(),
    category: z.enum(['DIBAO', 'LOW_MARGIN', 'EXPENDITURE']).optional(),
    state: z.enum(['going', 'suspended', 'stopped']).default('going'),
    after: z.string().max(80).optional(),
  }),
  reply: z.object({ items: z.array(householdItem), next: z.string().nullable(), total: z.number() }),
})

const stretch = z.object({
  from: z.string(),
  until: z.string().nullable(),
  part: z.string(),
  partLabel: z.string(),
  categoryLabel: z.string(),
  fen: z.number(),
})

/** The same list as a spreadsheet. */
export const exportHouseholds = endpoint({
  method: 'GET',
  path: '/api/households.xlsx',
  summary: '导出在册户',
  access: readers,
  download: true,
  input: listHouseholds.input.omit({ after: true }),
  reply: z.unknown(),
})

/** Authorities signed on paper for the running allowance. */
export const signConsents = endpoint({
  method: 'POST',
  path: '/api/households/:rootId/consents',
  summary: '登记纸质授权书',
  access: ['town_clerk'],
  input: z.object({
    rootId: z.uuid(),
    requestId: z.uuid(),
    refs: z.array(z.string().max(4)).min(1, '请选谁签了授权书').max(20),
    signedOn: z.iso.date({ error: '请填签名日期' }),
  }),
  reply: z.object({}),
})

/** One household on the books: who, what since when, what happened, what was paid, what is on the way. */
export const getHousehold = endpoint({
  method: 'GET',
  path: '/api/households/:rootId',
  summary: '在册一户',
  access: readers,
  input: z.object({ rootId: z.uuid() }),
  reply: householdItem.extend({
    source: z.enum(['decision', 'import']),
    openedByCase: z.string().nullable(),
    people: z.array(
      z.object({
        ref: z.string(),
        personId: z.string().nullable(),
        name: z.string(),
        idMask: z.string(),
        relation: z.string(),
        relationLabel: z.string(),
        age: z.number(),
        note: z.string(),
        counted: z.boolean(),
        /** An authority to verify is in force, or none is needed: under eighteen. */
        consented: z.boolean(),
      }),
    ),
    /** Relatives outside the home who owe support; their figures are not for the village. */
    supporters: z.array(
      z.object({
        ref: z.string(),
        name: z.string(),
        relation: z.enum(['CHILD', 'PARENT']),
        relationLabel: z.string(),
        for: z.array(z.string()),
        status: z.string(),
        statusLabel: z.string(),
        persons: z.number().nullable(),
        dependants: z.number().nullable(),
        incomeFen: z.number().nullable(),
      }),
    ),
    /** Class and next re-check; absent until the job has reckoned it, and for the village. */
    review: z.object({ cls: z.string(), dueOn: z.string(), late: z.boolean() }).nullable(),
    payee: z.object({ name: z.string(), bank: z.string(), tail: z.string() }).nullable(),
    rows: z.array(stretch),
    /** Differences of the months behind, all money of the household together. */
    backPayFen: z.number(),
    overpaidFen: z.number(),
    holds: z.array(z.object({ kind: z.string(), label: z.string(), from: z.string(), at: z.string(), eventId: z.string().nullable() })),
    cases: z.array(
      z.object({
        caseId: z.string(),
        number: z.string(),
        kindLabel: z.string(),
        stepLabel: z.string(),
        open: z.boolean(),
        on: z.string(),
        withdrawn: z.boolean(),
      }),
    ),
    payments: z.array(
      z.object({ runMonth: z.string(), coveredMonth: z.string(), kindLabel: z.string(), fen: z.number(), resultLabel: z.string() }),
    ),
  }),
})

/** Registers what changed in a household on the books; a small case of its own begins. */
export const fileChange = endpoint({
  method: 'POST',
  path: '/api/households/:rootId/changes',
  summary: '登记在册户的变化',
  access: tellers,
  input: z.object({ rootId: z.uuid(), requestId: z.uuid(), change: changeForm }),
  reply: z.object({ caseId: z.string(), number: z.string() }),
})

/** A change case: what is said to have changed, and every month with and without it. Money is for those who may see it. */
export const getChange = endpoint({
  method: 'GET',
  path: '/api/subsistence/changes/:caseId',
  summary: '低保变更内容',
  access: readers,
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({
    rootId: z.string(),
    /** The recorded death it follows from. */
    eventId: z.string().nullable(),
    kind: z.string(),
    withdrawnAt: z.string().nullable(),
    lines: z.array(z.object({ label: z.string(), value: z.string() })),
    stretches: z.array(
      z.object({
        from: z.string(),
        until: z.string().nullable(),
        categoryLabel: z.string(),
        fen: z.number(),
        beforeFen: z.number().nullable(),
      }),
    ),
    months: z.array(z.object({ month: z.string(), fen: z.number() })),
    backPayFen: z.number(),
    overpaidFen: z.number(),
  }),
})

/** The resident's own household on the books: what it gets and since when. */
export const myHousehold = endpoint({
  method: 'GET',
  path: '/api/portal/household-on-books',
  summary: '我家的低保',
  access: 'resident',
  input: z.object({}),
  reply: z.object({
    household: z
      .object({
        rootId: z.string(),
        categoryLabel: z.string(),
        monthlyFen: z.number(),
        stateLabel: z.string(),
        people: z.array(z.object({ ref: z.string(), name: z.string(), relationLabel: z.string() })),
        open: z.array(z.object({ caseId: z.string(), kindLabel: z.string() })),
      })
      .nullable(),
  }),
})

/** The family tells of a change from its phone; it is bound by law to do so (ZJ-SAR 48). */
export const tellChange = endpoint({
  method: 'POST',
  path: '/api/portal/households/:rootId/changes',
  summary: '报告家里的变化',
  access: 'resident',
  input: z.object({ rootId: z.uuid(), requestId: z.uuid(), change: changeForm }),
  reply: z.object({ caseId: z.string(), number: z.string() }),
})
