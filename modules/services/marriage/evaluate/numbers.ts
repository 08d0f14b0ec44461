import { z } from 'zod'
import { certificateNumber, isCertificateNumber, isOriginalNumber, type Series, serialAfter } from '../rules/certificate-number.ts'
import { coolingDates } from '../rules/cooling-dates.ts'
import type { Law } from '../rules/law.ts'
import { momentOf } from '../rules/moment.ts'
import type { RestDays } from '../rules/rest-days.ts'
import { calendar, time } from './shapes.ts'

const count = z.int().min(0)

const event = z.object({
  n: z.number(),
  at: time,
  kind: z.enum([
    'MARRIAGE_REGISTER',
    'MARRIAGE_REFUSED',
    'DIVORCE_REGISTER',
    'DIVORCE_APPLY',
    'REISSUE_MARRIAGE',
    'REISSUE_DIVORCE',
    'PAPER_DECLARATION',
    'COURT_VOID',
    'COURT_REVOKE',
  ]),
  reason: z.string().optional(),
  blanksSpoiled: count.optional(),
  original: z.string().optional(),
  originalYear: z.number().optional(),
  of: z.number().optional(),
  target: z.number().optional(),
})

export const numbersInput = z.object({
  registry: z.string().regex(/^\d{6}$/),
  counters: z.record(z.string().regex(/^(J|L|BJ|BL)-\d{4}$/), count).default({}),
  blanks: z.object({ next: z.string(), perMarriage: count, perDivorce: count, perReissue: count }).optional(),
  calendar: calendar.optional(),
  params: z.looseObject({}).optional(),
  formats: z.array(z.object({ n: z.number(), text: z.string(), field: z.enum(['certNo', 'originalCertNo']) })).optional(),
  events: z.array(event).optional(),
})

type Input = z.output<typeof numbersInput>
type Event = z.output<typeof event>

const seriesOf: Partial<Record<Event['kind'], Series>> = {
  MARRIAGE_REGISTER: 'J',
  DIVORCE_REGISTER: 'L',
  REISSUE_MARRIAGE: 'BJ',
  REISSUE_DIVORCE: 'BL',
}

/** Numbers in the order of the events, what they count to, and where the blanks stand. */
export function numbersResult(input: Input, asOf: string, law: Law, isRestDay: RestDays) {
  const seen = (input.events ?? []).filter((e) => momentOf(e.at).day <= asOf)
  const counters = { ...input.counters }
  const sheets = { issued: 0, spoiled: 0 }
  const answers = seen.map((e) => {
    const { day } = momentOf(e.at)
    sheets.spoiled += e.blanksSpoiled ?? 0
    const today = law.on(day)
    const series = e.kind === 'DIVORCE_APPLY' && !today.coolingOff ? 'L' : seriesOf[e.kind]
    if (series) {
      const key = `${series}-${day.slice(0, 4)}`
      counters[key] = (counters[key] ?? 0) + 1
      sheets.issued += sheetsOf(series, input, today.sheets)
      return {
        n: e.n,
        certNo: certificateNumber(series, input.registry, day.slice(0, 4), counters[key]),
        registerDate: day,
        ...(e.original ? { originalCertNo: e.original } : {}),
        status: statusOf(e, seen, today.coolingOff),
      }
    }
    const cooling = e.kind === 'DIVORCE_APPLY' ? { coolingEnd: coolingDates(day, today, isRestDay).coolingEnd } : {}
    return { n: e.n, certNo: null, ...cooling, status: statusOf(e, seen, today.coolingOff) }
  })
  return {
    ...(input.events ? { events: answers } : {}),
    counts: countsOf(counters),
    ...(input.blanks ? { blanks: { ...sheets, nextSerial: serialAfter(input.blanks.next, sheets.issued + sheets.spoiled) } } : {}),
    ...(input.formats
      ? {
          formats: input.formats.map(({ n, text, field }) => ({
            n,
            valid: field === 'certNo' ? isCertificateNumber(text) : isOriginalNumber(text),
          })),
        }
      : {}),
  }
}

function sheetsOf(series: Series, { blanks }: Input, own: { marriage: number; divorce: number; reissue: number }): number {
  if (series === 'J') return blanks?.perMarriage ?? own.marriage
  if (series === 'L') return blanks?.perDivorce ?? own.divorce
  return blanks?.perReissue ?? own.reissue
}

function statusOf(e: Event, seen: readonly Event[], coolingOff: boolean): string {
  const judged = seen.filter((other) => other.target === e.n && (other.kind === 'COURT_VOID' || other.kind === 'COURT_REVOKE')).at(-1)
  if (judged) return judged.kind === 'COURT_VOID' ? 'VOID' : 'REVOKED'
  if (e.kind === 'MARRIAGE_REGISTER') return 'EFFECTIVE'
  if (e.kind === 'MARRIAGE_REFUSED') return 'REFUSED'
  if (e.kind === 'COURT_VOID' || e.kind === 'COURT_REVOKE') return 'NOTED'
  if (e.kind === 'PAPER_DECLARATION') return seen.some((other) => other.of === e.n) ? 'ENTERED' : 'WAITING_FOR_BASE'
  return e.kind === 'DIVORCE_APPLY' && coolingOff ? 'COOLING' : 'ISSUED'
}

/** Last numbers given, by year: what was declared void later keeps its number and its place in the count. */
function countsOf(counters: Readonly<Record<string, number>>) {
  const years: Record<string, { marriages: number; divorces: number; reissues: number }> = {}
  for (const [key, last] of Object.entries(counters)) {
    const [series = '', year = ''] = key.split('-')
    years[year] ??= { marriages: 0, divorces: 0, reissues: 0 }
    const of = years[year]
    if (series === 'J') of.marriages += last
    else if (series === 'L') of.divorces += last
    else of.reissues += last
  }
  return years
}
